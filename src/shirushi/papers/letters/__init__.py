"""Letters of the bodies: a text in Japanese and English with fields, previewed, then kept with the case.

A room registers its kinds (`agenda.letters.register`) and drafts a letter inside the act it follows from; papers
knows no case. See `kinds.LetterKind` for how one is added.
"""

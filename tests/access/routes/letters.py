"""The lines of letters (format: tests/access/table.py). The draft is its sender's alone."""

from tests.access.table import (
    ALLOWED,
    DOSSIER_ROLES,
    GRANTING_PEOPLE,
    OUTSIDE,
    Line,
    every,
)

SENDERS = ("clerk", "review_officer")
HERE = (*SENDERS, "assessor")
WHO_SEES_THE_CASE = {**OUTSIDE, **every((*DOSSIER_ROLES, *HERE, *GRANTING_PEOPLE))}

ROUTES: dict[str, Line] = {
    "entrance:letters": Line(WHO_SEES_THE_CASE, at="dossier"),
    "entrance:letter": Line({**OUTSIDE, **every(HERE)}, at="letter_draft"),
    "entrance:contract_pdf": Line(WHO_SEES_THE_CASE, at="contract"),
    "entrance:letter_pdf": Line(WHO_SEES_THE_CASE, at="letter"),
    "entrance:letter_set_aside": Line(
        {**OUTSIDE, "assessor": 403, **every(SENDERS, ALLOWED)},
        at="letter_draft",
        post=True,
        data={"reason": "紙で送付", "revision": 0},
    ),
}

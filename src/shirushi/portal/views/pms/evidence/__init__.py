"""The pages of evidence: the list, one piece, its files, what it serves."""

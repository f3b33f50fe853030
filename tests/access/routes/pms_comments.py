"""The lines of comments (format: tests/access/table.py): whoever sees the record, and nobody else."""

from tests.access.table import ALLOWED, BUSINESS_PEOPLE, DOSSIER_ROLES, OUTSIDE, Line, every

# The entry is the privacy officer's, of a department that the head of the table does not lead.
SEES = {**OUTSIDE, **every(BUSINESS_PEOPLE, 404), **every(DOSSIER_ROLES, ALLOWED)}
OWN = {**OUTSIDE, **every(BUSINESS_PEOPLE, 404), **every(DOSSIER_ROLES, 403), "privacy_officer": ALLOWED}

ROUTES: dict[str, Line] = {
    "portal:pms_comments": Line(SEES, at={"kind": "=holding", "pk": "holding"}),
    "portal:pms_comment": Line(SEES, at="comment"),
    "portal:pms_comment_change": Line(OWN, at="comment"),
    "portal:pms_comment_withdraw": Line(OWN, at="comment", post=True),
}

"""The lines of mergers and splits (format: tests/access/table.py)."""

from tests.access.routes.applications import PREPARE, SEES_THE_CASE
from tests.access.table import DOSSIER_ROLES, OUTSIDE, Line, every

ROUTES: dict[str, Line] = {
    "portal:succession_report": Line(at="dossier", answers=PREPARE),
    "portal:succession": Line(at="succession", answers={**OUTSIDE, **every(DOSSIER_ROLES)}),
    "desk:succession": Line(at="succession", answers={**OUTSIDE, **every(SEES_THE_CASE)}),
}

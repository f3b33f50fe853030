"""The lines of contractors (format: tests/access/table.py)."""

from tests.access.table import ACTORS, ALLOWED, BUSINESS_PEOPLE, OUTSIDE, Line, every

READERS = ("representative", "privacy_officer", "audit_officer", "guest")
WRITERS = ("representative", "privacy_officer")
READ = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(READERS)}
WRITTEN = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(WRITERS)}
ACT = {**WRITTEN, **every(WRITERS, ALLOWED)}
OWN = {"foreign_privacy_officer": 200}

ROUTES: dict[str, Line] = {
    "portal:contractors": Line({**READ, **OWN}),
    "portal:contractors_export": Line({**READ, **OWN}),
    "portal:contractor_add": Line({**WRITTEN, **OWN}),
    "portal:contractor": Line(READ, at="contractor"),
    "portal:contractor_change": Line(WRITTEN, at="contractor"),
    "portal:contractor_end": Line(ACT, at="contractor", post=True, data={"reason": "契約の終了"}),
    "portal:contractor_ask": Line(ACT, at="contractor_asked", post=True),
    "portal:contractor_record": Line(WRITTEN, at="contractor"),
    "portal:contractor_evaluation": Line(READ, at="evaluation_answered"),
    "portal:contractor_judge": Line(ACT, at="evaluation_answered", post=True),
    "portal:contractor_except": Line(
        # Another business's officer is turned away before anything is looked for.
        {**ACT, "privacy_officer": 403, "foreign_privacy_officer": 403},
        at="evaluation_unfit",
        post=True,
    ),
    # A link asks nobody who they are.
    "portal:contractor_link": Line(every(ACTORS), at="contractor_token"),
}

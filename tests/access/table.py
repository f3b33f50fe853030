"""The format of the access table: a route, and what each kind of actor is answered.

A line names the view (`portal:home`) and gives, for each kind of actor that is not answered with `others`,
the status. A key of the world (`tests/access/world.py`: `dossier`, `application`, `invoice` …) fills the
route's argument. Routes that take only POST say `post=True` (with the data that they need): they are tried
with POST, and their GET must answer 405.

    ROUTES = {
        "portal:application": Line(at="application", answers={**OUTSIDE, **BUSINESS, "worker": 404}),
        "portal:application_submit": Line(at="application", post=True, answers={…}),
    }

A route with several arguments, or with one that is no primary key, names them: `at={"pk": "draft",
"question": "=eligibility"}`; what begins with `=` is the argument itself.

`others` (404 if not told) is what every kind of actor without an answer of its own gets. `ALLOWED` stands for
"comes in": done, or refused because the case is not that far (200, 302 to a page of the house, 409, 422).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# In the order of the table; each is a client of the world.
ACTORS = (
    "anonymous",
    "without_organisation",
    "representative",
    "privacy_officer",
    "audit_officer",
    "department_head",
    "worker",
    "guest",
    "past_guest",
    "foreign_privacy_officer",
    "clerk",
    "assessor",
    "other_assessor_here",
    "review_officer",
    "foreign_clerk",
    "foreign_assessor",
    "granting_clerk",
    "granting_officer",
    "committee_member",
)

ALLOWED = 0
COMES_IN = (200, 302, 409, 422)

# Doors send those who have not signed in to the sign-in page.
OUTSIDE = {"anonymous": 302}
# Who of a business sees its dossier.
DOSSIER_ROLES = ("representative", "privacy_officer", "audit_officer", "guest")
BUSINESS_PEOPLE = (*DOSSIER_ROLES, "department_head", "worker")
REVIEW_BODY_PEOPLE = ("clerk", "assessor", "other_assessor_here", "review_officer")
FOREIGN_BODY_PEOPLE = ("foreign_clerk", "foreign_assessor")
GRANTING_PEOPLE = ("granting_clerk", "granting_officer", "committee_member")
BODY_PEOPLE = (*REVIEW_BODY_PEOPLE, *FOREIGN_BODY_PEOPLE, *GRANTING_PEOPLE)


@dataclass(frozen=True)
class Line:
    """One route: its argument in the world, its answers, and how it is tried."""

    answers: Mapping[str, int] = field(default_factory=dict)
    at: str | Mapping[str, str] = ""
    others: int = 404
    post: bool = False
    data: Mapping[str, Any] = field(default_factory=dict)

    def answer_for(self, actor: str) -> int:
        return self.answers.get(actor, self.others)


def every(actors: tuple[str, ...], status: int = 200) -> dict[str, int]:
    """The same answer for several: `{**OUTSIDE, **every(BODY_PEOPLE)}`."""
    return dict.fromkeys(actors, status)

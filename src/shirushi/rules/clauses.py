"""Every clause of the source documents, and what carries it out.

The lists stand in `clauses_003.yaml` (the reform of 2007), `clauses_004.yaml` (JAPHIC) and
`clauses_000.yaml` (the brochure). Citations of rules name these clauses.
"""

from functools import cache
from importlib import resources
from typing import Any, Literal

from pydantic import model_validator

from shirushi.rules.editions import Bilingual, Sealed
from shirushi.rules.files import checked, read_yaml

SEEDS = ("003", "004", "000")
Status = Literal["carried_out", "planned", "no_effect"]


class Clause(Sealed):
    """One clause: its name as cited, what it asks for in our words, and what became of it.

    `by` holds ids: `rule:…`, `question:…`, `feature:…`, `test:…`, and for a planned clause the
    `capability:…` that will carry it out.
    """

    clause: str
    says: Bilingual
    status: Status
    by: tuple[str, ...] = ()
    note: Bilingual | None = None

    @model_validator(mode="after")
    def _is_accounted_for(self) -> "Clause":
        if self.status == "no_effect" and (self.by or self.note is None):
            raise ValueError("a clause without effect has a note that says why, and nothing carries it out")
        if self.status != "no_effect" and not self.by:
            raise ValueError("by: a clause is carried out, or planned, by something")
        return self

    def as_json(self, lang: str) -> dict[str, Any]:
        """The line of `shirushi rules clauses --json`; texts in `ja` or `en`, note empty if none."""
        note = getattr(self.note, lang) if self.note else ""
        says = getattr(self.says, lang)
        return {"clause": self.clause, "says": says, "status": self.status, "by": list(self.by), "note": note}


class Document(Sealed):
    """The list of one source document."""

    clauses: tuple[Clause, ...]


@cache
def clauses() -> tuple[Clause, ...]:
    """All clauses in the order of their documents. Raises RuleFileError where a list is faulty."""
    return tuple(clause for seed in SEEDS for clause in _clauses_of(seed))


def _clauses_of(seed: str) -> tuple[Clause, ...]:
    file = resources.files("shirushi.rules") / f"clauses_{seed}.yaml"
    return checked(str(file), Document, read_yaml(file)).clauses

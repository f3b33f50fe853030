"""What the simple ledgers share: entries with a number and a revision, searched, filtered, kept by whoever may.

A ledger says what differs: its columns, which of them name people, what follows from them, what is refused.
`services.ledgers` writes by it, `queries.ledgers` reads by it, the door makes its pages by it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from shirushi.people.actor import Actor
from shirushi.pms import policy
from shirushi.pms.models.base import Kept

Entry = Any
Values = Mapping[str, Any]


def _nothing(_entry: Entry, _on: date) -> None:
    """For ledgers to which nothing is added here."""


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """One simple ledger. Columns that are keys are named as Django stores them (`department_id`)."""

    model: type[Kept]
    # The acts of the journal: an entry came, an entry was changed.
    entered: str
    changed: str
    columns: tuple[str, ...]
    # Who stands behind the entry: in the row and in the part of the journal that can be erased, nowhere else.
    personal: frozenset[str] = frozenset()
    searched: tuple[str, ...]
    # What the list can be narrowed to, on a day; the first one is shown where the list asks for it.
    standings: Mapping[str, Callable[[date], Q]] = field(default_factory=dict)
    # Fills what follows from the columns, and refuses what cannot be.
    complete: Callable[[Entry, date], None] = _nothing
    # Refuses a change of what is over.
    refuse_change: Callable[[Entry], None] = lambda _entry: None
    # The tasks that follow.
    follow: Callable[[Entry, date], None] = _nothing
    may_keep: Callable[[Actor, Entry], bool] = policy.may_write

    @property
    def kind(self) -> str:
        """The name of the ledger in the search index and in addresses."""
        return str(self.model._meta.model_name)

    @property
    def is_owned(self) -> bool:
        """Whether its entries belong to departments."""
        return "department_id" in self.columns

    def parted(self, values: Values) -> tuple[dict[str, Any], dict[str, Any]]:
        """What everybody who reads the journal sees, and what names people."""
        told = {name: value for name, value in values.items() if name not in self.personal}
        return told, {name: value for name, value in values.items() if name in self.personal and value}

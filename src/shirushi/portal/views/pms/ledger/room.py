"""What one ledger's pages are made of: names, words, columns of the list, forms, acts on an entry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from shirushi.people.actor import Actor
from shirushi.pms.access import WHOLE
from shirushi.pms.ledger import Entry, Ledger
from shirushi.portal.forms.pms.ledger import ActForm, LedgerFilter, LedgerForm
from shirushi.sheets.writing import Column as SheetColumn
from shirushi.ui.forms import Form

WRITERS = ("representative", "privacy_officer")
HEADS = ("department_head",)


@dataclass(frozen=True)
class Cell:
    """What stands in one place of a list: a value or a day, or a word with its sign; `late` marks it."""

    value: Any
    tone: str = ""
    late: bool = False


@dataclass(frozen=True)
class Shown:
    """A column of the list. The first one that `leads` is the link to the entry."""

    label: Any
    cell: Callable[[Entry, date], Cell]
    leads: bool = False


def plain(name: str) -> Callable[[Entry, date], Cell]:
    """The column as it is stored."""
    return lambda entry, _on: Cell(getattr(entry, name))


def _revision(entry: Entry, _on: date) -> dict[str, Any]:
    return {"revision": entry.revision}


def _always(_who: Actor, _entry: Entry) -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Act:
    """A form on the page of an entry, and what it does. It is shown to those who keep the entry."""

    name: str
    path: str
    title: Any
    detail: Any = ""
    button: Any
    form: type[Form] = ActForm
    initial: Callable[[Entry, date], Mapping[str, Any]] = _revision
    shown: Callable[[Actor, Entry], bool] = _always
    do: Callable[[Entry, Any, Actor], Any]
    done: Any
    # The page to which it leads, of what it made; the entry's own page where it is empty.
    leads_to: str = ""
    tone: str = "secondary"


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the pages say."""

    title: Any
    detail: Any
    one: Any
    add: Any
    more: Any
    none: Any
    added: Any


@dataclass(frozen=True, kw_only=True)
class Room:
    """The pages of one ledger. `many` and `one` are the names of their addresses, `path` their beginning."""

    ledger: Ledger
    many: str
    one: str
    path: str
    words: Words
    columns: tuple[Shown, ...]
    state: Callable[[Entry, date], Cell]
    facts: tuple[str, ...]
    sheet: list[SheetColumn]
    form: type[LedgerForm]
    filter: type[LedgerFilter]
    acts: tuple[Act, ...] = ()
    may_change: Callable[[Entry], bool] = lambda _entry: True
    # What a new entry begins with, from the address.
    begin: Callable[[Actor, Mapping[str, str]], Mapping[str, Any]] = lambda _who, _asked: {}
    # Other lists beside this one: name of the address, words.
    beside: tuple[tuple[str, Any], ...] = ()
    # Values of the workbook that are no columns.
    computed: Mapping[str, Callable[[Entry], Any]] = field(default_factory=dict)
    # Whether evidence belongs to its entries.
    has_evidence: bool = False
    # Templates beside and below the record, with what they show.
    aside: str = ""
    below: str = ""
    context: Callable[[Entry, Actor], Mapping[str, Any]] = lambda _entry, _who: {}

    @property
    def readers(self) -> tuple[str, ...]:
        return (*WHOLE, *HEADS) if self.ledger.is_owned else WHOLE

    @property
    def writers(self) -> tuple[str, ...]:
        return (*WRITERS, *HEADS) if self.ledger.is_owned else WRITERS

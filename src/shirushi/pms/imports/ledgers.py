"""What an import has to know of a ledger. Adding a ledger is writing one such table."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol

from django.db.models import BooleanField, CharField, DateField, EmailField, IntegerField, Model, TextField
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.sheets.fields import Field, Reads

Values = Mapping[str, Any]
# The field, the code of the problem and its facts.
Trouble = tuple[str, str, Mapping[str, Any]]


class Adds(Protocol):
    """Adds the rows to the ledger in one act (policies and the journal's line are its own).

    Rows have the fields by name; `department`, `process` and references came as names and are keys here
    (`department_id`, `process_id`).
    """

    def __call__(
        self, *, organisation: Organisation, rows: Sequence[Values], by: Actor, on: date, batch: int
    ) -> Sequence[Model]: ...


def nothing_more(_values: Values) -> Iterator[Trouble]:
    yield from ()


@dataclass(frozen=True)
class Ledger:
    code: str
    label: Any
    # One sentence: what it is that is imported.
    detail: Any
    model: type[Model]
    fields: tuple[Field, ...]
    # What makes a row the same as another; any of them in common is enough. Names folded, departments by name.
    identities: Callable[[Values], Iterable[Hashable]]
    # The same of what stands in the ledger.
    standing: Callable[[Organisation], Iterable[Hashable]]
    add: Adds
    # Deletes the rows with these keys, what searches know of them, and what followed from them.
    remove: Callable[[Organisation, Sequence[int], date], None]
    # Fields that name a record of another ledger: its keys by folded names. `sheet` becomes `sheet_id`.
    references: Mapping[str, Callable[[Organisation], Mapping[str, int]]] = field(default_factory=dict)
    # What is wrong between the fields of a row.
    check: Callable[[Values], Iterator[Trouble]] = nothing_more
    # Columns that the daily run writes: alone they do not stop an undo.
    moved_by_time: frozenset[str] = frozenset()
    by_name: Mapping[str, Field] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {each.name: each for each in self.fields})

    def known_fields(self) -> tuple[Field, ...]:
        """The fields with our own words added, in the language of whoever asks: our exports are read back."""
        return tuple(self._known(each) for each in self.fields)

    def _known(self, each: Field) -> Field:
        column: Any = self.model._meta.get_field(each.name) if each.choices else None
        labels = {str(code): label for code, label in (column.choices or ())} if column else {}
        choices = {code: (*words, str(labels[code])) for code, words in each.choices.items()}
        return replace(each, headings=(*each.headings, str(each.label)), choices=choices)


def asked(model: type[Model], name: str, headings: str, choices: Mapping[str, str] | None = None) -> Field:
    """The field of a model's column: its label, kind, length and need are the model's.

    `headings` and the words of each choice stand in one text, divided by spaces.
    """
    column: Any = model._meta.get_field(name)
    optional = column.blank or column.null or isinstance(column, BooleanField)
    return Field(
        name=name,
        label=column.verbose_name,
        reads=Reads.CHOICE if choices else _reads(column),
        headings=tuple(headings.split()),
        needed=not optional,
        longest=getattr(column, "max_length", None) or 0,
        choices={code: tuple(words.split()) for code, words in (choices or {}).items()},
    )


def _reads(column: Any) -> Reads:
    kinds = (
        (EmailField, Reads.EMAIL),
        (TextField, Reads.LONG_TEXT),
        (BooleanField, Reads.FLAG),
        (DateField, Reads.DAY),
        (IntegerField, Reads.WHOLE),
        (CharField, Reads.TEXT),
    )
    return next(reads for kind, reads in kinds if isinstance(column, kind))


DEPARTMENTS = (
    "部門 部署 部門名 部署名 所管部門 所管部署 担当部門 担当部署 主管部門 主管部署 管理部門 管理部署 "
    "取扱部門 取扱部署 利用部門 利用部署 所属 所属部門 所属部署 所属名 組織 課 部 店舗 拠点 事業所 department"
)
PROCESSES = "業務 業務名 業務プロセス 業務名称 業務の名称 業務内容 取扱業務 プロセス 業務フロー 作業"


def department_field() -> Field:
    """Read as a name; the import finds or opens the department."""
    return Field(
        "department", _("Department"), Reads.TEXT, tuple(DEPARTMENTS.split()), needed=True, longest=100
    )


def process_field() -> Field:
    """Read as a name; the import finds or adds the department's business process."""
    return Field("process", _("Business process"), Reads.TEXT, tuple(PROCESSES.split()), longest=100)

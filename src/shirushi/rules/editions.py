"""Rules as dated data: editions, the files that hold them, and which one is in force.

Editions are half-open: each holds from `in_force_from` until the day before the next one.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, ClassVar, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PositiveInt

from shirushi.rules.dates import corresponding_day

Cites = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], Field(min_length=1)]
Body = Literal["review_body", "granting_body"]
CaseStep = Literal[
    "submitted", "accepted", "document_review", "onsite_review", "correction", "reviewed", "granted"
]
MONTHS_UNTIL_REVIEW = 12


class Sealed(BaseModel):
    """Data from a file: no unknown keys, no change, no guessing of types."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Bilingual(Sealed):
    """A name or title in both languages."""

    ja: str
    en: str


class Edition(Sealed):
    """One edition of a rule. A rule's kind is a subclass with its data and its checks.

    `kind` is what follows the scheme in the rule's name (`privacymark.measures` → `measures`).
    `cites_for` gives single statements of the edition a place of their own.
    """

    kind: ClassVar[str]

    in_force_from: date
    cites: Cites
    cites_for: dict[str, Cites] = {}
    note: Bilingual | None = None
    illustrative: bool = False
    change_announced_from: date | None = None

    def cited(self, statement: str) -> Cites:
        """Where a single statement is written, if its place is noted; else where the edition is."""
        return self.cites_for.get(statement, self.cites)


E = TypeVar("E", bound=Edition)


class RuleFile(Sealed, Generic[E]):
    """A whole file: the rule's name, its title, when it was last checked, its editions."""

    rule: str
    title: Bilingual
    checked_on: date
    editions: Annotated[tuple[E, ...], Field(min_length=1)]


class Settings(Sealed):
    """What a scheme decides for itself. An overlay replaces single keys.

    `step_target_days` is how many days a case should stand at a step at most, by step.
    `no_public_table` cites where a rule would stand that the scheme has not published.
    `registration_number_form` is how a new number is written, from `{body}` (the review body's
    code) and `{serial}`. What a scheme has not published is None: it is shown as not set, and enforced
    once it is set. `committee_quorum` is how many members sit at least when a case is decided;
    `objection_days` is until when a business objects, counted from the day after the denial was told;
    `payment_reminder_days` are the days past due on which a payer is reminded (empty: not set).
    `registration_notice_days` are the days ahead of its end on which the office is reminded of an assessor's
    registration; no source names any, so this is the product's own.
    """

    name: Bilingual
    no_public_table: Cites
    grant_decided_by: Body
    grant_decided_in: tuple[Literal["committee", "officer"], ...] = ("committee", "officer")
    committee_quorum: PositiveInt | None = None
    step_target_days: Mapping[CaseStep, PositiveInt] = Field(default_factory=dict)
    objection_decided_by: Body = "granting_body"
    objection_days: PositiveInt | None = None
    denial_decided_by: tuple[Body, ...] = ("review_body", "granting_body")
    review_halt_decided_by: tuple[Body, ...] = ("review_body", "granting_body")
    application_bar_decided_by: tuple[Body, ...] = ("review_body", "granting_body")
    may_show_mark_while_expired_under_renewal: bool
    registration_number_form: str = "{body}{serial:06d}"
    payment_reminder_days: tuple[Annotated[int, Field(gt=0)], ...] = ()
    registration_notice_days: PositiveInt = 60


class Source(Sealed):
    """A document behind a citation's short name."""

    title: Bilingual
    place: str


@dataclass(frozen=True)
class Rule:
    """A rule as loaded: its editions in order, ready to be asked for a day."""

    name: str
    title: Bilingual
    checked_on: date
    editions: tuple[Edition, ...]
    file: str
    begins: tuple[date, ...] = field(init=False)
    overdue_from: date = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "begins", tuple(edition.in_force_from for edition in self.editions))
        object.__setattr__(self, "overdue_from", corresponding_day(self.checked_on, MONTHS_UNTIL_REVIEW))

    def in_force_on(self, on: date) -> Edition | None:
        """The edition of that day; None before the first."""
        place = bisect_right(self.begins, on)
        return self.editions[place - 1] if place else None

    def warnings(self, edition: Edition, on: date | None) -> list[str]:
        """Codes: `review_overdue`, `change_announced`, `illustrative`."""
        codes = []
        if on is not None and on >= self.overdue_from:
            codes.append("review_overdue")
        announced = edition.change_announced_from
        if on is not None and announced is not None and on >= announced:
            codes.append("change_announced")
        if edition.illustrative:
            codes.append("illustrative")
        return codes

"""What the many holders look like: drawn facts, dated by the rules. Nothing is written here."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from shirushi.operations.demo.names import Name, Namer
from shirushi.operations.demo.places import address, prefecture
from shirushi.people.models import Scheme, Unit
from shirushi.people.rulebook import current
from shirushi.rules import Decision
from shirushi.rules.dates import corresponding_day

# How many of a hundred holders ended how, or stand how.
ENDINGS = {
    "granted": 85, "lifted": 3, "suspended": 1, "expired": 6, "revoked": 1, "returned": 2, "terminated": 1,
}  # fmt: skip
JAPHIC_SHARE = 0.15
JAPHIC_KINDS = {Unit.Kind.CORPORATION: 5, Unit.Kind.DEPARTMENT: 3, Unit.Kind.SOLE_PROPRIETOR: 2}
JAPHIC_FIRST = date(2022, 5, 1)
DEPARTMENTS = ("通信販売部", "人事部", "お客様相談室", "情報システム部", "健康支援室")
MONTHS_OF_TERM = {Scheme.PRIVACYMARK: 24, Scheme.JAPHIC: 12}
# JAPHIC's terms begin on the first of a month: up to so long after the day that was drawn.
SETTLED = timedelta(days=50)


def needed(decision: Decision, name: str) -> date:
    """A day that the decision has in this case."""
    day = decision.day(name)
    if day is None:
        raise ValueError(f"{decision.question} gives no {name}")
    return day


@dataclass(frozen=True)
class Term:
    decided_on: date
    contracted_on: date
    decision: Decision

    @property
    def starts_on(self) -> date:
        return self._day("starts_on")

    @property
    def expires_on(self) -> date:
        return self._day("expires_on")

    @property
    def lapses_on(self) -> date | None:
        return self.decision.day("lapses_on")

    def _day(self, name: str) -> date:
        return needed(self.decision, name)


@dataclass(frozen=True)
class Interruption:
    """A suspension: when it began, for how many months, and when it was lifted."""

    level: int
    months: int
    starts_on: date
    decision: Decision
    ends_on: date | None = None

    def day(self, name: str) -> date:
        return needed(self.decision, name)


@dataclass
class Holder:
    scheme: Scheme
    name: Name
    kind: str
    unit_name: str
    prefecture: str
    address: str
    terms: list[Term]
    ending: str = "granted"
    ended_on: date | None = None
    interruptions: list[Interruption] = field(default_factory=list)
    # Which of the scheme's review bodies it went to; any, where it does not matter.
    review_body: int | None = None


def draw(random: Random, namer: Namer, serial: int, today: date) -> Holder:
    """One holder whose last day of story is not after today."""
    scheme = Scheme.JAPHIC if random.random() < JAPHIC_SHARE else Scheme.PRIVACYMARK
    ending = _ending(random, serial, scheme)
    kind = _kind(random, scheme)
    code = prefecture(random, serial)
    is_proprietor = kind == Unit.Kind.SOLE_PROPRIETOR
    holder = Holder(
        scheme=scheme,
        name=namer.proprietor() if is_proprietor else namer.business(),
        kind=kind,
        unit_name=random.choice(DEPARTMENTS) if kind == Unit.Kind.DEPARTMENT else "",
        prefecture=code,
        address=address(random, code),
        terms=_terms(random, scheme, ending, today),
        ending=ending,
    )
    _end(random, holder, today)
    return holder


def _ending(random: Random, serial: int, scheme: Scheme) -> str:
    """The first holders show every ending once; JAPHIC has no public table for suspensions."""
    endings = list(ENDINGS)
    drawn = random.choices(endings, list(ENDINGS.values()))[0]
    ending = endings[serial] if serial < len(endings) else drawn
    has_no_measures = scheme == Scheme.JAPHIC and ending in {"lifted", "suspended", "revoked"}
    return "granted" if has_no_measures else ending


def _kind(random: Random, scheme: Scheme) -> str:
    if scheme == Scheme.PRIVACYMARK:
        return Unit.Kind.CORPORATION
    return random.choices(list(JAPHIC_KINDS), list(JAPHIC_KINDS.values()))[0]


def _terms(random: Random, scheme: Scheme, ending: str, today: date) -> list[Term]:
    """Terms without gap; the last one holds today, or ended some time ago."""
    months = MONTHS_OF_TERM[scheme]
    age = _age_of_last(random, scheme, ending)
    last_start = today - timedelta(days=age)
    count = random.choices((1, 2, 3, 4, 5, 6), (30, 25, 18, 12, 9, 6))[0]
    first = corresponding_day(last_start, -months * (count - 1))
    if scheme == Scheme.JAPHIC:
        first = max(first, JAPHIC_FIRST)
    return chain(scheme, first, last_start)


def _age_of_last(random: Random, scheme: Scheme, ending: str) -> int:
    """Days since the last term began."""
    length = 30 * MONTHS_OF_TERM[scheme]
    if ending == "expired":
        return length + random.randint(100, 500)
    if ending in {"suspended", "lifted"}:
        return random.randint(250, 480)
    return random.randint(60, length - 20)


def chain(scheme: Scheme, first: date, last_start: date) -> list[Term]:
    terms = [_term(scheme, first, None)]
    while terms[-1].expires_on < last_start + SETTLED:
        terms.append(_term(scheme, terms[-1].expires_on, terms[-1].expires_on))
    return terms


def _term(scheme: Scheme, contracted_on: date, previous_expires_on: date | None) -> Term:
    """Decided three weeks before the contract, both before the earlier term is over."""
    decided_on, facts = contracted_on - timedelta(days=21), {}
    if previous_expires_on is not None:
        facts["previous_expires_on"] = previous_expires_on
    key = "contracted_on" if scheme == Scheme.PRIVACYMARK else "reviewed_on"
    asked = {
        "scheme": scheme.value,
        "on": contracted_on,
        "decided_on": decided_on,
        key: contracted_on,
        **facts,
    }
    return Term(decided_on, contracted_on, current().require("term", asked))


def _end(random: Random, holder: Holder, today: date) -> None:
    last = holder.terms[-1]
    if holder.ending in {"revoked", "returned", "terminated"}:
        latest = min(today, last.expires_on)
        holder.ended_on = _between(random, last.starts_on, latest)
    if holder.ending == "suspended":
        holder.interruptions.append(
            _interruption(random, last, today - timedelta(days=random.randint(5, 55)))
        )
    if holder.ending == "lifted":
        began = last.starts_on + timedelta(days=random.randint(30, 60))
        holder.interruptions.append(_lifted(_interruption(random, last, began), random))


def _between(random: Random, first: date, last: date) -> date:
    return first + timedelta(days=random.randint(0, max((last - first).days, 0)))


def _interruption(random: Random, term: Term, starts_on: date) -> Interruption:
    months = random.randint(2, 5)
    facts: dict[str, Any] = {
        "scheme": Scheme.PRIVACYMARK.value, "on": starts_on, "party": "holder", "level": 8, "months": months,
        "notified_on": starts_on, "expires_on": term.expires_on,
    }  # fmt: skip
    return Interruption(8, months, starts_on, current().require("suspension", facts))


def _lifted(begun: Interruption, random: Random) -> Interruption:
    ends_on = begun.starts_on + timedelta(days=random.randint(25, 58))
    return Interruption(begun.level, begun.months, begun.starts_on, begun.decision, ends_on)

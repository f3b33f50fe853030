"""standing: what a mark's standing is on a day, derived from dated facts.

Nothing sets a standing. The first that holds counts: revoked, returned, terminated, lapsed,
suspended, expired under renewal, awaiting renewal, expired, not started, granted.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from shirushi.rules.dates import ONE_DAY, day_after_period
from shirushi.rules.editions import Edition
from shirushi.rules.facts import Facts, day, on, rows, scheme
from shirushi.rules.inquiry import Inquiry, Outcome, Question
from shirushi.rules.questions.suspension import SuspensionRule
from shirushi.rules.questions.term import Term

# Days on which something happened, against planned ones: these take effect only once they are there.
HAPPENINGS = (
    "decided_on", "revoked_on", "revocation_annulled_on", "returned_on", "terminated_on",
    "renewal_applied_on", "renewal_decided_on",
)  # fmt: skip
PLANNED = ("starts_on", "expires_on", "relief_until")
LAST_DAYS = ("expires_on", "relief_until", "lapses_on")
Suspension = Mapping[str, Any]


class StandingRule(Edition):
    """Where each standing is written; its order is the order of `CASCADE`."""

    kind: ClassVar[str] = "standing"


@dataclass(frozen=True, slots=True)
class Record:
    """The dated facts of one mark, and the day on which its decision lapses."""

    days: Mapping[str, date | None]
    suspensions: tuple[Suspension, ...]

    def has(self, name: str, today: date) -> bool:
        """Whether that day has come."""
        then = self.days[name]
        return then is not None and then <= today

    def is_past(self, name: str, today: date) -> bool:
        """Whether that day is over."""
        then = self.days[name]
        return then is not None and then < today

    def suspensions_on(self, today: date) -> list[Suspension]:
        """The suspensions that run: past their planned end too, until they are lifted."""
        return [one for one in self.suspensions if one["starts_on"] <= today and not _is_lifted(one, today)]

    def standing_on(self, today: date) -> str:
        return next(standing for standing, holds in CASCADE if holds(self, today))

    def turning_days(self) -> set[date]:
        """Every day on which the standing can change."""
        happened = [then for name, then in self.days.items() if name not in LAST_DAYS]
        over = [then and then + ONE_DAY for name, then in self.days.items() if name in LAST_DAYS]
        suspended = [then for one in self.suspensions for then in (one["starts_on"], one["lifted_on"])]
        return {then for then in (*happened, *over, *suspended) if then is not None}

    def since(self, today: date) -> date | None:
        """The first day of the unbroken run of today's standing."""
        standing, first = self.standing_on(today), None
        for then in sorted((then for then in self.turning_days() if then <= today), reverse=True):
            if self.standing_on(then) != standing:
                break
            first = then
        return first


def _is_lifted(suspension: Suspension, today: date) -> bool:
    return suspension["lifted_on"] is not None and suspension["lifted_on"] <= today


def _is_revoked(record: Record, today: date) -> bool:
    return record.has("revoked_on", today) and not record.has("revocation_annulled_on", today)


def _has_lapsed(record: Record, today: date) -> bool:
    return record.days["starts_on"] is None and record.is_past("lapses_on", today)


def _is_under_renewal(record: Record, today: date) -> bool:
    return (
        record.is_past("expires_on", today)
        and record.has("renewal_applied_on", today)
        and not record.has("renewal_decided_on", today)
    )


def _awaits_renewal(record: Record, today: date) -> bool:
    relief_until = record.days["relief_until"]
    return (
        record.is_past("expires_on", today)
        and relief_until is not None
        and today <= relief_until
        and not record.has("renewal_applied_on", today)
    )


CASCADE: tuple[tuple[str, Callable[[Record, date], bool]], ...] = (
    ("revoked", _is_revoked),
    ("returned", lambda record, today: record.has("returned_on", today)),
    ("terminated", lambda record, today: record.has("terminated_on", today)),
    ("lapsed", _has_lapsed),
    ("suspended", lambda record, today: bool(record.suspensions_on(today))),
    ("expired_under_renewal", _is_under_renewal),
    ("awaiting_renewal", _awaits_renewal),
    ("expired", lambda record, today: record.is_past("expires_on", today)),
    ("not_started", lambda record, today: not record.has("starts_on", today)),
    ("granted", lambda record, today: record.has("starts_on", today)),
)


def answer(inquiry: Inquiry) -> Outcome:
    """{standing, since, until, may_show_mark}; since and until are dates or None."""
    _check_order(inquiry.facts)
    rule, today = inquiry.rule(StandingRule), inquiry.facts["on"]
    record = _record(inquiry)
    standing = record.standing_on(today)
    since, until = record.since(today), _until(record, standing, today)
    inquiry.because(f"standing.{standing}", rule.cited(standing), on=today, since=since, until=until)
    if standing == "suspended":
        _note_expiry(inquiry, rule, record, today)
        _note_revocation_due(inquiry, record, today)
    may_show_mark = _may_show_mark(inquiry, rule, standing)
    return {"standing": standing, "since": since, "until": until, "may_show_mark": may_show_mark}


def _check_order(facts: Facts) -> None:
    facts.must_follow("starts_on", "decided_on")
    facts.must_follow("expires_on", "starts_on")
    facts.must_follow("revocation_annulled_on", "revoked_on")
    facts.must_follow("renewal_decided_on", "renewal_applied_on")


def _record(inquiry: Inquiry) -> Record:
    facts, term = inquiry.facts, inquiry.rule(Term)
    days = {name: facts[name] for name in (*HAPPENINGS, *PLANNED)}
    days["lapses_on"] = facts["decided_on"] and term.lapses_on(facts["decided_on"])
    return Record(days, facts["suspensions"])


def _until(record: Record, standing: str, today: date) -> date | None:
    if standing == "suspended":
        return _planned_end(record.suspensions_on(today), today)
    if standing == "not_started":
        starts_on = record.days["starts_on"]
        return starts_on - ONE_DAY if starts_on else record.days["lapses_on"]
    last_days = {"granted": "expires_on", "awaiting_renewal": "relief_until"}
    return record.days[last_days[standing]] if standing in last_days else None


def _planned_end(suspensions: list[Suspension], today: date) -> date | None:
    ends = [one["ends_on"] for one in suspensions]
    return max(ends) if all(end is not None and end >= today for end in ends) else None


def _note_expiry(inquiry: Inquiry, rule: StandingRule, record: Record, today: date) -> None:
    if record.is_past("expires_on", today):
        cites, expires_on = rule.cited("suspended_past_expiry"), record.days["expires_on"]
        inquiry.because("standing.suspended_past_expiry", cites, expires_on=expires_on)


def _note_revocation_due(inquiry: Inquiry, record: Record, today: date) -> None:
    rule = inquiry.rule_if_any(SuspensionRule)
    if rule is None:
        return
    first = min(one["starts_on"] for one in record.suspensions_on(today))
    revocation_from = day_after_period(first, rule.revocation_after_months)
    if today >= revocation_from:
        inquiry.because("revocation_due", rule.cited("revocation_due"), revocation_from=revocation_from)


def _may_show_mark(inquiry: Inquiry, rule: StandingRule, standing: str) -> bool:
    may = standing == "granted" or (
        standing == "expired_under_renewal" and inquiry.settings.may_show_mark_while_expired_under_renewal
    )
    code = "may_show_mark" if may else "may_not_show_mark"
    inquiry.because(f"standing.{code}", rule.cited(code), standing=standing)
    return may


KINDS = (StandingRule,)
QUESTION = Question(
    "standing",
    (
        scheme(),
        on(),
        *(day(name, needed=False) for name in HAPPENINGS),
        *(day(name, needed=False, planned=True) for name in PLANNED),
        rows(
            "suspensions",
            day("starts_on"),
            day("ends_on", needed=False, planned=True),
            day("lifted_on", needed=False),
            order=(("ends_on", "starts_on"), ("lifted_on", "starts_on")),
        ),
    ),
    answer,
)

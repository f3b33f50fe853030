"""application_bar: until when a business may not apply after an incident (003 2.1(12), 表2, 表2注3)."""

from shirushi.rules.dates import ONE_DAY, period_end
from shirushi.rules.editions import Edition
from shirushi.rules.facts import day, on, scheme, whole
from shirushi.rules.inquiry import Inquiry, Outcome, Question
from shirushi.rules.questions.measure import Measures
from shirushi.rules.questions.suspension import (
    Start,
    SuspensionRule,
    band_with_months,
    check_months,
    start_of,
)

PARTY = "prospective"


def answer(inquiry: Inquiry) -> Outcome:
    """{bar_starts_on, bar_ends_on (last barred day), start_basis}.

    Refuses `level_off_scale`, `no_suspension_at_level`, `months_outside_band`.
    """
    inquiry.facts.must_follow("discovered_on", "occurred_on")
    rule = inquiry.rule(SuspensionRule)
    start = start_of(inquiry.facts, "occurred")
    months = _months(inquiry)
    ends_on = period_end(start.day, months)
    _explain(inquiry, rule, start, months)
    accepted_from = ends_on + ONE_DAY
    cites = rule.cited("planned_end")
    inquiry.because("application_bar.ends", cites, bar_ends_on=ends_on, accepted_from=accepted_from)
    return {"bar_starts_on": start.day, "bar_ends_on": ends_on, "start_basis": start.basis}


def _months(inquiry: Inquiry) -> int:
    measures, facts = inquiry.rule(Measures), inquiry.facts
    fixed = measures.band_of(inquiry, facts["level"]).bars(PARTY)
    if fixed is not None:
        facts.forbid("months")
        cites = measures.cited("application_bar_months")
        inquiry.because("application_bar.months_of_level", cites, level=facts["level"], months=fixed)
        return fixed
    band = band_with_months(inquiry, measures, facts["level"])
    months: int = facts.need("months")
    check_months(inquiry, measures, band, months)
    return months


def _explain(inquiry: Inquiry, rule: SuspensionRule, start: Start, months: int) -> None:
    cites = rule.cited("start_incident")
    inquiry.because(f"application_bar.starts_when_{start.basis}", cites, starts_on=start.day)
    inquiry.because("application_bar.bars", rule.cited("halts_or_bars"), months=months)


KINDS: tuple[type[Edition], ...] = ()
QUESTION = Question(
    "application_bar",
    (
        scheme(),
        on(),
        whole("level"),
        whole("months", needed=False),
        day("occurred_on", needed=False),
        day("discovered_on", needed=False),
    ),
    answer,
)

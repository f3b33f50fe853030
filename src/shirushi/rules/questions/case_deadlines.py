"""case_deadlines: until when a business reports how it corrected what the review found."""

from datetime import date
from typing import ClassVar

from shirushi.rules.dates import corresponding_day
from shirushi.rules.dispensations import dispensations, moved
from shirushi.rules.editions import Edition
from shirushi.rules.facts import day, on, scheme, whole
from shirushi.rules.inquiry import Inquiry, Outcome, Question


class CaseDeadlines(Edition):
    """Months from the day of the findings: for the first round, and for each further one."""

    kind: ClassVar[str] = "case_deadlines"

    first_round_months: int
    further_round_months: int
    # The overall cap, counted from the findings of the first round; None while its length is not known.
    overall_months: int | None = None


def answer(inquiry: Inquiry) -> Outcome:
    """{due_on}, and last_on where the edition caps all rounds together."""
    rule, findings_on = inquiry.rule(CaseDeadlines), inquiry.facts["findings_on"]
    first = inquiry.facts["round"] == 1
    months = rule.first_round_months if first else rule.further_round_months
    code = "first_round" if first else "further_round"
    due_on = corresponding_day(findings_on, months)
    inquiry.because(
        f"case_deadlines.{code}", rule.cited(code), findings_on=findings_on, months=months, due_on=due_on
    )
    if rule.overall_months is None:
        return {"due_on": moved(inquiry, "answer_round", due_on)}
    return _capped(inquiry, rule.overall_months, due_on)


def _capped(inquiry: Inquiry, months: int, due_on: date) -> Outcome:
    first_on = inquiry.facts["first_findings_on"] or inquiry.facts["findings_on"]
    last_on = corresponding_day(first_on, months)
    cites = inquiry.rule(CaseDeadlines).cited("overall")
    inquiry.because("case_deadlines.overall", cites, first_on=first_on, months=months, last_on=last_on)
    return {"due_on": moved(inquiry, "answer_round", min(due_on, last_on)), "last_on": last_on}


KINDS = (CaseDeadlines,)
QUESTION = Question(
    "case_deadlines",
    (
        scheme(),
        on(),
        day("findings_on"),
        whole("round", at_least=1),
        day("first_findings_on", needed=False),
        dispensations(),
    ),
    answer,
)

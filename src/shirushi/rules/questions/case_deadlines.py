"""case_deadlines: until when a business reports how it corrected what the review found."""

from typing import ClassVar

from shirushi.rules.dates import corresponding_day
from shirushi.rules.editions import Edition
from shirushi.rules.facts import day, on, scheme, whole
from shirushi.rules.inquiry import Inquiry, Outcome, Question


class CaseDeadlines(Edition):
    """Months from the day of the findings: for the first round, and for each further one."""

    kind: ClassVar[str] = "case_deadlines"

    first_round_months: int
    further_round_months: int


def answer(inquiry: Inquiry) -> Outcome:
    """{due_on}."""
    rule, findings_on = inquiry.rule(CaseDeadlines), inquiry.facts["findings_on"]
    first = inquiry.facts["round"] == 1
    months = rule.first_round_months if first else rule.further_round_months
    code = "first_round" if first else "further_round"
    due_on = corresponding_day(findings_on, months)
    inquiry.because(
        f"case_deadlines.{code}", rule.cited(code), findings_on=findings_on, months=months, due_on=due_on
    )
    return {"due_on": due_on}


KINDS = (CaseDeadlines,)
QUESTION = Question(
    "case_deadlines", (scheme(), on(), day("findings_on"), whole("round", at_least=1)), answer
)

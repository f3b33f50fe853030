"""dispensation: where a deadline stands that a body has set itself, once dispensations are applied."""

from shirushi.rules.dispensations import DEADLINES, DispensationRule, dispensations, moved
from shirushi.rules.facts import day, on, one_of, scheme
from shirushi.rules.inquiry import Inquiry, Outcome, Question


def answer(inquiry: Inquiry) -> Outcome:
    """{due_on, counted_on}: the day as it stands, and as it was set."""
    rule, counted_on = inquiry.rule_if_any(DispensationRule), inquiry.facts["due_on"]
    due_on = moved(inquiry, inquiry.facts["deadline"], counted_on)
    if due_on == counted_on:
        cites = rule.cites if rule else inquiry.settings.no_public_table
        inquiry.because("dispensation.stands", cites, due_on=due_on)
    return {"due_on": due_on, "counted_on": counted_on}


KINDS = (DispensationRule,)
QUESTION = Question(
    "dispensation",
    (scheme(), on(), one_of("deadline", DEADLINES), day("due_on", planned=True), dispensations()),
    answer,
)

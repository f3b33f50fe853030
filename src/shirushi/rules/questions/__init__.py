"""The questions, one module each.

A module holds
- the kinds of rule that it brings: `Edition` subclasses with their data (pydantic, frozen, unknown
  keys refused) and their checks (a gap in a table raises ValueError in a `model_validator`), listed
  in `KINDS`; a kind that another question brought is imported from there;
- `answer(inquiry)`: looks up `inquiry.rule(Kind)`, says why with
  `inquiry.because("<question>.<code>", cites, **facts)`, may give no answer with
  `inquiry.refuse(code, cites, **facts)` or raise `BadInput`, and returns the outcome (days as
  dates, tables as tuples: the decision makes them JSON);
- `QUESTION`.

Its data stand in `schemes/<scheme>/<kind>.yaml`, its sentences in `sentences/<question>.yaml`
(one sentence a code in ja and en, facts as `{placeholders}`; words for values in `words.yaml`).
A new module is added to `MODULES`.
"""

from collections.abc import Mapping
from types import ModuleType

from shirushi.rules.editions import Edition
from shirushi.rules.inquiry import Question
from shirushi.rules.questions import (
    application_bar,
    assessor,
    case_deadlines,
    change_report,
    charge,
    consumption_tax,
    convert_level,
    dispensation,
    documents,
    eligibility,
    fees,
    headcount,
    incident_deadlines,
    level,
    measure,
    onsite_time,
    record_retention,
    refund,
    registration_number,
    renewal_window,
    review_start,
    review_team,
    size_class,
    small_business,
    standing,
    succession,
    suspension,
    term,
)

MODULES: tuple[ModuleType, ...] = (
    application_bar,
    assessor,
    case_deadlines,
    change_report,
    charge,
    consumption_tax,
    convert_level,
    dispensation,
    documents,
    eligibility,
    fees,
    headcount,
    incident_deadlines,
    level,
    measure,
    onsite_time,
    record_retention,
    refund,
    registration_number,
    renewal_window,
    review_start,
    review_team,
    size_class,
    small_business,
    standing,
    succession,
    suspension,
    term,
)

QUESTIONS: Mapping[str, Question] = {module.QUESTION.name: module.QUESTION for module in MODULES}
KINDS: dict[str, type[Edition]] = {kind.kind: kind for module in MODULES for kind in module.KINDS}

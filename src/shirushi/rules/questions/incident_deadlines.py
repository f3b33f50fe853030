"""incident_deadlines: whether an incident must be reported, and by when (PPC通則 3-5-3, P事故報告)."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, ClassVar, Literal, get_args

from pydantic import PositiveInt

from shirushi.rules.dates import next_open_day
from shirushi.rules.dispensations import dispensations, moved
from shirushi.rules.editions import Cites, Edition
from shirushi.rules.facts import day, flag, one_of, whole
from shirushi.rules.inquiry import Inquiry, Outcome, Question

COMMISSION = "ppc"
AUTHORITIES = ("privacymark", "japhic", COMMISSION)
Trigger = Literal["sensitive", "property_damage", "improper_purpose", "grave_breach"]


class IncidentDeadlines(Edition):
    """An authority's triggers and clocks. The day of discovery is day 1.

    `follows_the_commission`: the scheme's own clock is not public (own reading).
    """

    kind: ClassVar[str] = "incident_deadlines"

    every_incident_is_reportable: bool
    triggers: tuple[Trigger, ...]
    persons_above: PositiveInt
    my_number_persons_above: PositiveInt
    preliminary_target_day: PositiveInt
    preliminary_due_day: PositiveInt
    final_day: PositiveInt
    final_day_with_improper_purpose: PositiveInt
    final_moves_to_open_day: bool
    follows_the_commission: bool = False
    clock_cites: Cites


def answer(inquiry: Inquiry) -> Outcome:
    """{"reportable", "voluntary", "preliminary": {required, target_on, due_on}, "final": {…}}."""
    if inquiry.facts["authority"] == COMMISSION:
        inquiry.facts.forbid("dispensations")  # no scheme moves the clock of the law
    edition = inquiry.rule(IncidentDeadlines, on=inquiry.facts["discovered_on"])
    urgent = _is_urgent(inquiry, edition)
    reportable = urgent or edition.every_incident_is_reportable
    if edition.every_incident_is_reportable:
        inquiry.because("incident_deadlines.every_incident", edition.cites)
    elif not reportable:
        inquiry.because("incident_deadlines.not_reportable", edition.cites)
    return {
        "reportable": reportable,
        "voluntary": not reportable,
        "preliminary": _preliminary(inquiry, edition, urgent=urgent, reportable=reportable),
        "final": _final(inquiry, edition, reportable=reportable),
    }


def _is_urgent(inquiry: Inquiry, edition: IncidentDeadlines) -> bool:
    """Whether one of the grave situations holds; says each that does."""
    found = [trigger for trigger in edition.triggers if inquiry.facts[trigger]]
    for trigger in found:
        inquiry.because(f"incident_deadlines.{trigger}", edition.cites)
    return _are_many(inquiry, edition) or bool(found)


def _are_many(inquiry: Inquiry, edition: IncidentDeadlines) -> bool:
    persons = inquiry.facts["persons"]
    limit = edition.my_number_persons_above if inquiry.facts["my_number"] else edition.persons_above
    if persons is None:
        inquiry.because("incident_deadlines.persons_unknown", edition.cites, limit=limit)
        return False
    if persons > limit:
        inquiry.because("incident_deadlines.persons", edition.cites, persons=persons, limit=limit)
        return True
    return False


def _preliminary(
    inquiry: Inquiry, edition: IncidentDeadlines, *, urgent: bool, reportable: bool
) -> Mapping[str, Any]:
    if not urgent:
        if reportable:
            inquiry.because("incident_deadlines.no_preliminary", edition.cites)
        return {"required": False, "target_on": None, "due_on": None}
    target, due = edition.preliminary_target_day, edition.preliminary_due_day
    inquiry.because("incident_deadlines.preliminary", edition.clock_cites, target_day=target, due_day=due)
    discovered = inquiry.facts["discovered_on"]
    due_on = moved(inquiry, "incident_report", _nth(discovered, due))
    return {"required": True, "target_on": _nth(discovered, target), "due_on": due_on}


def _final(inquiry: Inquiry, edition: IncidentDeadlines, *, reportable: bool) -> Mapping[str, Any]:
    if not reportable:
        return {"required": False, "due_on": None}
    improper = inquiry.facts["improper_purpose"]
    number = edition.final_day_with_improper_purpose if improper else edition.final_day
    inquiry.because("incident_deadlines.final", edition.clock_cites, day=number)
    if edition.follows_the_commission:
        inquiry.because("incident_deadlines.follows_the_commission", edition.clock_cites)
    counted = _nth(inquiry.facts["discovered_on"], number)
    due_on = moved(inquiry, "incident_report", _open(inquiry, edition, counted))
    return {"required": True, "due_on": due_on}


def _open(inquiry: Inquiry, edition: IncidentDeadlines, counted: date) -> date:
    if not edition.final_moves_to_open_day:
        inquiry.because("incident_deadlines.does_not_move", edition.clock_cites)
        return counted
    due = next_open_day(counted)
    if due != counted:
        inquiry.because("incident_deadlines.final_moved", edition.clock_cites, counted_on=counted, due_on=due)
    return due


def _nth(first: date, number: int) -> date:
    """The day of that number, `first` being day 1."""
    return first + timedelta(days=number - 1)


KINDS = (IncidentDeadlines,)
QUESTION = Question(
    "incident_deadlines",
    (
        one_of("authority", AUTHORITIES),
        day("discovered_on"),
        *(flag(name, needed=False) for name in get_args(Trigger)),
        flag("my_number", needed=False),
        whole("persons", needed=False, at_least=0),
        dispensations(),
    ),
    answer,
    scheme_fact="authority",
)

"""The measure is decided: level, months, end conditions."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.grants.queries import current_grant, open_suspension
from shirushi.incidents import policy, queries
from shirushi.incidents.models import Incident, Measure
from shirushi.incidents.previews import effect_preview, level_preview, measure_preview
from shirushi.incidents.services.telling import ask_body
from shirushi.intake.queries import open_application
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused
from shirushi.review.queries import halted_on
from shirushi.rules import Decision, Refused
from shirushi.ui.days import written_day


@transaction.atomic
def decide_measure(
    *,
    incident: Incident,
    level: int,
    adjustment_reasons: Sequence[str] = (),
    adjustment_words: str = "",
    months: int | None = None,
    conditions: Sequence[str] = (),
    by: Actor,
    on: date,
    revision: int | None = None,
) -> Measure:
    """Decide what the scheme answers; nothing happens to anybody before the notice goes out."""
    allow(policy.may_weigh(by, incident))
    claim(incident, revision)
    _refuse_unready(incident, on)
    level_decision = _level(incident, level, adjustment_reasons, adjustment_words, on)
    measure_decision = _answer(measure_preview(incident, on, level=level))
    allow(policy.may_decide(by, incident, measure_decision["decided_by"]))
    kept = [text.strip() for text in conditions if text.strip()]
    _refuse_months(measure_decision, months)
    _refuse_effect(incident, measure_decision["measure"], level=level, months=months, on=on)
    if measure_decision["measure"] == "suspension":
        _refuse_suspension(incident, kept, on)
    elif kept:
        raise ActRefused("condition_without_suspension", _CONDITIONS_OF_NOTHING)
    measure = Measure.objects.create(
        dossier=incident.dossier,
        incident=incident,
        base_value=level_decision["base_value"],
        level=level,
        adjustment_reasons=list(adjustment_reasons),
        adjustment_words=adjustment_words,
        kind=measure_decision["measure"],
        months=months,
        conditions=kept,
        level_decision=level_decision.as_json(),
        measure_decision=measure_decision.as_json(),
        decided_on=on,
        decided_by_id=by.person_id or 0,
        organisation_id=by.organisation_id or 0,
        follow_up_review=measure_decision["follow_up_review"],
    )
    incident.party = queries.party(incident.dossier, on)
    incident.save(update_fields=["party"])
    _write_down(measure, measure_decision, by, on)
    return measure


_CONDITIONS_OF_NOTHING = _(
    "End conditions belong to a suspension; this measure is none. Take them out, or write them where you say "
    "why you decide so. Nothing was decided."
)


def _refuse_unready(incident: Incident, on: date) -> None:
    if incident.closed_on is not None or queries.measure_in_force(incident):
        raise ActRefused("measure_decided_already", _("The measure for this incident is decided already."))
    if not incident.cause:
        raise ActRefused("cause_unknown", _("Nobody has reported the cause yet, so no level can be decided."))
    due_on = incident.final_due_on
    if due_on is not None and on <= due_on and not queries.has_final_report(incident):
        raise ActRefused(
            "final_report_outstanding",
            _("The final report is still to come, by %(day)s. Decide when it is here, or after that day."),
            day=written_day(due_on),
        )


def _answer(decision: Decision) -> Decision:
    if decision.refused:
        raise Refused(decision)
    return decision


def _level(incident: Incident, level: int, reasons: Sequence[str], words: str, on: date) -> Decision:
    base = _answer(level_preview(incident, on))
    if level != base["base_value"] and not (reasons and words.strip()):
        raise ActRefused(
            "adjustment_without_reasons",
            _("A level other than the base value %(base)s needs its reasons, ticked and in words."),
            base=base["base_value"],
        )
    return _answer(level_preview(incident, on, level=level, adjustment_reasons=reasons))


def _refuse_months(decision: Decision, months: int | None) -> None:
    if decision["months"] is None and months is not None:
        raise ActRefused("no_months_at_level", _("This measure has no months."))
    if decision["months"] is not None and months is None:
        shortest, longest = decision["months"]
        raise ActRefused(
            "months_missing",
            _("Say for how many months: %(shortest)s to %(longest)s."),
            shortest=shortest,
            longest=longest,
        )


def _refuse_effect(incident: Incident, measure: str, *, level: int, months: int | None, on: date) -> None:
    """Whatever would stop the notice from taking effect is said before anything is decided."""
    if effect := effect_preview(incident, on, measure=measure, level=level, months=months):
        _answer(effect)
    if measure == "review_halt":
        application = open_application(incident.dossier)
        if application is not None and halted_on(application, on):
            raise ActRefused("second_halt", _("This review stands still already."))


def _refuse_suspension(incident: Incident, conditions: Sequence[str], on: date) -> None:
    grant = current_grant(incident.dossier, on)
    if grant is not None and open_suspension(grant):
        raise ActRefused(
            "second_suspension",
            _("This mark is suspended already. A second suspension cannot begin before the first has ended."),
        )
    if not conditions:
        raise ActRefused("no_end_condition", _("A suspension needs at least one end condition (003 2.1(6))."))


def _write_down(measure: Measure, decision: Decision, by: Actor, on: date) -> None:
    incident = measure.incident
    journal.record(
        "incidents.measure.decided",
        measure,
        by=by,
        on=on,
        decision=decision,
        after={
            "number": incident.number,
            "base_value": measure.base_value,
            "level": measure.level,
            "adjustment_reasons": measure.adjustment_reasons,
            "measure": measure.kind,
            "months": measure.months,
            "conditions": measure.conditions,
        },
        personal={"words": measure.adjustment_words} if measure.adjustment_words else None,
    )
    agenda.close_tasks_of(kinds_prefix="incidents.incident.", subject_id=incident.pk, on=on)
    ask_body(
        "incidents.measure.send_notice",
        incident.dossier,
        measure.pk,
        on,
        body=measure.organisation,
        params={"number": incident.number, "business": str(incident.dossier.unit)},
    )

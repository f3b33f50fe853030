"""The life of a suspension as bodies and holder see it: the acts of `grants`, with tasks and notices."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.grants import services as grants
from shirushi.grants.models import Duty, EndCondition, Grant, Suspension
from shirushi.grants.numbers import shown
from shirushi.grants.queries import all_conditions_met, suspension_state
from shirushi.incidents.services.telling import (
    OFFICE_ROLES,
    ask_body,
    ask_business,
    bodies,
    tell_bodies,
    tell_business,
)
from shirushi.people.actor import Actor
from shirushi.record.errors import ActRefused


def _params(suspension: Suspension) -> dict[str, Any]:
    return {"number": shown(suspension.grant), "business": str(suspension.dossier.unit)}


def ask_for_suspension(suspension: Suspension, on: date) -> None:
    """What the holder has to do now, and the day on which a body has to decide."""
    params = _params(suspension)
    ask_business(
        "incidents.suspension.duties",
        suspension.dossier,
        suspension.pk,
        on,
        due_on=suspension.starts_on,
        decision=suspension.decision,
        params=params,
    )
    _ask_for_conditions(suspension, on)
    _ask_for_end(suspension, on)


def _ask_for_conditions(suspension: Suspension, on: date) -> None:
    ask_business(
        "incidents.suspension.conditions",
        suspension.dossier,
        suspension.pk,
        on,
        due_on=suspension.planned_ends_on,
        decision=suspension.decision,
        params=_params(suspension),
    )


def _ask_for_end(suspension: Suspension, on: date) -> None:
    ask_body(
        "incidents.suspension.decide_end",
        suspension.dossier,
        suspension.pk,
        on,
        due_on=suspension.planned_ends_on,
        decision=suspension.decision,
        params=_params(suspension),
    )


def _close(kind: str, suspension: Suspension, on: date) -> None:
    agenda.close_task(kind=f"incidents.suspension.{kind}", subject_id=suspension.pk, on=on)


@transaction.atomic
def fulfil_duty(*, duty: Duty, remark: str, by: Actor, on: date) -> Duty:
    """The holder ticks off one of its duties (003 2.2 ①–③)."""
    grants.tick_duty(duty=duty, remark=remark, by=by, on=on)
    if not duty.suspension.duties.filter(done_on=None).exists():
        _close("duties", duty.suspension, on)
        tell_bodies(
            "incidents.suspension.duties_done", duty.suspension.dossier, duty.suspension_id, by=by, on=on,
            **_params(duty.suspension),
        )  # fmt: skip
    return duty


@transaction.atomic
def report_condition(*, condition: EndCondition, report: str, by: Actor, on: date) -> EndCondition:
    """The holder reports how an end condition is fulfilled; a body judges it next."""
    grants.report_condition(condition=condition, report=report, by=by, on=on)
    suspension = condition.suspension
    for body in bodies(suspension.dossier):
        ask_body(
            "incidents.suspension.judge",
            suspension.dossier,
            suspension.pk,
            on,
            body=body,
            roles=OFFICE_ROLES,
            params=_params(suspension),
        )
    if not suspension.conditions.filter(met_on=None, reported_on=None).exists():
        _close("conditions", suspension, on)
    return condition


@transaction.atomic
def judge_condition(
    *, condition: EndCondition, by: Actor, on: date, met: bool = True, reply: str = ""
) -> EndCondition:
    """A body judges a condition met, or says what is missing; the last one met, the lifting is next."""
    grants.judge_condition(condition=condition, by=by, on=on, met=met, reply=reply)
    suspension = condition.suspension
    if not _waiting_for_judgement(suspension):
        _close("judge", suspension, on)
    if not met:
        _ask_again(condition, by, on)
    elif all_conditions_met(suspension):
        _close("conditions", suspension, on)
        ask_body(
            "incidents.suspension.lift", suspension.dossier, suspension.pk, on, params=_params(suspension)
        )
    return condition


def _waiting_for_judgement(suspension: Suspension) -> bool:
    reported = suspension.conditions.filter(reported_on__isnull=False, met_on=None, returned_on=None)
    return reported.exists()


def _waits_for_judgement_alone(suspension: Suspension) -> bool:
    """The holder has reported on everything that is not met, and nothing was returned."""
    unmet = suspension.conditions.filter(met_on=None)
    return not unmet.filter(Q(reported_on=None) | Q(returned_on__isnull=False)).exists()


def _ask_again(condition: EndCondition, by: Actor, on: date) -> None:
    suspension = condition.suspension
    _ask_for_conditions(suspension, on)
    tell_business(
        "incidents.suspension.condition_returned",
        suspension.dossier,
        suspension.pk,
        by=by,
        on=on,
        **_params(suspension),
    )


@transaction.atomic
def extend_suspension(
    *, suspension: Suspension, months: int, by: Actor, on: date, revision: int | None = None
) -> Suspension:
    """Months are added because end conditions are not met (003 2.1(8))."""
    grants.extend(suspension=suspension, months=months, by=by, on=on, revision=revision)
    if not _waits_for_judgement_alone(suspension):
        _ask_for_conditions(suspension, on)
    _ask_for_end(suspension, on)
    tell_business(
        "incidents.suspension.extended",
        suspension.dossier,
        suspension.pk,
        by=by,
        on=on,
        until=suspension.planned_ends_on,
        **_params(suspension),
    )
    return suspension


@transaction.atomic
def lift_suspension(
    *, suspension: Suspension, by: Actor, on: date, revision: int | None = None
) -> Suspension:
    """The suspension ends today; from tomorrow on the mark may be shown again (003 2.1(7), 2.4)."""
    grants.lift(suspension=suspension, by=by, on=on, revision=revision)
    agenda.close_tasks_of(kinds_prefix="incidents.suspension.", subject_id=suspension.pk, on=on)
    ask_body(
        "incidents.suspension.give_back",
        suspension.dossier,
        suspension.pk,
        on,
        roles=OFFICE_ROLES,
        params=_params(suspension),
    )
    tell_business(
        "incidents.suspension.lifted",
        suspension.dossier,
        suspension.pk,
        by=by,
        on=on,
        from_on=suspension.lifted_on,
        **_params(suspension),
    )
    return suspension


@transaction.atomic
def give_back(*, suspension: Suspension, by: Actor, on: date) -> Suspension:
    """Certificate and mark data are on their way back to the holder (003 2.4①)."""
    grants.give_back(suspension=suspension, by=by, on=on)
    _close("give_back", suspension, on)
    return suspension


@transaction.atomic
def revoke_for_unmet_conditions(
    *, suspension: Suspension, reason: str, by: Actor, on: date, revision: int | None = None
) -> Grant:
    """A suspension over a year old with unmet conditions is revoked, by a person's act (003 2.1(8))."""
    state = suspension_state(suspension, on)
    if state["phase"] != "revocation_due":
        raise ActRefused(
            "revocation_not_due",
            _("A revocation is due only when the suspension is over a year old and conditions are not met."),
        )
    if not reason.strip():
        raise ActRefused("reason_missing", _("Say why the conditions are not met."))
    grants.take(suspension, revision)
    grant = grants.revoke(grant=suspension.grant, decision=state, reason=reason, by=by, on=on)
    agenda.close_tasks_of(kinds_prefix="incidents.suspension.", subject_id=suspension.pk, on=on)
    tell_business(
        "incidents.suspension.revoked", suspension.dossier, suspension.pk, by=by, on=on, **_params(suspension)
    )
    return grant


@transaction.atomic
def follow_suspension(*, suspension: Suspension, on: date) -> str:
    """What time alone changed: who has to decide now (the daily run; twice does no harm). The phase."""
    state = suspension_state(suspension, on)
    phase: str = state["phase"]
    if phase == "revocation_due":
        _close("decide_end", suspension, on)
        ask_body(
            "incidents.suspension.decide_revocation",
            suspension.dossier,
            suspension.pk,
            on,
            due_on=suspension.revocation_from,
            decision=state,
            params=_params(suspension),
        )
    return phase

"""The life of a suspension (003 2.1, 2.2, 2.4). The term is left alone (2.1(4))."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.grants import policy
from shirushi.grants.models import Duty, EndCondition, Extension, Grant, Suspension
from shirushi.grants.queries import (
    all_conditions_met,
    holds,
    open_suspension,
    suspension_facts,
    suspension_state,
)
from shirushi.grants.services.publishing import line_of, publish
from shirushi.grants.services.taking import take
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.people.rulebook import current
from shirushi.record import journal
from shirushi.record.errors import ActRefused
from shirushi.rules import Decision
from shirushi.ui.days import written_day

ONE_DAY = timedelta(days=1)


@transaction.atomic
def suspend(
    *,
    grant: Grant,
    level: int,
    months: int,
    conditions: Sequence[str],
    notified_on: date,
    decision: Decision,
    by: Actor,
    on: date,
) -> Suspension:
    """Begin the suspension that rules.suspension (`decision`) describes, from the day of notice (2.1(3))."""
    allow(policy.may_suspend(by, grant))
    take(grant)
    _refuse_to_suspend(grant, conditions, on)
    suspension = Suspension.objects.create(
        dossier=grant.dossier,
        grant=grant,
        level=level,
        months=months,
        notified_on=notified_on,
        starts_on=_day(decision, "starts_on"),
        planned_ends_on=_day(decision, "planned_ends_on"),
        revocation_from=_day(decision, "revocation_from"),
        decision=decision.as_json(),
    )
    EndCondition.objects.bulk_create(EndCondition(suspension=suspension, text=text) for text in conditions)
    Duty.objects.bulk_create(Duty(suspension=suspension, code=code) for code in decision["duties"])
    after = {
        "starts_on": suspension.starts_on,
        "planned_ends_on": suspension.planned_ends_on,
        "level": level,
        "months": months,
        "conditions": list(conditions),
    }
    journal.record("grants.suspension.begun", suspension, by=by, on=on, decision=decision, after=after)
    publish(grant)
    return suspension


def _day(decision: Decision, name: str) -> date:
    """A day that the decision on a holder's suspension always has."""
    return date.fromisoformat(decision[name])


def _refuse_to_suspend(grant: Grant, conditions: Sequence[str], on: date) -> None:
    if open_suspension(grant):
        raise ActRefused(
            "second_suspension",
            _("This mark is suspended already. A second suspension cannot begin before the first has ended."),
        )
    if grant.starts_on is None or grant.starts_on > on or not holds(grant, on):
        raise ActRefused(
            "no_grant_to_suspend", _("No grant holds on that day, so there is nothing to suspend.")
        )
    if not conditions:
        raise ActRefused("no_end_condition", _("A suspension needs at least one end condition (003 2.1(6))."))


@transaction.atomic
def extend(
    *, suspension: Suspension, months: int, by: Actor, on: date, revision: int | None = None
) -> Extension:
    """Add months because the planned end is reached and conditions are not met (2.1(8)); twelve in all."""
    allow(policy.may_extend(by, suspension))
    take(suspension, revision)
    _refuse_unless_open(suspension)
    _refuse_to_extend(suspension, on)
    decision = _extended(suspension, months, on)
    extension = Extension.objects.create(
        suspension=suspension, months=months, decided_on=on, decision=decision.as_json()
    )
    before = {"planned_ends_on": suspension.planned_ends_on}
    suspension.planned_ends_on = _day(decision, "planned_ends_on")
    suspension.save(update_fields=["planned_ends_on"])
    after = {"planned_ends_on": suspension.planned_ends_on, "months": months}
    journal.record(
        "grants.suspension.extended", suspension, by=by, on=on, decision=decision, before=before, after=after
    )
    publish(suspension.grant)
    return extension


def _refuse_unless_open(suspension: Suspension) -> None:
    if suspension.ends_on is not None or suspension.annulled_on is not None:
        raise ActRefused("suspension_over", _("This suspension has ended already."))


def _refuse_to_extend(suspension: Suspension, on: date) -> None:
    if all_conditions_met(suspension):
        raise ActRefused("conditions_met", _("All end conditions are met: lift the suspension instead."))
    if on < suspension.planned_ends_on:
        raise ActRefused(
            "extension_too_early",
            _("A suspension is extended once its period is reached: from %(day)s on."),
            day=written_day(suspension.planned_ends_on),
        )


def _extended(suspension: Suspension, months: int, on: date) -> Decision:
    facts = suspension_facts(suspension, on)
    facts["extensions"] = [*facts["extensions"], {"months": months, "decided_on": on}]
    decision = current().require("suspension", facts)
    if decision["planned_ends_on"] < on.isoformat():
        raise ActRefused("extension_in_the_past", _("The longer period would have ended before today."))
    return decision


@transaction.atomic
def report_condition(*, condition: EndCondition, report: str, by: Actor, on: date) -> EndCondition:
    """The holder says how an end condition is fulfilled."""
    suspension = condition.suspension
    allow(policy.may_answer(by, suspension))
    take(suspension)
    _refuse_unless_open(suspension)
    _refuse_if_met(condition)
    condition.reported_on, condition.report = on, report
    condition.returned_on, condition.reply = None, ""
    condition.save(update_fields=["reported_on", "report", "returned_on", "reply"])
    journal.record(
        "grants.condition.reported",
        condition,
        by=by,
        on=on,
        dossier_id=suspension.dossier_id,
        after={"condition": condition.text},
        personal={"report": report},
    )
    return condition


def _refuse_if_met(condition: EndCondition) -> None:
    if condition.met_on is not None:
        raise ActRefused("condition_met", _("This end condition is judged met already."))


@transaction.atomic
def judge_condition(
    *, condition: EndCondition, by: Actor, on: date, met: bool = True, reply: str = ""
) -> EndCondition:
    """A body judges an end condition met, or answers what is still missing."""
    suspension = condition.suspension
    allow(policy.may_judge(by, suspension))
    take(suspension)
    _refuse_unless_open(suspension)
    _refuse_if_met(condition)
    if met:
        condition.met_on = on
        condition.save(update_fields=["met_on"])
        action = "grants.condition.met"
    else:
        condition.returned_on, condition.reply = on, reply
        condition.save(update_fields=["returned_on", "reply"])
        action = "grants.condition.returned"
    journal.record(
        action,
        condition,
        by=by,
        on=on,
        dossier_id=suspension.dossier_id,
        after={"condition": condition.text},
        personal={"reply": reply} if reply else None,
    )
    return condition


@transaction.atomic
def tick_duty(*, duty: Duty, remark: str, by: Actor, on: date) -> Duty:
    """The holder says that it did what a suspended holder must do (2.2)."""
    suspension = duty.suspension
    allow(policy.may_answer(by, suspension))
    if duty.done_on is not None:
        raise ActRefused("duty_done", _("This is noted as done already."))
    duty.done_on, duty.remark = on, remark
    duty.save(update_fields=["done_on", "remark"])
    journal.record(
        "grants.duty.done",
        duty,
        by=by,
        on=on,
        dossier_id=suspension.dossier_id,
        after={"duty": duty.code, "done_on": on},
        personal={"remark": remark} if remark else None,
    )
    return duty


@transaction.atomic
def lift(*, suspension: Suspension, by: Actor, on: date, revision: int | None = None) -> Suspension:
    """End the suspension: all conditions are met, before or after the planned end (2.1(7), 2.4)."""
    allow(policy.may_lift(by, suspension))
    take(suspension, revision)
    _refuse_unless_open(suspension)
    if not all_conditions_met(suspension):
        raise ActRefused(
            "conditions_unmet", _("Not every end condition is met yet, so the suspension cannot be lifted.")
        )
    suspension.conditions_met_on = suspension.ends_on = on
    suspension.lifted_on = on + ONE_DAY
    suspension.save(update_fields=["conditions_met_on", "ends_on", "lifted_on"])
    decision = suspension_state(suspension, on)
    _record_relief(suspension.grant, decision)
    after = {"ends_on": on, "lifted_on": suspension.lifted_on, "renewal_relief": decision["renewal_relief"]}
    journal.record("grants.suspension.lifted", suspension, by=by, on=on, decision=decision, after=after)
    publish(suspension.grant)
    return suspension


def _record_relief(grant: Grant, decision: Decision) -> None:
    """Until when the renewal can still be applied for (2.1(9), 2.1(10), 4(3))."""
    if relief := decision["renewal_relief"]:
        grant.relief_until = date.fromisoformat(relief["apply_until"])
        grant.save(update_fields=["relief_until"])


@transaction.atomic
def give_back(*, suspension: Suspension, by: Actor, on: date) -> Suspension:
    """Certificate and mark data go back to the holder once the suspension has ended (2.4①)."""
    allow(policy.may_give_back(by, suspension))
    take(suspension)
    if suspension.lifted_on is None or suspension.given_back_on is not None:
        raise ActRefused("nothing_to_give_back", _("There is nothing to hand back to the holder."))
    suspension.given_back_on = on
    suspension.save(update_fields=["given_back_on"])
    journal.record("grants.suspension.given_back", suspension, by=by, on=on, after={"given_back_on": on})
    return suspension


@transaction.atomic
def annul_suspension(*, suspension: Suspension, reason: str, by: Actor, on: date) -> Suspension:
    """Take back a wrong suspension: it held until the day before, and stays on record."""
    allow(policy.may_annul(by, suspension.grant))
    take(suspension)
    if suspension.annulled_on is not None:
        raise ActRefused("annulled_already", _("This was annulled already."))
    suspension.annulled_on = on
    suspension.save(update_fields=["annulled_on"])
    journal.record(
        "grants.suspension.annulled",
        suspension,
        by=by,
        on=on,
        after={"annulled_on": on},
        personal={"reason": reason},
        annuls=line_of("grants.suspension.begun", suspension.pk),
    )
    publish(suspension.grant)
    return suspension

"""Incidents and near misses: entered or reported, answered step by step, closed when something is done against them."""

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation, Role
from shirushi.people.rights import allow
from shirushi.pms import first_response, policy
from shirushi.pms.ledger import Ledger, Values
from shirushi.pms.models import Mishap, Nonconformity, ResponseStep
from shirushi.pms.services import improvement, ledgers
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

TASKS = "pms.mishap."
RESPOND, LOOK = f"{TASKS}respond", f"{TASKS}look"
Kind = Mishap.Kind


def _complete(mishap: Mishap, on: date) -> None:
    if mishap.found_on > on:
        raise ActRefused("found_ahead", _("The day on which it was found lies in the future."))
    if mishap.occurred_on and mishap.occurred_on > mishap.found_on:
        raise ActRefused("found_before", _("It cannot have happened after it was discovered."))


def _refuse_closed(mishap: Mishap) -> None:
    if mishap.closed_on:
        raise ActRefused("mishap_closed", _("This is closed."))


def _put_task(mishap: Mishap, on: date) -> None:
    """An incident is answered at once; a near miss is looked at."""
    agenda.close_tasks_of(kinds_prefix=TASKS, subject_id=mishap.pk, on=on)
    incident = mishap.kind == Kind.INCIDENT
    agenda.open_task(
        kind=RESPOND if incident else LOOK,
        dossier=None,
        subject_id=mishap.pk,
        organisation=mishap.organisation,
        roles=[Role.PRIVACY_OFFICER],
        on=on,
        due_on=mishap.found_on if incident else None,
        params={"number": mishap.number},
    )


LEDGER = Ledger(
    model=Mishap,
    entered="pms.mishap.entered",
    changed="pms.mishap.changed",
    columns=(
        "kind", "department_id", "holding_id", "found_on", "occurred_on", "happened", "event", "items", "persons",
        "sensitive", "property_damage", "improper_purpose", "my_number", "told", "cause", "prevention",
    ),
    personal=frozenset({"happened", "told", "cause", "prevention"}),
    searched=("happened", "items", "cause", "prevention"),
    standings={
        "open": lambda _on: Q(closed_on=None),
        "closed": lambda _on: Q(closed_on__isnull=False),
    },
    complete=_complete,
    refuse_change=_refuse_closed,
    follow=_put_task,
)  # fmt: skip


def enter(*, organisation: Organisation, values: Values, by: Actor, on: date) -> Mishap:
    made: Mishap = ledgers.enter(LEDGER, organisation=organisation, values=values, by=by, on=on)
    return made


@transaction.atomic
def report_near_miss(
    *, organisation: Organisation, happened: str, unnamed: bool, by: Actor, on: date
) -> Mishap:
    """Anybody who works here, in one sentence. Unnamed, neither the entry nor the journal knows who it was."""
    allow(policy.may_take_part(by, organisation.pk))
    teller = replace(by, person_id=None, name="") if unnamed else by
    own = [] if unnamed else sorted(by.department_ids)
    made = Mishap(
        organisation=organisation,
        created_on=on,
        kind=Kind.NEAR_MISS,
        found_on=on,
        happened=happened,
        department_id=own[0] if len(own) == 1 else None,
        reported_by_id=teller.person_id,
    )
    ledgers.put(LEDGER, made, by=teller, on=on)
    return made


@transaction.atomic
def take_step(*, mishap: Mishap, code: str, remark: str, by: Actor, on: date) -> ResponseStep:
    """A step of the first response was taken. Said again, its note is brought up to date."""
    allow(policy.may_write(by, mishap))
    _refuse_closed(mishap)
    if code not in {step.code for step in first_response.steps()}:
        raise ActRefused("step_unknown", _("There is no such step."))
    claim(mishap, None)
    told = {"done_on": on, "done_by_id": by.person_id, "remark": remark}
    step, _made = ResponseStep.objects.update_or_create(mishap=mishap, code=code, defaults=told)
    personal = {"remark": remark} if remark else None
    journal.record("pms.mishap.step_taken", mishap, by=by, on=on, after={"step": code}, personal=personal)
    return step


@transaction.atomic
def close(*, mishap: Mishap, by: Actor, on: date, revision: int | None = None) -> Mishap:
    """Over: an incident with its cause, both with what is done so that it does not happen again."""
    allow(policy.may_write(by, mishap))
    _refuse_closed(mishap)
    if not mishap.prevention or (mishap.kind == Kind.INCIDENT and not mishap.cause):
        raise ActRefused(
            "not_handled", _("Write the cause, and what is done so that it does not happen again, first.")
        )
    values = {"closed_on": on}
    ledgers.note(
        LEDGER, entry=mishap, action="pms.mishap.closed", values=values, by=by, on=on, revision=revision
    )
    agenda.close_tasks_of(kinds_prefix=TASKS, subject_id=mishap.pk, on=on)
    return mishap


def open_nonconformity(*, mishap: Mishap, text: str, by: Actor, on: date) -> Nonconformity:
    """What it showed goes into the one list, in words that name nobody."""
    source = Nonconformity.Source.INCIDENT
    return improvement.open_from_entry(
        LEDGER, entry=mishap, source=source, text=text, found_on=mishap.found_on, by=by, on=on
    )

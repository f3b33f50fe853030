"""Requests of data subjects: received, identity checked, answered without delay."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation, Role
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.pms import policy_contractors as policy
from shirushi.pms import request_clock
from shirushi.pms.models import DataRequest
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

Values = Mapping[str, Any]
COLUMNS = ("kind", "received_on", "due_on", "requester", "contact", "agent", "content", "identity", "fee")
# What says who asks, about what: in the row and in the personal part of the journal, nowhere else.
PERSONAL = frozenset({"requester", "contact", "agent", "content", "identity"})
TASKS = "pms.request."
ANSWER, ANSWER_PURPOSE = f"{TASKS}answer", f"{TASKS}answer_purpose"
Decision = DataRequest.Decision
NEEDS_IDENTITY = (Decision.GRANTED, Decision.PARTLY)
NEEDS_REASON = (Decision.PARTLY, Decision.REFUSED, Decision.NOT_HELD)


@dataclass(frozen=True, kw_only=True)
class Answer:
    decision: str
    answered_on: date
    way: str
    reason: str = ""


@transaction.atomic
def receive(*, organisation: Organisation, values: Values, by: Actor, on: date) -> DataRequest:
    """Enter a request. The clocks run from the day on which it arrived."""
    allow(policy.may_keep_register(by, organisation.pk))
    guards.lock(organisation)
    last = DataRequest.objects.filter(organisation=organisation).aggregate(last=Max("number"))["last"] or 0
    given = {name: values[name] for name in COLUMNS if name in values}
    made = DataRequest(organisation=organisation, created_on=on, number=last + 1, **given)
    made.due_on = made.due_on or request_clock.target(made.received_on)
    _check(made, on)
    made.save()
    plain, personal = parted({name: getattr(made, name) for name in COLUMNS}, PERSONAL)
    after = {"number": made.number, **plain}
    journal.record("pms.request.received", made, by=by, on=on, after=after, personal=personal)
    _put_task(made, on)
    return made


def parted(values: Values, personal: frozenset[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What everybody who reads the journal sees, and what names people."""
    told = {name: value for name, value in values.items() if name not in personal}
    return told, {name: value for name, value in values.items() if name in personal and value}


def _check(data_request: DataRequest, on: date) -> None:
    if data_request.received_on > on:
        raise ActRefused("received_ahead", _("The day of arrival lies in the future."))
    if data_request.due_on < data_request.received_on:
        raise ActRefused("due_before_arrival", _("The day lies before the arrival."))
    if data_request.fee and data_request.kind not in request_clock.WITH_FEE:
        raise ActRefused(
            "fee_not_allowed", _("A fee may be taken only for notice of the purpose and for disclosure.")
        )


def _put_task(data_request: DataRequest, on: date) -> None:
    suit_from = request_clock.suit_from(data_request.kind, data_request.received_on)
    agenda.close_tasks_of(kinds_prefix=TASKS, subject_id=data_request.pk, on=on)
    agenda.open_task(
        kind=ANSWER if suit_from else ANSWER_PURPOSE,
        dossier=None,
        subject_id=data_request.pk,
        organisation=data_request.organisation,
        roles=[Role.PRIVACY_OFFICER],
        on=on,
        due_on=data_request.due_on,
        params={"number": data_request.number, **({"suit_from": suit_from} if suit_from else {})},
    )


@transaction.atomic
def change(
    *, data_request: DataRequest, values: Values, by: Actor, on: date, revision: int | None = None
) -> DataRequest:
    """Complete or correct what was entered: the identity was checked, the fee came, the own target moved."""
    allow(policy.may_keep_register(by, data_request.organisation_id))
    _refuse_answered(data_request)
    claim(data_request, revision)
    before = {name: getattr(data_request, name) for name in COLUMNS}
    for name in COLUMNS:
        setattr(data_request, name, values.get(name, before[name]))
    _check(data_request, on)
    changed = [name for name in COLUMNS if getattr(data_request, name) != before[name]]
    data_request.save(update_fields=changed)
    was, who_was = parted({name: before[name] for name in changed}, PERSONAL)
    now, who_now = parted({name: getattr(data_request, name) for name in changed}, PERSONAL)
    told = {"before": who_was, "after": who_now} if who_was or who_now else None
    journal.record("pms.request.changed", data_request, by=by, on=on, before=was, after=now, personal=told)
    _put_task(data_request, on)
    return data_request


@transaction.atomic
def answer(
    *, data_request: DataRequest, given: Answer, by: Actor, on: date, revision: int | None = None
) -> DataRequest:
    """The decision went to the person on a day. Nothing is disclosed to somebody who was not identified."""
    allow(policy.may_keep_register(by, data_request.organisation_id))
    _refuse_answered(data_request)
    if not data_request.received_on <= given.answered_on <= on:
        raise ActRefused("answer_day", _("The day lies before the arrival, or in the future."))
    if given.decision in NEEDS_IDENTITY and not data_request.identity:
        raise ActRefused("identity_missing", _("Write first how the identity was checked."))
    if given.decision in NEEDS_REASON and not given.reason:
        raise ActRefused("reason_missing", _("Say the reason: the person is told it."))
    claim(data_request, revision)
    data_request.decision, data_request.reason, data_request.way = given.decision, given.reason, given.way
    data_request.answered_on, data_request.answered_by_id = given.answered_on, by.person_id
    data_request.save()
    after = {"decision": given.decision, "way": given.way, "answered_on": given.answered_on}
    personal = {"reason": given.reason} if given.reason else None
    journal.record(
        "pms.request.answered", data_request, by=by, on=given.answered_on, after=after, personal=personal
    )
    agenda.close_tasks_of(kinds_prefix=TASKS, subject_id=data_request.pk, on=on)
    return data_request


def _refuse_answered(data_request: DataRequest) -> None:
    if data_request.answered_on:
        raise ActRefused("answered_already", _("This request is answered."))

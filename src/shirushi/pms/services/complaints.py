"""Complaints: received, cause and action found, answered, reported to the representative, closed."""

from collections.abc import Mapping
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
from shirushi.pms.models import Complaint, Nonconformity
from shirushi.pms.services import improvement
from shirushi.pms.services.requests import parted
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

Values = Mapping[str, Any]
RECEIVED = ("received_on", "due_on", "channel", "complainant", "contact", "content")
HANDLED = ("cause", "action", "answered_on", "reported_on")
COLUMNS = (*RECEIVED, *HANDLED)
PERSONAL = frozenset({"complainant", "contact", "content", "cause", "action"})
CLOSE = "pms.complaint.close"


@transaction.atomic
def receive(*, organisation: Organisation, values: Values, by: Actor, on: date) -> Complaint:
    allow(policy.may_keep_register(by, organisation.pk))
    guards.lock(organisation)
    last = Complaint.objects.filter(organisation=organisation).aggregate(last=Max("number"))["last"] or 0
    given = {name: values[name] for name in COLUMNS if name in values}
    made = Complaint(organisation=organisation, created_on=on, number=last + 1, **given)
    made.due_on = made.due_on or request_clock.target(made.received_on)
    _check(made, on)
    made.save()
    plain, personal = parted({name: getattr(made, name) for name in RECEIVED}, PERSONAL)
    after = {"number": made.number, **plain}
    journal.record("pms.complaint.received", made, by=by, on=on, after=after, personal=personal)
    _put_task(made, on)
    return made


def _check(complaint: Complaint, on: date) -> None:
    days = (complaint.answered_on, complaint.reported_on)
    if complaint.received_on > on or any(day > on for day in days if day):
        raise ActRefused("day_ahead", _("A day lies in the future."))
    if any(day < complaint.received_on for day in (complaint.due_on, *days) if day):
        raise ActRefused("due_before_arrival", _("The day lies before the arrival."))


def _put_task(complaint: Complaint, on: date) -> None:
    agenda.open_task(
        kind=CLOSE,
        dossier=None,
        subject_id=complaint.pk,
        organisation=complaint.organisation,
        roles=[Role.PRIVACY_OFFICER],
        on=on,
        due_on=complaint.due_on,
        params={"number": complaint.number},
    )


@transaction.atomic
def change(
    *, complaint: Complaint, values: Values, by: Actor, on: date, revision: int | None = None
) -> Complaint:
    """Write what is known by now: cause, what was done, answered, reported."""
    allow(policy.may_keep_register(by, complaint.organisation_id))
    _refuse_closed(complaint)
    claim(complaint, revision)
    before = {name: getattr(complaint, name) for name in COLUMNS}
    for name in COLUMNS:
        setattr(complaint, name, values.get(name, before[name]))
    _check(complaint, on)
    changed = [name for name in COLUMNS if getattr(complaint, name) != before[name]]
    complaint.save(update_fields=changed)
    was, who_was = parted({name: before[name] for name in changed}, PERSONAL)
    now, who_now = parted({name: getattr(complaint, name) for name in changed}, PERSONAL)
    told = {"before": who_was, "after": who_now} if who_was or who_now else None
    journal.record("pms.complaint.changed", complaint, by=by, on=on, before=was, after=now, personal=told)
    _put_task(complaint, on)
    return complaint


@transaction.atomic
def close(*, complaint: Complaint, by: Actor, on: date, revision: int | None = None) -> Complaint:
    """Over: the cause is known, something was done, the person has an answer, the representative knows."""
    allow(policy.may_keep_register(by, complaint.organisation_id))
    _refuse_closed(complaint)
    if not all(getattr(complaint, name) for name in HANDLED):
        raise ActRefused(
            "not_handled", _("Write the cause, what was done, when it was answered and reported first.")
        )
    claim(complaint, revision)
    complaint.closed_on = on
    complaint.save(update_fields=["closed_on"])
    journal.record("pms.complaint.closed", complaint, by=by, on=on)
    agenda.close_task(kind=CLOSE, subject_id=complaint.pk, on=on)
    return complaint


@transaction.atomic
def open_nonconformity(*, complaint: Complaint, text: str, by: Actor, on: date) -> Nonconformity:
    """What the complaint showed goes into the one list, in words that name nobody."""
    allow(policy.may_keep_register(by, complaint.organisation_id))
    claim(complaint, None)
    if Nonconformity.objects.filter(source=Nonconformity.Source.COMPLAINT, source_id=complaint.pk).exists():
        raise ActRefused("listed_already", _("This complaint is in the list of nonconformities already."))
    return improvement.open_nonconformity(
        organisation=complaint.organisation,
        source=Nonconformity.Source.COMPLAINT,
        source_id=complaint.pk,
        text=text,
        found_on=complaint.received_on,
        by=by,
        on=on,
    )


def _refuse_closed(complaint: Complaint) -> None:
    if complaint.closed_on:
        raise ActRefused("complaint_closed", _("This complaint is closed."))

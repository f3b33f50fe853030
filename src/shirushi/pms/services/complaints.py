"""Complaints: received, cause and action found, answered, reported to the representative, closed."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation, Role
from shirushi.people.rights import allow
from shirushi.pms import policy, request_clock
from shirushi.pms.ledger import Ledger, Values
from shirushi.pms.models import Complaint, Nonconformity
from shirushi.pms.services import improvement, ledgers
from shirushi.record.errors import ActRefused

HANDLED = ("cause", "action", "answered_on", "reported_on")
CLOSE = "pms.complaint.close"


def _complete(complaint: Complaint, on: date) -> None:
    complaint.due_on = complaint.due_on or request_clock.target(complaint.received_on)
    days = (complaint.answered_on, complaint.reported_on)
    if complaint.received_on > on or any(day > on for day in days if day):
        raise ActRefused("day_ahead", _("A day lies in the future."))
    if any(day < complaint.received_on for day in (complaint.due_on, *days) if day):
        raise ActRefused("due_before_arrival", _("The day lies before the arrival."))


def _refuse_closed(complaint: Complaint) -> None:
    if complaint.closed_on:
        raise ActRefused("complaint_closed", _("This complaint is closed."))


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


LEDGER = Ledger(
    model=Complaint,
    entered="pms.complaint.received",
    changed="pms.complaint.changed",
    columns=("received_on", "due_on", "channel", "complainant", "contact", "content", *HANDLED),
    personal=frozenset({"complainant", "contact", "content", "cause", "action"}),
    searched=("complainant", "contact", "content", "cause", "action"),
    standings={
        "open": lambda _on: Q(closed_on=None),
        "overdue": lambda on: Q(closed_on=None, due_on__lt=on),
        "closed": lambda _on: Q(closed_on__isnull=False),
    },
    complete=_complete,
    refuse_change=_refuse_closed,
    follow=_put_task,
)


def receive(*, organisation: Organisation, values: Values, by: Actor, on: date) -> Complaint:
    made: Complaint = ledgers.enter(LEDGER, organisation=organisation, values=values, by=by, on=on)
    return made


def change(
    *, complaint: Complaint, values: Values, by: Actor, on: date, revision: int | None = None
) -> Complaint:
    """Write what is known by now: cause, what was done, answered, reported."""
    changed: Complaint = ledgers.change(
        LEDGER, entry=complaint, values=values, by=by, on=on, revision=revision
    )
    return changed


@transaction.atomic
def close(*, complaint: Complaint, by: Actor, on: date, revision: int | None = None) -> Complaint:
    """Over: the cause is known, something was done, the person has an answer, the representative knows."""
    allow(policy.may_write(by, complaint))
    _refuse_closed(complaint)
    if not all(getattr(complaint, name) for name in HANDLED):
        raise ActRefused(
            "not_handled", _("Write the cause, what was done, when it was answered and reported first.")
        )
    values = {"closed_on": on}
    ledgers.note(
        LEDGER, entry=complaint, action="pms.complaint.closed", values=values, by=by, on=on, revision=revision
    )
    agenda.close_task(kind=CLOSE, subject_id=complaint.pk, on=on)
    return complaint


def open_nonconformity(*, complaint: Complaint, text: str, by: Actor, on: date) -> Nonconformity:
    """What the complaint showed goes into the one list, in words that name nobody."""
    return improvement.open_from_entry(
        LEDGER, entry=complaint, source="complaint", text=text, found_on=complaint.received_on, by=by, on=on
    )

"""A charge that arises waits as a task; it is invoiced once, or let off with a reason."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda.services import close_task, open_task
from shirushi.billing import policy
from shirushi.billing.models import DueCharge, Invoice
from shirushi.billing.services.telling import ISSUERS
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Organisation
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.errors import ActRefused

TASK = "charge."


@transaction.atomic
def open_charge(
    *,
    dossier: Dossier,
    issuer: Organisation,
    code: str,
    subject_id: int,
    by: Actor,
    on: date,
    hours: int | None = None,
    reason: Mapping[str, Any] | None = None,
) -> DueCharge:
    """It follows from an act of the review; the same act done twice asks once."""
    allow(policy.may_issue(by, issuer, dossier.unit.organisation))
    due, made = DueCharge.objects.get_or_create(
        issuer=issuer,
        code=code,
        subject_id=subject_id,
        arose_on=on,
        defaults={"dossier": dossier, "hours": hours, "reason": journal.plain(reason or {})},
    )
    if made:
        _record("billing.charge.arose", due, by, on)
        _ask(due, on)
    return due


def _ask(due: DueCharge, on: date) -> None:
    open_task(
        kind=TASK + due.code,
        dossier=due.dossier,
        subject_id=due.pk,
        organisation=due.issuer,
        roles=ISSUERS,
        params={"business": due.dossier.unit.organisation.name, **due.reason},
        on=on,
    )


def hold_charge(
    dossier: Dossier, issuer: Organisation, code: str, due: DueCharge | None = None
) -> DueCharge | None:
    """What the invoice settles: the one that was named, or the oldest of its kind that waits. None where none does."""
    waiting = DueCharge.objects.select_for_update().filter(dossier=dossier, issuer=issuer, code=code)
    if due is None:
        return waiting.filter(invoice=None, waived_on=None).order_by("pk").first()
    due = waiting.get(pk=due.pk)
    _refuse_settled(due)
    return due


def _refuse_settled(due: DueCharge) -> None:
    if due.invoice is not None:
        raise ActRefused(
            "charged_already",
            _("This was charged already, with invoice %(number)s. Nothing was invoiced."),
            number=due.invoice.number,
        )
    if due.waived_on is not None:
        raise ActRefused("charge_waived", _("It was decided not to charge this. Nothing was changed."))


def settle_charge(due: DueCharge, invoice: Invoice, on: date) -> None:
    due.invoice = invoice
    due.save(update_fields=["invoice"])
    close_task(kind=TASK + due.code, subject_id=due.pk, on=on)


def reopen_charge(invoice: Invoice, by: Actor, on: date) -> None:
    """Its invoice was cancelled: it is asked for again."""
    for due in DueCharge.objects.filter(invoice=invoice).select_related("dossier__unit__organisation"):
        due.invoice = None
        due.save(update_fields=["invoice"])
        _record("billing.charge.reopened", due, by, on)
        _ask(due, on)


@transaction.atomic
def waive_charge(*, due: DueCharge, reason: str, by: Actor, on: date) -> DueCharge:
    """Nothing is charged: no cost arose, or the body lets it off."""
    allow(policy.may_charge(by, due.issuer, due.dossier))
    due = DueCharge.objects.select_for_update().get(pk=due.pk)
    _refuse_settled(due)
    if not reason.strip():
        raise ActRefused("reason_missing", _("Say why this is not charged. Nothing was changed."))
    due.waived_on, due.waived_by_id, due.waived_reason = on, by.person_id, reason.strip()
    due.save(update_fields=["waived_on", "waived_by", "waived_reason"])
    close_task(kind=TASK + due.code, subject_id=due.pk, on=on)
    _record("billing.charge.waived", due, by, on, reason=due.waived_reason)
    return due


def _record(action: str, due: DueCharge, by: Actor, on: date, **after: Any) -> None:
    journal.record(action, due, dossier_id=due.dossier_id, by=by, on=on, after={"code": due.code, **after})

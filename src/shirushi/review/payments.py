"""Follows the outbox: once enough of the submission is paid, somebody is asked to start the review."""

from datetime import date

from shirushi.billing.models import Invoice
from shirushi.intake.models import Application
from shirushi.record.models import OutboxEntry
from shirushi.review.next_acts import bring_up_to_date

TOPIC = "billing.invoice"


def follow(entries: list[OutboxEntry]) -> None:
    """The outbox follower: idempotent, because the tasks are derived from the facts."""
    paid = [entry.subject_id for entry in entries if entry.topic == TOPIC]
    applications = Application.objects.filter(invoice__in=paid, state=Application.State.ACCEPTED)
    for application in applications.select_related("invoice", "dossier"):
        if application.invoice:
            bring_up_to_date(application, _moved_on(application.invoice))


def _moved_on(invoice: Invoice) -> date:
    """The day of the last money for it, in or out."""
    last = invoice.allocations.order_by("-id").first()
    return last.on if last else invoice.issued_on

"""Follows the outbox: once the submission is paid, the review can start, and somebody is asked to start it."""

from shirushi.intake.models import Application
from shirushi.record.models import OutboxEntry
from shirushi.review.next_acts import bring_up_to_date

TOPIC = "billing.invoice"


def follow(entries: list[OutboxEntry]) -> None:
    """The outbox follower: idempotent, because the tasks are derived from the facts."""
    paid = [entry.subject_id for entry in entries if entry.topic == TOPIC]
    applications = Application.objects.filter(invoice__in=paid, state=Application.State.ACCEPTED)
    for application in applications.select_related("invoice", "dossier"):
        if application.invoice and application.invoice.paid_on:
            bring_up_to_date(application, application.invoice.paid_on)

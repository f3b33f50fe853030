"""Reads of billing."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from shirushi.billing.models import Invoice, Refund
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier
from shirushi.people.rulebook import current
from shirushi.rules import Decision

OPEN = Q(paid_on=None, cancelled_on=None)


def invoices_of(dossier: Dossier) -> QuerySet[Invoice]:
    """All invoices of a dossier, the newest first."""
    return Invoice.objects.filter(dossier=dossier).select_related("issuer", "payer").order_by("-id")


def open_invoices(dossier: Dossier, kinds: Collection[str] | None = None) -> QuerySet[Invoice]:
    """Invoices of a dossier that are neither paid nor cancelled, all or of these kinds."""
    found = invoices_of(dossier).filter(OPEN)
    return found if kinds is None else found.filter(kind__in=kinds)


def is_paid(invoice: Invoice | None) -> bool:
    """Whether this invoice is paid, as the database stands now; none is unpaid."""
    return invoice is not None and Invoice.objects.filter(pk=invoice.pk, paid_on__isnull=False).exists()


def start_of_review(invoice: Invoice) -> Decision:
    """Whether what was received lets the review begin, by the rule of the day of issue."""
    stands = Invoice.objects.get(pk=invoice.pk)
    lines = [{"code": line.code, "amount": line.amount} for line in stands.lines.all()]
    facts = {
        "scheme": stands.dossier.scheme, "on": stands.issued_on, "lines": lines, "received": stands.received,
    }  # fmt: skip
    return current().decide("review_start", facts)


def review_may_start(invoice: Invoice | None) -> bool:
    """A scheme without such a rule waits until all is paid."""
    if invoice is None:
        return False
    decision = start_of_review(invoice)
    return is_paid(invoice) if decision.refused else bool(decision["may_start"])


def refund_of(invoice: Invoice) -> Refund | None:
    return Refund.objects.filter(invoice=invoice).first()


def payable_by(actor: Actor) -> QuerySet[Invoice]:
    """What the actor's business was invoiced, the newest first."""
    seen = Invoice.objects.visible_to(actor).filter(payer_id=actor.organisation_id)
    return seen.select_related("issuer", "refund").order_by("-issued_on", "-id")


def issued_by(actor: Actor, status: str = "") -> QuerySet[Invoice]:
    """What the actor's body invoiced: all, or by status: open, overdue, paid, cancelled, refund."""
    seen = Invoice.objects.visible_to(actor).filter(issuer_id=actor.organisation_id)
    found = seen.filter(_of_status(status, actor.on)).select_related("payer", "refund")
    return found.order_by("-issued_on", "-id")


def _of_status(status: str, day: date) -> Q:
    conditions = {
        "open": OPEN,
        "overdue": OPEN & Q(due_on__lt=day),
        "paid": Q(paid_on__isnull=False),
        "cancelled": Q(cancelled_on__isnull=False),
        "refund": Q(refund__isnull=False, refund__paid_back_on=None),
    }
    return conditions.get(status, Q())


def with_its_sheet(invoices: QuerySet[Invoice]) -> QuerySet[Invoice]:
    """Invoices with all that their sheet shows."""
    return invoices.select_related(
        "issuer", "payer", "refund", "paper", "dossier__unit__organisation"
    ).prefetch_related("lines", "allocations__payment")

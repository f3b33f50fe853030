"""Reads of billing."""

from collections.abc import Collection
from datetime import date

from django.db.models import Count, F, Q, QuerySet, Sum

from shirushi.billing.matching import Matcher, OpenInvoice, Proposal
from shirushi.billing.models import BankImport, BankLine, Invoice, Payment, Refund
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Organisation
from shirushi.people.rulebook import current
from shirushi.people.searching import named
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


def paid_back(invoice: Invoice, code: str) -> int:
    """How much of a fee a refund of this invoice pays back, sent already or not."""
    refund = refund_of(invoice)
    lines = refund.decision["outcome"]["lines"] if refund else []
    return sum(line["amount"] for line in lines if line["code"] == code)


def payable_by(actor: Actor) -> QuerySet[Invoice]:
    """What the actor's business was invoiced, the newest first."""
    seen = Invoice.objects.visible_to(actor).filter(payer_id=actor.organisation_id)
    return seen.select_related("issuer", "refund").order_by("-issued_on", "-id")


def owed_by(actor: Actor) -> dict[str, int]:
    """What the actor's business has to pay now: of how many invoices, how much."""
    firm = Q(provisional=False) | Q(confirmed_on__isnull=False)
    seen = Invoice.objects.visible_to(actor).filter(OPEN, firm, payer_id=actor.organisation_id)
    found = seen.aggregate(count=Count("pk"), owed=Sum(F("total") - F("credited") - F("received")))
    return {"count": found["count"], "owed": found["owed"] or 0}


def issued_by(actor: Actor, status: str = "", text: str = "") -> QuerySet[Invoice]:
    """What the actor's body invoiced: all, or by status: open, overdue, paid, cancelled, refund.

    `text` is a part of the payer's name or the beginning of the invoice's number.
    """
    seen = Invoice.objects.visible_to(actor).filter(issuer_id=actor.organisation_id)
    found = seen.filter(_of_status(status, actor.on), _called(text)).select_related("payer", "refund")
    return found.order_by("-issued_on", "-id")


def _called(text: str) -> Q:
    asked = text.strip()
    if not asked:
        return Q()
    payers = Organisation.objects.filter(named(asked))
    return Q(payer__in=payers.values("pk")) | Q(number__startswith=asked)


def open_money(actor: Actor) -> dict[str, int]:
    """What the actor's body waits for: how many invoices, how much, and what of it is past due."""
    owed = F("total") - F("credited") - F("received")
    late = Q(due_on__lt=actor.on)
    found = issued_by(actor, "open").aggregate(
        count=Count("pk"),
        owed=Sum(owed),
        overdue_count=Count("pk", filter=late),
        overdue_owed=Sum(owed, filter=late),
    )
    return {name: value or 0 for name, value in found.items()}


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
    ).prefetch_related("lines", "allocations__payment", "credit_notes__paper")


WAITING = Q(lines__payment=None, lines__problem="", lines__repeats=None)


def bank_files_of(actor: Actor) -> QuerySet[BankImport]:
    """The files that the actor's body read in, the newest first, each with how many lines wait."""
    seen: QuerySet[BankImport] = BankImport.objects.visible_to(actor).order_by("-id")
    return seen.annotate(line_count=Count("lines"), waiting_count=Count("lines", filter=WAITING))


def lines_of(bank_import: BankImport) -> QuerySet[BankLine]:
    return bank_import.lines.select_related("payment", "repeats__bank_import").order_by("number")


def payments_to(actor: Actor, status: str = "") -> QuerySet[Payment]:
    """Money that reached the actor's body: all, or by status: left, reversed."""
    conditions = {"left": Q(left__gt=0), "reversed": Q(reversed_on__isnull=False)}
    seen = Payment.objects.visible_to(actor).filter(conditions.get(status, Q()))
    return seen.select_related("payer").order_by("-paid_on", "-id")


def with_its_parts(actor: Actor) -> QuerySet[Payment]:
    """Payments with all that their page shows."""
    seen = Payment.objects.visible_to(actor).select_related("issuer", "payer")
    return seen.prefetch_related("allocations__invoice", "returns")


def matcher_of(issuer_id: int) -> Matcher:
    """All that the issuer waits for, read once: transfers are compared with it in memory."""
    open_ones = Invoice.objects.filter(OPEN, issuer_id=issuer_id).exclude(provisional=True, confirmed_on=None)
    columns = ("pk", "number", "total", "credited", "received", "payer_id", "payer__name", "payer__name_kana")
    return Matcher.of(
        OpenInvoice(pk, number, total - credited - received, payer_id, name, kana)
        for pk, number, total, credited, received, payer_id, name, kana in open_ones.order_by(
            "issued_on", "pk"
        ).values_list(*columns)
    )


def proposal_for(thing: BankLine | Payment, matcher: Matcher) -> Proposal:
    """What a transfer seems to pay; of a payment, what is left of it."""
    amount = thing.left if isinstance(thing, Payment) else thing.amount
    return matcher.propose(amount=amount or 0, payer_name=thing.payer_name, remark=thing.remark)

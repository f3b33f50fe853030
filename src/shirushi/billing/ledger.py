"""The month as an accountant takes it over: vouchers of debit and credit lines that balance.

Money is first received in advance and then used: whose it is may be known later than that it came.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from shirushi.billing.models import Allocation, CreditNote, Invoice, MoneyReturned, Payment, Refund
from shirushi.billing.taxes import Rates, rates_of, tax_decision

BANK, RECEIVABLE, ADVANCE, TAX = "bank", "receivable", "advance", "tax"
SALES, RETURNS, TO_REFUND = "sales", "returns", "to_refund"


@dataclass(frozen=True)
class Posting:
    """One line: `account`, of sales with the code of the fee; the other side of it is 0."""

    account: str
    debit: int = 0
    credit: int = 0
    code: str = ""


@dataclass(frozen=True)
class Voucher:
    day: date
    number: str
    summary: str
    postings: tuple[Posting, ...]


def postings_of_sale(lines: Sequence[tuple[str, int]], rates: Rates) -> tuple[Posting, ...]:
    """Receivable against sales by fee and the tax of the whole: fractions fall to the last line."""
    total = sum(amount for _code, amount in lines)
    tax = sum(rate["tax"] for rate in rates)
    nets = without_tax([amount for _code, amount in lines], tax)
    sales = [Posting(SALES, credit=net, code=code) for (code, _), net in zip(lines, nets, strict=True) if net]
    return _present(Posting(RECEIVABLE, debit=total), *sales, Posting(TAX, credit=tax))


def without_tax(amounts: Sequence[int], tax: int) -> list[int]:
    """Each amount less its share of the tax; together exactly what is left of them."""
    total = sum(amounts)
    nets: list[int] = []
    taken, passed = 0, 0
    for amount in amounts:
        passed += amount
        until_here = tax * passed // total if total else 0
        nets.append(amount - (until_here - taken))
        taken = until_here
    return nets


def postings_of_return(total: int, rates: Rates) -> tuple[Posting, ...]:
    tax = sum(rate["tax"] for rate in rates)
    return _present(
        Posting(RETURNS, debit=total - tax), Posting(TAX, debit=tax), Posting(RECEIVABLE, credit=total)
    )


def between(debit: str, credit: str, amount: int) -> tuple[Posting, ...]:
    """From one account to another; a negative amount goes the other way."""
    if amount < 0:
        debit, credit = credit, debit
    return _present(Posting(debit, debit=abs(amount)), Posting(credit, credit=abs(amount)))


def _present(*postings: Posting) -> tuple[Posting, ...]:
    return tuple(each for each in postings if each.debit or each.credit)


def vouchers(issuer_id: int, first: date, last: date) -> list[Voucher]:
    """All vouchers of an issuer from the first to the last day, in order of day."""
    period = (issuer_id, (first, last))
    found = [
        *_sales(*period), *_cancelled(*period), *_credit_notes(*period), *_payments(*period),
        *_allocations(*period), *_returned(*period), *_refunds(*period),
    ]  # fmt: skip
    return sorted(found, key=lambda voucher: (voucher.day, voucher.number))


Days = tuple[date, date]


def _sales(issuer_id: int, days: Days) -> Iterator[Voucher]:
    firm = Q(provisional=False, issued_on__range=days) | Q(provisional=True, confirmed_on__range=days)
    for invoice in (
        Invoice.objects.filter(firm, issuer_id=issuer_id).select_related("payer").prefetch_related("lines")
    ):
        lines = [(line.code, line.amount) for line in invoice.lines.all()]
        day = invoice.confirmed_on if invoice.provisional else invoice.issued_on
        yield Voucher(
            day or invoice.issued_on,
            invoice.number,
            invoice.payer.name,
            postings_of_sale(lines, rates_of(invoice)),
        )


def _cancelled(issuer_id: int, days: Days) -> Iterator[Voucher]:
    """Invoices that were cancelled before credit notes were kept."""
    firm = Q(provisional=False) | Q(confirmed_on__isnull=False)
    gone = Invoice.objects.filter(firm, issuer_id=issuer_id, cancelled_on__range=days, credited=0)
    for invoice in gone.select_related("payer"):
        postings = postings_of_return(invoice.total, rates_of(invoice))
        yield Voucher(invoice.cancelled_on or days[1], invoice.number, invoice.payer.name, postings)


def _credit_notes(issuer_id: int, days: Days) -> Iterator[Voucher]:
    notes = CreditNote.objects.filter(issuer_id=issuer_id, issued_on__range=days)
    for note in notes.select_related("invoice__payer"):
        rates = (note.tax_decision["outcome"] or {}).get("rates", [])
        summary = f"{note.invoice.payer.name} {note.invoice.number}"
        yield Voucher(note.issued_on, note.number, summary, postings_of_return(note.total, rates))


def _payments(issuer_id: int, days: Days) -> Iterator[Voucher]:
    mine = Payment.objects.filter(issuer_id=issuer_id)
    for payment in mine.filter(paid_on__range=days):
        yield Voucher(
            payment.paid_on, f"N{payment.pk}", payment.payer_name, between(BANK, ADVANCE, payment.amount)
        )
    for payment in mine.filter(reversed_on__range=days):
        postings = between(BANK, ADVANCE, -payment.amount)
        yield Voucher(payment.reversed_on or days[1], f"N{payment.pk}", payment.payer_name, postings)


def _allocations(issuer_id: int, days: Days) -> Iterator[Voucher]:
    found = Allocation.objects.filter(invoice__issuer_id=issuer_id, on__range=days)
    for each in found.select_related("invoice__payer"):
        summary = f"{each.invoice.payer.name} {each.invoice.number}"
        yield Voucher(each.on, f"N{each.payment_id}", summary, between(ADVANCE, RECEIVABLE, each.amount))


def _returned(issuer_id: int, days: Days) -> Iterator[Voucher]:
    sent = MoneyReturned.objects.filter(payment__issuer_id=issuer_id, sent_on__range=days)
    for each in sent.select_related("payment"):
        postings = between(ADVANCE, BANK, each.amount)
        yield Voucher(each.sent_on, f"N{each.payment_id}", each.payment.payer_name, postings)


def _refunds(issuer_id: int, days: Days) -> Iterator[Voucher]:
    mine = Refund.objects.filter(invoice__issuer_id=issuer_id).select_related("invoice__payer")
    for refund in mine.filter(decided_on__range=days):
        invoice = refund.invoice
        yield Voucher(refund.decided_on, invoice.number, invoice.payer.name, _owed_back(refund))
    for refund in mine.filter(paid_back_on__range=days):
        invoice, postings = refund.invoice, between(TO_REFUND, BANK, refund.total)
        yield Voucher(refund.paid_back_on or days[1], invoice.number, invoice.payer.name, postings)


def _owed_back(refund: Refund) -> tuple[Posting, ...]:
    """Its credit note took it off the receivable; a refund older than credit notes takes it off the sales here."""
    owed = between(RECEIVABLE, TO_REFUND, refund.total)
    if refund.invoice.credited:
        return owed
    decision = tax_decision([refund.total], refund.invoice.issued_on).as_json()
    return (*postings_of_return(refund.total, (decision["outcome"] or {}).get("rates", [])), *owed)

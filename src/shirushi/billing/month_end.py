"""The month's journal and the aged receivables as tables to take away."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from shirushi.billing.ledger import ADVANCE, BANK, RECEIVABLE, RETURNS, SALES, TAX, TO_REFUND, Voucher
from shirushi.billing.models import Invoice
from shirushi.billing.presentation import fee_name
from shirushi.sheets.writing import Column, csv_text, workbook

ACCOUNTS = {
    BANK: gettext_lazy("Bank deposit"),
    RECEIVABLE: gettext_lazy("Accounts receivable"),
    ADVANCE: gettext_lazy("Received in suspense"),
    TAX: gettext_lazy("Consumption tax received"),
    SALES: gettext_lazy("Sales"),
    RETURNS: gettext_lazy("Sales returned"),
    TO_REFUND: gettext_lazy("Refunds payable"),
}
# Days past due from which a receivable stands in the next column.
AGES = (0, 30, 60, 90)
ENCODINGS = {"utf8": "utf-8-sig", "cp932": "cp932"}


def journal_rows(vouchers: Iterable[Voucher], scheme: str) -> Iterator[dict[str, Any]]:
    for voucher in vouchers:
        for posting in voucher.postings:
            yield {
                "day": voucher.day,
                "number": voucher.number,
                "account": str(ACCOUNTS[posting.account]),
                "detail": fee_name(posting.code, scheme) if posting.code else "",
                "debit": posting.debit or None,
                "credit": posting.credit or None,
                "summary": voucher.summary,
            }


def journal_columns() -> list[Column]:
    return [
        ("day", pgettext("ledger", "Day"), 12),
        ("number", _("Voucher"), 16),
        ("account", pgettext("ledger", "Account"), 20),
        ("detail", _("Kind of sale"), 24),
        ("debit", _("Debit"), 14),
        ("credit", _("Credit"), 14),
        ("summary", _("Summary"), 40),
    ]


def journal_csv(vouchers: Iterable[Voucher], scheme: str, encoding: str) -> bytes:
    """UTF-8 with its mark or CP932, as bookkeeping programs ask; signs that CP932 lacks become question marks."""
    made = csv_text(journal_columns(), journal_rows(vouchers, scheme))
    return made if encoding == "utf8" else made.decode("utf-8-sig").encode(ENCODINGS[encoding], "replace")


def journal_workbook(vouchers: Iterable[Voucher], scheme: str, on: date) -> bytes:
    return workbook(_("Journal"), journal_columns(), journal_rows(vouchers, scheme), generated_on=on)


def totals(vouchers: Iterable[Voucher]) -> list[dict[str, Any]]:
    """Debit and credit of each account, and of all."""
    sums: dict[str, list[int]] = {account: [0, 0] for account in ACCOUNTS}
    for voucher in vouchers:
        for posting in voucher.postings:
            sums[posting.account][0] += posting.debit
            sums[posting.account][1] += posting.credit
    return [
        {"label": ACCOUNTS[account], "debit": debit, "credit": credit}
        for account, (debit, credit) in sums.items()
        if debit or credit
    ]


def aged_rows(invoices: Iterable[Invoice], on: date) -> Iterator[dict[str, Any]]:
    for invoice in invoices:
        late = (on - invoice.due_on).days
        age = sum(late > start for start in AGES)
        yield {
            "number": invoice.number,
            "payer": invoice.payer.name,
            "issued_on": invoice.issued_on,
            "due_on": invoice.due_on,
            "owed": invoice.owed,
            f"age{age}": invoice.owed,
        }


def aged_columns() -> list[Column]:
    ages = (_("Not due"), _("1 to 30 days"), _("31 to 60 days"), _("61 to 90 days"), _("Over 90 days"))
    return [
        ("number", pgettext("invoice", "Number"), 16),
        ("payer", _("Business"), 36),
        ("issued_on", _("Issued on"), 12),
        ("due_on", pgettext("invoice", "Due"), 12),
        ("owed", _("Still to be paid"), 14),
        *((f"age{place}", label, 14) for place, label in enumerate(ages)),
    ]


def aged_workbook(invoices: Iterable[Invoice], on: date) -> bytes:
    return workbook(_("Aged receivables"), aged_columns(), aged_rows(invoices, on), generated_on=on)

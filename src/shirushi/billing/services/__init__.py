"""The acts of billing."""

from shirushi.billing.services.bank import import_bank_file, take_line, undo_import
from shirushi.billing.services.charges import issue_charge
from shirushi.billing.services.credit_notes import credit_invoice
from shirushi.billing.services.due_charges import open_charge, waive_charge
from shirushi.billing.services.invoices import cancel_invoice, confirm_provisional, issue_invoice
from shirushi.billing.services.issuers import set_invoicing_details
from shirushi.billing.services.papers import make_missing_paper
from shirushi.billing.services.payments import (
    allocate,
    mark_paid,
    pay_invoice,
    record_payment,
    return_money,
    reverse_payment,
)
from shirushi.billing.services.refunds import decide_refund, mark_paid_back
from shirushi.billing.services.reminders import remind

__all__ = [
    "allocate",
    "cancel_invoice",
    "confirm_provisional",
    "credit_invoice",
    "decide_refund",
    "import_bank_file",
    "issue_charge",
    "issue_invoice",
    "make_missing_paper",
    "mark_paid",
    "mark_paid_back",
    "open_charge",
    "pay_invoice",
    "record_payment",
    "remind",
    "return_money",
    "reverse_payment",
    "set_invoicing_details",
    "take_line",
    "undo_import",
    "waive_charge",
]

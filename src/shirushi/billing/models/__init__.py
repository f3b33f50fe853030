"""Invoices, payments, refunds."""

from shirushi.billing.models.bank import BankImport, BankLine
from shirushi.billing.models.credit_notes import CreditNote, CreditNoteSeries
from shirushi.billing.models.due_charges import DueCharge
from shirushi.billing.models.invoices import Invoice, InvoiceLine, InvoiceSeries, Refund
from shirushi.billing.models.issuers import InvoicingDetails
from shirushi.billing.models.payments import Allocation, MoneyReturned, Payment

__all__ = [
    "Allocation",
    "BankImport",
    "BankLine",
    "CreditNote",
    "CreditNoteSeries",
    "DueCharge",
    "Invoice",
    "InvoiceLine",
    "InvoiceSeries",
    "InvoicingDetails",
    "MoneyReturned",
    "Payment",
    "Refund",
]

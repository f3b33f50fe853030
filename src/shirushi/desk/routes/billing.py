from django.urls import URLPattern, path

from shirushi.desk.views import bank_imports, billing, billing_details, charges, month_end, payments

urlpatterns: list[URLPattern] = [
    path("invoices/", billing.invoices, name="invoices"),
    path("invoices/details", billing_details.details, name="invoice_details"),
    path("invoices/<int:pk>/", billing.invoice, name="invoice"),
    path("invoices/<int:pk>/paper", billing.invoice_paper, name="invoice_paper"),
    path("invoices/<int:pk>/paid", billing.invoice_paid, name="invoice_paid"),
    path("invoices/<int:pk>/confirm", billing.invoice_confirm, name="invoice_confirm"),
    path("invoices/<int:pk>/credit", billing.invoice_credit, name="invoice_credit"),
    path("dossiers/<int:pk>/charge", charges.charge, name="charge"),
    path("charges/<int:pk>/", charges.due_charge, name="due_charge"),
    path("charges/<int:pk>/waive", charges.waive, name="due_charge_waive"),
    path("invoices/<int:pk>/cancel", billing.invoice_cancel, name="invoice_cancel"),
    path("payments/", payments.payments, name="payments"),
    path("payments/<int:pk>/", payments.payment, name="payment"),
    path("payments/<int:pk>/assign", payments.payment_assign, name="payment_assign"),
    path("payments/<int:pk>/return", payments.payment_return, name="payment_return"),
    path("payments/<int:pk>/reverse", payments.payment_reverse, name="payment_reverse"),
    path("month/", month_end.month, name="month"),
    path("month/journal-<str:encoding>.csv", month_end.journal_csv, name="month_journal_csv"),
    path("month/journal.xlsx", month_end.journal_workbook, name="month_journal_workbook"),
    path("month/receivables.xlsx", month_end.receivables, name="month_receivables"),
    path("bank/", bank_imports.bank_files, name="bank_files"),
    path("bank/<int:pk>/", bank_imports.bank_file, name="bank_file"),
    path("bank/<int:pk>/undo", bank_imports.bank_file_undo, name="bank_file_undo"),
    path("refunds/<int:pk>/paid", billing.refund_paid, name="refund_paid"),
]

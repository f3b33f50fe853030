from django.urls import URLPattern, path

from shirushi.desk.views import billing, billing_details

urlpatterns: list[URLPattern] = [
    path("invoices/", billing.invoices, name="invoices"),
    path("invoices/details", billing_details.details, name="invoice_details"),
    path("invoices/<int:pk>/", billing.invoice, name="invoice"),
    path("invoices/<int:pk>/paper", billing.invoice_paper, name="invoice_paper"),
    path("invoices/<int:pk>/paid", billing.invoice_paid, name="invoice_paid"),
    path("invoices/<int:pk>/confirm", billing.invoice_confirm, name="invoice_confirm"),
    path("invoices/<int:pk>/cancel", billing.invoice_cancel, name="invoice_cancel"),
    path("refunds/<int:pk>/paid", billing.refund_paid, name="refund_paid"),
]

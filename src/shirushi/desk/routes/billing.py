from django.urls import URLPattern, path

from shirushi.desk.views import billing

urlpatterns: list[URLPattern] = [
    path("invoices/", billing.invoices, name="invoices"),
    path("invoices/<int:pk>/", billing.invoice, name="invoice"),
    path("invoices/<int:pk>/paid", billing.invoice_paid, name="invoice_paid"),
    path("invoices/<int:pk>/confirm", billing.invoice_confirm, name="invoice_confirm"),
    path("invoices/<int:pk>/cancel", billing.invoice_cancel, name="invoice_cancel"),
    path("refunds/<int:pk>/paid", billing.refund_paid, name="refund_paid"),
]

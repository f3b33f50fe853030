from django.urls import URLPattern, path

from shirushi.portal.views import billing

urlpatterns: list[URLPattern] = [
    path("invoices/", billing.invoices, name="invoices"),
    path("invoices/<int:pk>/", billing.invoice, name="invoice"),
]

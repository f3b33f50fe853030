"""What was marked as paid before payments were kept has one payment after the migration."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.db.models import F

from shirushi.billing.models import Allocation, Invoice, Payment
from tests.billing.invoices import case, invoice

pytestmark = pytest.mark.django_db
migration = import_module("shirushi.billing.migrations.0003_paid_invoices_have_payments")
PAID_ON = date(2026, 5, 12)


def test_a_paid_invoice_gets_its_payment_and_an_open_one_none() -> None:
    here = case()
    paid, still_open = invoice(here), invoice(here)
    Invoice.objects.filter(pk=paid.pk).update(paid_on=PAID_ON, received=F("total"))

    migration.write_payments(apps, None)
    migration.write_payments(apps, None)

    payment = Payment.objects.get()
    assert (payment.amount, payment.left, payment.paid_on) == (paid.total, 0, PAID_ON)
    assert (payment.issuer, payment.payer) == (paid.issuer, paid.payer)
    allocation = Allocation.objects.get()
    assert (allocation.invoice, allocation.amount, allocation.on) == (paid, paid.total, PAID_ON)
    assert Invoice.objects.get(pk=still_open.pk).received == 0

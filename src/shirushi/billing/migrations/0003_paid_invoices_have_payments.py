from typing import Any

from django.db import migrations
from django.db.models import F

BATCH = 1000


def write_payments(apps: Any, schema_editor: Any) -> None:
    """What was marked as paid was paid in one sum by the payer, on that day."""
    Invoice = apps.get_model("billing", "Invoice")
    Payment = apps.get_model("billing", "Payment")
    Allocation = apps.get_model("billing", "Allocation")
    while True:
        paid = Invoice.objects.filter(paid_on__isnull=False, allocations=None, total__gt=0)
        invoices = list(paid.select_related("payer").order_by("pk")[:BATCH])
        if not invoices:
            return
        payments = Payment.objects.bulk_create(
            Payment(
                issuer_id=invoice.issuer_id, payer_id=invoice.payer_id, paid_on=invoice.paid_on,
                amount=invoice.total, left=0, payer_name=invoice.payer.name, recorded_on=invoice.paid_on,
            )
            for invoice in invoices
        )
        Allocation.objects.bulk_create(
            Allocation(payment=payment, invoice=invoice, amount=invoice.total, on=invoice.paid_on)
            for invoice, payment in zip(invoices, payments)
        )
        Invoice.objects.filter(pk__in=[invoice.pk for invoice in invoices]).update(received=F("total"))


class Migration(migrations.Migration):

    dependencies = [
        ('billing', '0002_payments'),
    ]

    # Backwards nothing is to be done: the day of payment stands in the invoice as before.
    operations = [migrations.RunPython(write_payments, migrations.RunPython.noop)]

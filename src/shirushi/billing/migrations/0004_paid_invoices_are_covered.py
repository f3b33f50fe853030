from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('billing', '0003_paid_invoices_have_payments'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='invoice',
            constraint=models.CheckConstraint(condition=models.Q(('paid_on', None), ('received__gte', models.F('total')), _connector='OR'), name='a_paid_invoice_is_covered'),
        ),
    ]

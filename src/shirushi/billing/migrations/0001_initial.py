import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Invoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('application', 'Application fee and review fee'), ('review', 'Review fee'), ('registration', 'Registration fee'), ('whole', 'All fees')], max_length=20)),
                ('number', models.CharField(max_length=20)),
                ('issued_on', models.DateField()),
                ('due_on', models.DateField()),
                ('total', models.PositiveIntegerField()),
                ('provisional', models.BooleanField(default=False)),
                ('confirmed_on', models.DateField(null=True)),
                ('decision', models.JSONField()),
                ('paid_on', models.DateField(null=True)),
                ('cancelled_on', models.DateField(null=True)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invoices', to='people.dossier')),
                ('issuer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('payer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invoices', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['issuer', '-issued_on', '-id'], name='invoices_of_an_issuer'), models.Index(condition=models.Q(('cancelled_on', None), ('paid_on', None)), fields=['issuer', 'due_on'], name='open_invoices_of_an_issuer')],
                'constraints': [models.UniqueConstraint(fields=('issuer', 'number'), name='an_issuer_uses_an_invoice_number_once'), models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('issued_on'))), name='an_invoice_is_due_after_it_is_issued'), models.CheckConstraint(condition=models.Q(('paid_on', None), ('paid_on__gte', models.F('issued_on')), _connector='OR'), name='an_invoice_is_paid_after_it_is_issued'), models.CheckConstraint(condition=models.Q(('paid_on', None), ('cancelled_on', None), _connector='OR'), name='a_paid_invoice_is_not_cancelled'), models.CheckConstraint(condition=models.Q(('paid_on', None), ('provisional', False), ('confirmed_on__isnull', False), _connector='OR'), name='a_provisional_invoice_is_confirmed_before_it_is_paid')],
            },
        ),
        migrations.CreateModel(
            name='InvoiceLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60)),
                ('amount', models.IntegerField()),
                ('invoice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='billing.invoice')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='InvoiceSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fiscal_year', models.PositiveSmallIntegerField()),
                ('last', models.PositiveIntegerField(default=0)),
                ('issuer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('issuer', 'fiscal_year'), name='an_issuer_has_one_series_in_a_fiscal_year')],
            },
        ),
        migrations.CreateModel(
            name='Refund',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decided_on', models.DateField()),
                ('total', models.PositiveIntegerField()),
                ('decision', models.JSONField()),
                ('paid_back_on', models.DateField(null=True)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='people.dossier')),
                ('invoice', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='refund', to='billing.invoice')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('total__gt', 0)), name='a_refund_pays_something_back'), models.CheckConstraint(condition=models.Q(('paid_back_on', None), ('paid_back_on__gte', models.F('decided_on')), _connector='OR'), name='a_refund_is_paid_back_after_it_is_decided')],
            },
        ),
    ]

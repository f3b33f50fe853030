import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='NumberSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scheme', models.CharField(choices=[('privacymark', 'PrivacyMark'), ('japhic', 'JAPHIC mark')], max_length=20)),
                ('body', models.CharField(blank=True, max_length=2)),
                ('last', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('scheme', 'body'), name='a_series_of_numbers_is_counted_once')],
            },
        ),
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scheme', models.CharField(choices=[('privacymark', 'PrivacyMark'), ('japhic', 'JAPHIC mark')], max_length=20)),
                ('number', models.CharField(max_length=20)),
                ('registered_on', models.DateField()),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='registration', to='people.dossier')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('scheme', 'number'), name='a_registration_number_is_used_once')],
            },
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('decided_on', models.DateField()),
                ('lapses_on', models.DateField(null=True)),
                ('contracted_on', models.DateField(null=True)),
                ('starts_on', models.DateField(null=True)),
                ('expires_on', models.DateField(null=True)),
                ('decision', models.JSONField()),
                ('renewal_applied_on', models.DateField(null=True)),
                ('renewal_decided_on', models.DateField(null=True)),
                ('relief_until', models.DateField(null=True)),
                ('returned_on', models.DateField(null=True)),
                ('terminated_on', models.DateField(null=True)),
                ('revoked_on', models.DateField(null=True)),
                ('revocation_annulled_on', models.DateField(null=True)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='people.dossier')),
                ('review_body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('registration', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='grants.registration')),
            ],
            options={
                'indexes': [models.Index(fields=['expires_on'], name='grants_by_expiry')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('starts_on__isnull', False)), fields=('dossier', 'ordinal'), name='a_begun_grant_has_its_own_ordinal'), models.CheckConstraint(condition=models.Q(models.Q(('expires_on', None), ('starts_on', None)), ('expires_on__gte', models.F('starts_on')), _connector='OR'), name='a_term_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('starts_on', None), models.Q(('contracted_on__isnull', False), ('registration__isnull', False)), _connector='OR'), name='a_term_has_a_contract_and_a_number'), models.CheckConstraint(condition=models.Q(('revocation_annulled_on', None), ('revoked_on__isnull', False), _connector='OR'), name='only_a_revocation_is_annulled')],
            },
        ),
        migrations.CreateModel(
            name='Suspension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.PositiveSmallIntegerField()),
                ('months', models.PositiveSmallIntegerField()),
                ('notified_on', models.DateField()),
                ('starts_on', models.DateField()),
                ('planned_ends_on', models.DateField()),
                ('revocation_from', models.DateField()),
                ('conditions_met_on', models.DateField(null=True)),
                ('ends_on', models.DateField(null=True)),
                ('lifted_on', models.DateField(null=True)),
                ('decision', models.JSONField()),
                ('given_back_on', models.DateField(null=True)),
                ('annulled_on', models.DateField(null=True)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suspensions', to='people.dossier')),
                ('grant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suspensions', to='grants.grant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('annulled_on', None), ('ends_on', None)), fields=('grant',), name='a_grant_has_one_open_suspension'), models.CheckConstraint(condition=models.Q(('months__gte', 1), ('months__lte', 11)), name='suspension_is_under_a_year'), models.CheckConstraint(condition=models.Q(('level__in', [8, 9])), name='suspension_is_at_level_8_or_9'), models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', django.db.models.expressions.CombinedExpression(models.F('starts_on'), '-', models.Value(1))), _connector='OR'), name='a_suspension_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='Extension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('months', models.PositiveSmallIntegerField()),
                ('decided_on', models.DateField()),
                ('decision', models.JSONField()),
                ('suspension', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='grants.suspension')),
            ],
        ),
        migrations.CreateModel(
            name='EndCondition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=500)),
                ('reported_on', models.DateField(null=True)),
                ('report', models.TextField(blank=True)),
                ('returned_on', models.DateField(null=True)),
                ('reply', models.TextField(blank=True)),
                ('met_on', models.DateField(null=True)),
                ('suspension', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conditions', to='grants.suspension')),
            ],
        ),
        migrations.CreateModel(
            name='Duty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('done_on', models.DateField(null=True)),
                ('remark', models.TextField(blank=True)),
                ('suspension', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duties', to='grants.suspension')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('suspension', 'code'), name='a_duty_stands_once_in_a_suspension')],
            },
        ),
    ]

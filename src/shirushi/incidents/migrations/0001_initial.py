import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('grants', '0001_initial'),
        ('intake', '0001_initial'),
        ('people', '0001_initial'),
        ('people', '__first__'),
        ('review', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='IncidentSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(unique=True)),
                ('last', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Incident',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scheme', models.CharField(choices=[('privacymark', 'PrivacyMark'), ('japhic', 'JAPHIC mark')], max_length=20)),
                ('number', models.CharField(max_length=20, unique=True)),
                ('party', models.CharField(choices=[('holder', 'Holder'), ('under_review', 'Business under review'), ('prospective', 'Prospective business')], max_length=20)),
                ('event', models.CharField(choices=[('leak', 'Leak'), ('loss', 'Loss'), ('destruction', 'Destruction'), ('tampering', 'Tampering'), ('improper_acquisition', 'Improper acquisition'), ('use_beyond_purpose', 'Use or provision beyond the purpose'), ('improper_use', 'Improper use'), ('refusal_of_disclosure', 'Refusal of disclosure, correction or erasure'), ('refusal_to_stop', 'Refusal to stop use or provision')], max_length=40, verbose_name='What happened')),
                ('cause', models.CharField(blank=True, choices=[('inadequate_pms_operation', 'Inadequate operation of the PMS'), ('insider_crime', 'Insider crime'), ('external_factor', 'External factor')], max_length=40, verbose_name='Cause')),
                ('occurred_on', models.DateField(blank=True, null=True, verbose_name='Day it happened')),
                ('discovered_on', models.DateField(verbose_name='Day it was discovered')),
                ('persons', models.PositiveIntegerField(blank=True, null=True, verbose_name='Number of persons concerned')),
                ('sensitive', models.BooleanField(default=False, verbose_name='Sensitive personal information')),
                ('property_damage', models.BooleanField(default=False, verbose_name='Damage to property is possible')),
                ('improper_purpose', models.BooleanField(default=False, verbose_name='Possibly done with an improper purpose')),
                ('my_number', models.BooleanField(default=False, verbose_name='My Number information')),
                ('grave_breach', models.BooleanField(default=False, verbose_name='Another grave breach')),
                ('reported_on', models.DateField()),
                ('deadlines', models.JSONField()),
                ('final_due_on', models.DateField(null=True)),
                ('closed_on', models.DateField(null=True)),
                ('closing_remark', models.TextField(blank=True)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='incidents', to='people.dossier')),
            ],
            options={
                'indexes': [models.Index(fields=['scheme', 'closed_on', 'discovered_on'], name='open_incidents_of_a_scheme'), models.Index(fields=['closed_on', 'id', 'dossier'], name='incidents_in_order_of_lists')],
                'constraints': [models.CheckConstraint(condition=models.Q(('occurred_on', None), ('discovered_on__gte', models.F('occurred_on')), _connector='OR'), name='an_incident_is_discovered_after_it_happened')],
            },
        ),
        migrations.CreateModel(
            name='IncidentReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('preliminary', 'Preliminary report'), ('final', 'Final report'), ('correction', 'Correction')], max_length=20)),
                ('sent_on', models.DateField()),
                ('content', models.JSONField()),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='incidents.incident')),
                ('sent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('kind', 'final')), fields=('incident',), name='a_final_report_is_sent_once')],
            },
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('base_value', models.PositiveSmallIntegerField()),
                ('level', models.PositiveSmallIntegerField()),
                ('adjustment_reasons', models.JSONField(default=list)),
                ('adjustment_words', models.TextField(blank=True)),
                ('kind', models.CharField(max_length=40)),
                ('months', models.PositiveSmallIntegerField(null=True)),
                ('conditions', models.JSONField(default=list)),
                ('level_decision', models.JSONField()),
                ('measure_decision', models.JSONField()),
                ('decided_on', models.DateField()),
                ('notified_on', models.DateField(null=True)),
                ('follow_up_review', models.BooleanField(default=False)),
                ('annulled_on', models.DateField(null=True)),
                ('annulment_reason', models.TextField(blank=True)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('application', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.application')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('disqualification', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='measure', to='intake.disqualification')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='people.dossier')),
                ('halt', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='measure', to='review.halt')),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('suspension', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='measure', to='grants.suspension')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('annulled_on', None)), fields=('incident',), name='an_incident_has_one_measure_in_force'), models.CheckConstraint(condition=models.Q(('level__lte', 10)), name='a_level_is_at_most_ten'), models.CheckConstraint(condition=models.Q(('level', models.F('base_value')), models.Q(('adjustment_words', ''), _negated=True), _connector='OR'), name='an_adjusted_level_has_its_reasons_in_words'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'suspension'), _negated=True), models.Q(('conditions', []), _negated=True), _connector='OR'), name='a_suspension_is_decided_with_end_conditions')],
            },
        ),
    ]

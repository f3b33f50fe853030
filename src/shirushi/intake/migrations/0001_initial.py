import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('billing', '0001_initial'),
        ('papers', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Application',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scheme', models.CharField(choices=[('privacymark', 'PrivacyMark'), ('japhic', 'JAPHIC mark')], max_length=20)),
                ('kind', models.CharField(choices=[('new', 'New application'), ('renewal', 'Renewal')], max_length=20)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Submitted'), ('returned', 'Returned for completion'), ('accepted', 'Accepted for review'), ('under_review', 'Under review'), ('reviewed', 'Review completed'), ('granted', 'Grant decided'), ('denied', 'Denied'), ('contracted', 'Contract concluded'), ('lapsed', 'Lapsed without contract'), ('withdrawn', 'Withdrawn')], default='draft', max_length=20)),
                ('declared', models.JSONField(default=dict)),
                ('decisions', models.JSONField(default=dict)),
                ('started_on', models.DateField()),
                ('submitted_on', models.DateField(null=True)),
                ('formal_checked_on', models.DateField(null=True)),
                ('closed_on', models.DateField(null=True)),
                ('return_reason', models.TextField(blank=True)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='people.dossier')),
                ('invoice', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='application', to='billing.invoice')),
                ('previous', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='next', to='intake.application')),
                ('review_body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['review_body', 'state', 'submitted_on'], name='queue_of_a_review_body')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'accepted', 'under_review', 'reviewed', 'granted'])), fields=('dossier',), name='a_dossier_has_one_open_application'), models.CheckConstraint(condition=models.Q(('state', 'draft'), ('submitted_on__isnull', False), ('state', 'withdrawn'), _connector='OR'), name='what_is_not_a_draft_was_submitted')],
            },
        ),
        migrations.CreateModel(
            name='ApplicationDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60)),
                ('added_on', models.DateField()),
                ('replaced_on', models.DateField(null=True)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='intake.application')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='papers.storedfile')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('replaced_on', None)), fields=('application', 'code'), name='a_document_stands_once_in_an_application')],
            },
        ),
        migrations.CreateModel(
            name='Disqualification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('bar', 'Application bar'), ('denial', 'Denial')], max_length=20)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(null=True)),
                ('decision', models.JSONField()),
                ('annulled_on', models.DateField(null=True)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disqualifications', to='people.dossier')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='a_bar_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'bar'), _negated=True), ('ends_on__isnull', False), _connector='OR'), name='a_bar_has_a_last_day')],
            },
        ),
    ]

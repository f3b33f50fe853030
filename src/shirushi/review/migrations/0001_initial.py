import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('intake', '0001_initial'),
        ('papers', '0001_initial'),
        ('people', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='FindingsNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveSmallIntegerField()),
                ('issued_on', models.DateField()),
                ('due_on', models.DateField(null=True)),
                ('decision', models.JSONField()),
                ('answered_on', models.DateField(null=True)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings_notices', to='intake.application')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('application', 'round'), name='a_round_of_findings_is_issued_once')],
            },
        ),
        migrations.CreateModel(
            name='Halt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField()),
                ('planned_ends_on', models.DateField()),
                ('ended_on', models.DateField(null=True)),
                ('decision', models.JSONField()),
                ('annulled_on', models.DateField(null=True)),
                ('paused_tasks', models.JSONField(default=list)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='halts', to='intake.application')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='halts', to='people.dossier')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('planned_ends_on__gte', models.F('starts_on'))), name='a_halt_ends_after_it_starts'), models.UniqueConstraint(condition=models.Q(('annulled_on', None), ('ended_on', None)), fields=('application',), name='an_application_has_one_open_halt')],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('started_on', models.DateField()),
                ('completed_on', models.DateField(null=True)),
                ('unresolved', models.BooleanField(default=False)),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='review', to='intake.application')),
                ('completed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('completed_on', None), ('completed_on__gte', models.F('started_on')), _connector='OR'), name='a_review_is_completed_after_it_began')],
            },
        ),
        migrations.CreateModel(
            name='ReviewStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('document', 'Document review'), ('onsite', 'On-site review')], max_length=20)),
                ('planned_on', models.DateField(null=True)),
                ('hours_at_most', models.PositiveSmallIntegerField(null=True)),
                ('decision', models.JSONField(null=True)),
                ('done_on', models.DateField(null=True)),
                ('summary', models.TextField(blank=True)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='intake.application')),
                ('done_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('application', 'kind'), name='a_step_is_taken_once')],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('requirement', models.CharField(max_length=60, verbose_name='Requirement')),
                ('grade', models.CharField(choices=[('nonconformity', 'Nonconformity'), ('remark', 'Remark')], max_length=20, verbose_name='Grade')),
                ('text', models.TextField(verbose_name='Finding')),
                ('written_on', models.DateField()),
                ('closed_on', models.DateField(null=True)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='intake.application')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('notice', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='review.findingsnotice')),
                ('step', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='review.reviewstep')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('application', 'number'), name='a_finding_has_its_own_number')],
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_lead', models.BooleanField(default=False)),
                ('no_conflict_declared_on', models.DateField(null=True)),
                ('assigned_on', models.DateField()),
                ('ended_on', models.DateField(null=True)),
                ('end_reason', models.CharField(blank=True, max_length=200)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='intake.application')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('application', 'person'), name='a_person_is_assigned_once'), models.UniqueConstraint(condition=models.Q(('ended_on', None), ('is_lead', True)), fields=('application',), name='an_application_has_one_lead_assessor')],
            },
        ),
        migrations.CreateModel(
            name='CorrectiveActionReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveSmallIntegerField()),
                ('cause', models.TextField(verbose_name='Cause')),
                ('action', models.TextField(verbose_name='Corrective action')),
                ('reported_on', models.DateField()),
                ('accepted_on', models.DateField(null=True)),
                ('returned_on', models.DateField(null=True)),
                ('reply', models.TextField(blank=True)),
                ('evidence', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='papers.storedfile')),
                ('judged_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reported_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('finding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='review.finding')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('finding', 'round'), name='a_finding_is_answered_once_a_round'), models.CheckConstraint(condition=models.Q(('accepted_on', None), ('returned_on', None), _connector='OR'), name='a_report_is_accepted_or_returned')],
            },
        ),
    ]

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='E-mail')),
                ('name', models.CharField(blank=True, max_length=100, verbose_name='Name')),
                ('language', models.CharField(default='ja', max_length=2, verbose_name='Language')),
                ('is_active', models.BooleanField(default=True)),
                ('joined_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Department',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, verbose_name='Name')),
                ('closed_on', models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('business', 'Business'), ('review_body', 'Review body'), ('granting_body', 'Granting body')], max_length=20)),
                ('scheme', models.CharField(blank=True, choices=[('privacymark', 'PrivacyMark'), ('japhic', 'JAPHIC mark')], max_length=20)),
                ('code', models.CharField(blank=True, max_length=2)),
                ('name', models.CharField(max_length=200, verbose_name='Name of the organisation')),
                ('name_kana', models.CharField(blank=True, max_length=200, verbose_name='Name in kana')),
                ('name_english', models.CharField(blank=True, max_length=200, verbose_name='Name in English')),
                ('corporate_number', models.CharField(max_length=13, null=True, unique=True, verbose_name='Corporate number')),
                ('prefecture', models.CharField(blank=True, max_length=2, verbose_name='Prefecture')),
                ('address', models.CharField(blank=True, max_length=300, verbose_name='Address')),
                ('website', models.URLField(blank=True, verbose_name='Website')),
                ('registered_on', models.DateField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'business'), ('scheme', '')), models.Q(models.Q(('kind', 'business'), _negated=True), models.Q(('scheme', ''), _negated=True)), _connector='OR'), name='a_body_serves_a_scheme_and_a_business_none'), models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('scheme', 'code'), name='a_body_code_is_used_once_in_a_scheme'), models.UniqueConstraint(condition=models.Q(('kind', 'granting_body')), fields=('scheme',), name='a_scheme_has_one_granting_body')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('representative', 'Representative'), ('privacy_officer', 'Privacy officer'), ('audit_officer', 'Audit officer'), ('department_head', 'Department head'), ('worker', 'Worker'), ('clerk', 'Clerk'), ('assessor', 'Assessor'), ('officer', 'Officer'), ('committee_member', 'Committee member'), ('guest', 'Guest')], max_length=20, verbose_name='Role')),
                ('from_on', models.DateField(verbose_name='From')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='Until (last day)')),
                ('department', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='people.department')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='people.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('role', 'guest'), _negated=True), ('until_on__isnull', False), _connector='OR'), name='a_guest_has_an_end_date'), models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), ('until_on', django.db.models.expressions.CombinedExpression(models.F('from_on'), '-', models.Value(1))), _connector='OR'), name='a_membership_ends_after_it_begins'), models.UniqueConstraint(condition=models.Q(('until_on', None)), fields=('person', 'organisation', 'role'), name='an_open_role_is_held_once')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='E-mail')),
                ('role', models.CharField(choices=[('representative', 'Representative'), ('privacy_officer', 'Privacy officer'), ('audit_officer', 'Audit officer'), ('department_head', 'Department head'), ('worker', 'Worker'), ('clerk', 'Clerk'), ('assessor', 'Assessor'), ('officer', 'Officer'), ('committee_member', 'Committee member'), ('guest', 'Guest')], max_length=20, verbose_name='Role')),
                ('token_digest', models.CharField(max_length=64, unique=True)),
                ('invited_at', models.DateTimeField()),
                ('expires_on', models.DateField()),
                ('role_until_on', models.DateField(blank=True, null=True, verbose_name='Until (last day)')),
                ('accepted_at', models.DateTimeField(null=True)),
                ('cancelled_at', models.DateTimeField(null=True)),
                ('accepted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('department', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='people.department')),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='people.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Dossier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scheme', models.CharField(choices=[('privacymark', 'PrivacyMark'), ('japhic', 'JAPHIC mark')], max_length=20)),
                ('opened_on', models.DateField()),
                ('review_body', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
        ),
        migrations.AddField(
            model_name='department',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='departments', to='people.organisation'),
        ),
        migrations.CreateModel(
            name='Access',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=60)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(null=True)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accesses', to='people.dossier')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'dossier'], name='dossiers_of_an_organisation'), models.Index(fields=['person', 'dossier'], name='dossiers_of_a_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('organisation', None), ('person', None), _connector='XOR'), name='access_is_of_an_organisation_or_a_person'), models.UniqueConstraint(condition=models.Q(('organisation__isnull', False), ('until_on', None)), fields=('dossier', 'organisation'), name='an_organisation_has_one_open_access_to_a_dossier'), models.UniqueConstraint(condition=models.Q(('person__isnull', False), ('until_on', None)), fields=('dossier', 'person'), name='a_person_has_one_open_access_to_a_dossier')],
            },
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('corporation', 'Whole corporation'), ('department', 'Department'), ('sole_proprietor', 'Sole proprietor')], max_length=20, verbose_name='What is to be certified')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='Name of the department')),
                ('registered_on', models.DateField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='units', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'kind', 'name'), name='a_unit_is_registered_once'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'department'), models.Q(('name', ''), _negated=True)), models.Q(models.Q(('kind', 'department'), _negated=True), ('name', '')), _connector='OR'), name='a_department_unit_has_a_name_and_others_none')],
            },
        ),
        migrations.AddField(
            model_name='dossier',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dossiers', to='people.unit'),
        ),
        migrations.CreateModel(
            name='Deputy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField(verbose_name='From')),
                ('until_on', models.DateField(verbose_name='Until (last day)')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deputised', to=settings.AUTH_USER_MODEL)),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deputies', to='people.membership')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on__gte', django.db.models.expressions.CombinedExpression(models.F('from_on'), '-', models.Value(1)))), name='a_deputy_ends_after_beginning')],
            },
        ),
        migrations.AddConstraint(
            model_name='department',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_on', None)), fields=('organisation', 'name'), name='an_open_department_name_is_used_once'),
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.UniqueConstraint(fields=('unit', 'scheme'), name='a_unit_has_one_dossier_in_a_scheme'),
        ),
    ]

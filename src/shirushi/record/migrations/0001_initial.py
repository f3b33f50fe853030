import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='FollowerPosition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('follower', models.CharField(max_length=60, unique=True)),
                ('number', models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='SequencerLock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=20, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name='JournalLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.CharField(max_length=80)),
                ('dossier_id', models.BigIntegerField(null=True)),
                ('subject_type', models.CharField(max_length=60)),
                ('subject_id', models.BigIntegerField()),
                ('actor_id', models.BigIntegerField(null=True)),
                ('organisation_id', models.BigIntegerField(null=True)),
                ('effective_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('decision', models.JSONField(null=True)),
                ('before', models.JSONField(default=dict)),
                ('after', models.JSONField(default=dict)),
                ('body_digest', models.CharField(blank=True, max_length=64)),
                ('annuls', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='annulled_by', to='record.journalline')),
            ],
            options={
                'indexes': [models.Index(fields=['dossier_id', 'id'], name='journal_of_a_dossier'), models.Index(fields=['subject_type', 'subject_id', 'id'], name='journal_of_a_subject')],
                'constraints': [models.UniqueConstraint(fields=('annuls',), name='a_line_is_annulled_once')],
            },
        ),
        migrations.CreateModel(
            name='JournalLeaf',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.BigIntegerField(unique=True)),
                ('leaf_hash', models.CharField(max_length=64)),
                ('line', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='leaf', to='record.journalline')),
            ],
        ),
        migrations.CreateModel(
            name='JournalBody',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('salt', models.CharField(max_length=64)),
                ('content', models.JSONField()),
                ('line', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='body', to='record.journalline')),
            ],
        ),
        migrations.CreateModel(
            name='JournalNode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.PositiveSmallIntegerField()),
                ('position', models.BigIntegerField()),
                ('node_hash', models.CharField(max_length=64)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('level', 'position'), name='a_node_has_one_place')],
            },
        ),
        migrations.CreateModel(
            name='OutboxEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('topic', models.CharField(max_length=60)),
                ('subject_id', models.BigIntegerField()),
                ('payload', models.JSONField(default=dict)),
                ('number', models.BigIntegerField(null=True, unique=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('number', None)), fields=['id'], name='outbox_not_yet_numbered')],
            },
        ),
    ]

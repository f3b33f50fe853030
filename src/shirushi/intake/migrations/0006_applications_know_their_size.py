"""The size class that was decided at submission stands beside the decisions, so that lists can ask for it."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

BATCH = 1000


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    applications = apps.get_model("intake", "Application").objects
    sized = applications.filter(decisions__size_class__outcome__size__isnull=False).order_by("pk")
    batch = []
    for each in sized.only("decisions").iterator(chunk_size=BATCH):
        each.size = each.decisions["size_class"]["outcome"]["size"]
        batch.append(each)
        if len(batch) == BATCH:
            applications.bulk_update(batch, ["size"])
            batch = []
    applications.bulk_update(batch, ["size"])


class Migration(migrations.Migration):
    dependencies = [("intake", "0005_formal_check_by_document")]
    operations = [
        migrations.AddField(
            model_name="application",
            name="size",
            field=models.CharField(blank=True, default="", max_length=20),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]

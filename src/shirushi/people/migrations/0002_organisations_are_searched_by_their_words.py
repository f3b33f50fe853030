"""The words that an organisation is searched by stand beside its names."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from shirushi.people.searching import search_words

BATCH = 1000


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    organisations = apps.get_model("people", "Organisation").objects
    batch = []
    for each in organisations.order_by("pk").iterator(chunk_size=BATCH):
        each.search_words = search_words(each)
        batch.append(each)
        if len(batch) == BATCH:
            organisations.bulk_update(batch, ["search_words"])
            batch = []
    organisations.bulk_update(batch, ["search_words"])


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="organisation",
            name="search_words",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]

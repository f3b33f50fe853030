"""The table of the database cache, in which rate limits are counted: `migrate` alone makes an installation whole."""

from typing import Any

from django.core.management import call_command
from django.db import migrations

TABLE = "cache"


def put_up(apps: Any, schema_editor: Any) -> None:
    call_command("createcachetable", TABLE, database=schema_editor.connection.alias, verbosity=0)


def take_down(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute(f"DROP TABLE {schema_editor.quote_name(TABLE)}")


class Migration(migrations.Migration):
    dependencies = [("record", "0002_append_only")]
    operations = [migrations.RunPython(put_up, take_down)]

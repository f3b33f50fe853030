"""The search index beside the listings: a virtual table on SQLite, a tsvector table on PostgreSQL."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = [
    """CREATE VIRTUAL TABLE registry_search USING fts5(tokens, tokenize = "unicode61 remove_diacritics 0")""",
]
POSTGRES = [
    """CREATE TABLE registry_search (
        listing_id bigint PRIMARY KEY REFERENCES registry_listing (id) ON DELETE CASCADE,
        tokens tsvector NOT NULL)""",
    "CREATE INDEX registry_search_tokens ON registry_search USING gin (tokens)",
]


def create(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement)


def drop(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP TABLE registry_search")


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]

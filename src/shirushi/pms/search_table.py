"""The search table of the PMS: a virtual table on SQLite, a tsvector table on PostgreSQL.

Made by the app's migration (`RunPython(search_table.created, search_table.dropped)`); where the tables are made
without migrations, `create` is called by hand.
"""

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = [
    """CREATE VIRTUAL TABLE pms_search USING fts5(tokens, tokenize = "unicode61 remove_diacritics 0")""",
]
POSTGRES = [
    "CREATE TABLE pms_search (entry_id bigint PRIMARY KEY, tokens tsvector NOT NULL)",
    "CREATE INDEX pms_search_tokens ON pms_search USING gin (tokens)",
]


def create(schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement)


def drop(schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP TABLE pms_search")


def created(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    create(schema_editor)


def dropped(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    drop(schema_editor)

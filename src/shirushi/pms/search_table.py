"""The search table of the PMS: a virtual table on SQLite, a tsvector table on PostgreSQL.

Made by the app's migration (`RunPython(search_table.created, search_table.dropped)`); where the tables are made
without migrations, `create` is called by hand.
"""

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from shirushi.pms import search

SQLITE = [
    """CREATE VIRTUAL TABLE pms_search USING fts5(tokens, tokenize = "unicode61 remove_diacritics 0")""",
]
POSTGRES = [
    "CREATE TABLE pms_search (entry_id bigint PRIMARY KEY, tokens tsvector NOT NULL)",
    "CREATE INDEX pms_search_tokens ON pms_search USING gin (tokens)",
]

LEDGERS_BEFORE_SEARCH = {
    "datarequest": ("requester", "contact", "agent", "content", "reason"),
    "complaint": ("complainant", "contact", "content", "cause", "action"),
}


def create(schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement)


def drop(schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP TABLE pms_search")


def created(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    create(schema_editor)


def dropped(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    drop(schema_editor)


def ledgers_indexed(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make findable what was entered before its ledger could be searched."""
    for kind, texts in LEDGERS_BEFORE_SEARCH.items():
        rows = apps.get_model("pms", kind).objects.values_list("pk", "organisation_id", "number", *texts)
        found = (
            search.Document(key, organisation, {}, [str(text) for text in said])
            for key, organisation, *said in rows.iterator(chunk_size=search.BATCH)
        )
        search.put(kind, found)


def ledgers_left_out(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    for kind in LEDGERS_BEFORE_SEARCH:
        search.remove(kind, apps.get_model("pms", kind).objects.values_list("pk", flat=True).iterator())

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


# Ledgers whose search follows the journal, with their texts as they were when it began.
BEFORE_THE_JOURNAL = {
    "contractor": ("name", "corporate_number", "work", "data", "certificates", "re_entrusted_to", "remark"),
    "risk": ("text", "further_measure", "sheet__name"),
    "documentversion": ("document__title", "text"),
    "law": ("name", "issuer", "clause", "rule", "remark"),
    "interestedparty": ("name", "expectation", "rule", "remark"),
    "nonconformity": ("text", "cause", "remedy", "action", "result", "effect"),
    "auditplan": ("theme", "aim", "opinion", "instruction"),
    "audit": ("plan__theme", "department__name", "remark"),
    "trainingcourse": ("title", "aim", "trainer", "remark", "follow_up"),
    "managementreview": ("attendees", "conclusion"),
    "objective": ("text", "measure", "target", "result"),
}
ONLY: dict[str, dict[str, object]] = {"documentversion": {"state": "approved"}, "risk": {"concerns": True}}


def everything_indexed(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make findable what was written before the search looked through every ledger."""
    for kind, texts in BEFORE_THE_JOURNAL.items():
        rows = apps.get_model("pms", kind).objects.filter(**ONLY.get(kind, {}))
        found = rows.values_list("pk", "organisation_id", *texts).iterator(chunk_size=search.BATCH)
        search.put(
            kind,
            (
                search.Document(key, organisation, {}, [str(text or "") for text in said])
                for key, organisation, *said in found
            ),
        )


def everything_left_out(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    for kind in BEFORE_THE_JOURNAL:
        search.remove(kind, apps.get_model("pms", kind).objects.values_list("pk", flat=True).iterator())


def ledgers_left_out(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    for kind in LEDGERS_BEFORE_SEARCH:
        search.remove(kind, apps.get_model("pms", kind).objects.values_list("pk", flat=True).iterator())

"""What was written in the journal stays: the database itself refuses to change it, on both engines."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import migrations

Keys = dict[str, list[tuple[str, ...]]]
# Rows that are never changed nor deleted, and the columns by which SQLite's REPLACE could displace one:
# it deletes without asking the triggers on deletion.
KEPT: Keys = {
    "record_journalline": [("id",), ("annuls_id",)],
    "record_journalleaf": [("id",), ("number",), ("line_id",)],
    "record_journalnode": [("id",), ("level", "position")],
}
# Its rows name people and can be erased, never rewritten.
ERASABLE: Keys = {"record_journalbody": [("id",), ("line_id",)]}
OUTBOX = "record_outboxentry"
REFUSAL = "is append-only"


def put_up(apps: Any, schema_editor: Any) -> None:
    for statement in PUT_UP[schema_editor.connection.vendor]():
        schema_editor.execute(statement, params=None)


def take_down(apps: Any, schema_editor: Any) -> None:
    for statement in TAKE_DOWN[schema_editor.connection.vendor]():
        schema_editor.execute(statement, params=None)


def _sqlite_put_up() -> Iterator[str]:
    for table, keys in {**KEPT, **ERASABLE}.items():
        yield _sqlite_trigger(table, "update")
        for key in keys:
            yield _sqlite_no_replacing(table, key)
    for table in KEPT:
        yield _sqlite_trigger(table, "delete")
    yield (
        f"CREATE TRIGGER {OUTBOX}_number_stays BEFORE UPDATE OF number ON {OUTBOX} "
        "WHEN OLD.number IS NOT NULL AND NEW.number IS NOT OLD.number "
        "BEGIN SELECT RAISE(ABORT, 'an outbox number stays'); END"
    )


def _sqlite_trigger(table: str, act: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} {REFUSAL}'); END"
    )


def _sqlite_no_replacing(table: str, key: tuple[str, ...]) -> str:
    same = " AND ".join(f"{column} = NEW.{column}" for column in key)
    return (
        f"CREATE TRIGGER {table}_no_replacing_{'_'.join(key)} BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) "
        f"BEGIN SELECT RAISE(ABORT, '{table} {REFUSAL}'); END"
    )


def _sqlite_take_down() -> Iterator[str]:
    for table, keys in {**KEPT, **ERASABLE}.items():
        yield f"DROP TRIGGER {table}_no_update"
        for key in keys:
            yield f"DROP TRIGGER {table}_no_replacing_{'_'.join(key)}"
    for table in KEPT:
        yield f"DROP TRIGGER {table}_no_delete"
    yield f"DROP TRIGGER {OUTBOX}_number_stays"


def _postgresql_put_up() -> Iterator[str]:
    yield (
        "CREATE FUNCTION record_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$BEGIN RAISE EXCEPTION '% {REFUSAL}', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END$$"
    )
    for table in {**KEPT, **ERASABLE}:
        acts = "UPDATE OR DELETE" if table in KEPT else "UPDATE"
        yield f"CREATE TRIGGER {table}_stays BEFORE {acts} ON {table} FOR EACH ROW EXECUTE FUNCTION record_refuse()"
        yield (
            f"CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION record_refuse()"
        )
    yield (
        f"CREATE TRIGGER {OUTBOX}_number_stays BEFORE UPDATE OF number ON {OUTBOX} FOR EACH ROW "
        "WHEN (OLD.number IS NOT NULL AND NEW.number IS DISTINCT FROM OLD.number) EXECUTE FUNCTION record_refuse()"
    )


def _postgresql_take_down() -> Iterator[str]:
    for table in {**KEPT, **ERASABLE}:
        yield f"DROP TRIGGER {table}_stays ON {table}"
        yield f"DROP TRIGGER {table}_is_not_emptied ON {table}"
    yield f"DROP TRIGGER {OUTBOX}_number_stays ON {OUTBOX}"
    yield "DROP FUNCTION record_refuse()"


Statements = dict[str, Callable[[], Iterator[str]]]
PUT_UP: Statements = {"sqlite": _sqlite_put_up, "postgresql": _postgresql_put_up}
TAKE_DOWN: Statements = {"sqlite": _sqlite_take_down, "postgresql": _postgresql_take_down}


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [migrations.RunPython(put_up, take_down)]

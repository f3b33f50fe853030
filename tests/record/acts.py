"""What the tests of the journal start from: acts on something that any table would do for."""

from datetime import date
from typing import Any

from django.db import connection, transaction

from shirushi.people.actor import Actor
from shirushi.record import journal
from shirushi.record.models import JournalLine, SequencerLock
from tests.cast import moment

DAY = date(2026, 5, 11)
CLERK = Actor(on=DAY, at=moment(DAY), person_id=7, organisation_id=3)


def act(number: int = 1, **more: Any) -> JournalLine:
    with transaction.atomic():
        about = SequencerLock(pk=number)
        return journal.record("test.thing.done", about, by=CLERK, on=DAY, after={"number": number}, **more)


def behind_the_triggers(statement: str, *values: Any) -> None:
    """What somebody with the rights of the database itself could do."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(statement, values)
            cursor.execute("SET LOCAL session_replication_role = origin")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'record_%%'")
        triggers = cursor.fetchall()
        for name, _written in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute(statement, values)
        for _name, written in triggers:
            cursor.execute(written)

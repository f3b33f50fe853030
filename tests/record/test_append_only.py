"""The database itself refuses to change what was written."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from shirushi.record import journal, outbox, sequencer
from shirushi.record.models import JournalBody, JournalLine, OutboxEntry
from tests.record.acts import CLERK, DAY, act

pytestmark = pytest.mark.django_db

KEPT = ("record_journalline", "record_journalleaf", "record_journalnode")
COLUMN = {
    "record_journalline": "action",
    "record_journalleaf": "leaf_hash",
    "record_journalnode": "node_hash",
    "record_journalbody": "salt",
}


def refused(statement: str, *values: Any) -> str:
    with pytest.raises(DatabaseError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
    return str(caught.value)


@pytest.fixture
def _written() -> None:
    act(personal={"name": "緑川 花"})
    sequencer.number_journal()


@pytest.mark.usefixtures("_written")
@pytest.mark.parametrize("table", [*KEPT, "record_journalbody"])
def test_what_was_written_is_not_rewritten(table: str) -> None:
    said = refused(f"UPDATE {table} SET {COLUMN[table]} = 'other'")  # noqa: S608  (names of our own tables)

    assert f"{table} is append-only" in said


@pytest.mark.usefixtures("_written")
@pytest.mark.parametrize("table", KEPT)
def test_what_was_written_is_not_deleted(table: str) -> None:
    said = refused(f"DELETE FROM {table}")  # noqa: S608

    assert f"{table} is append-only" in said


@pytest.mark.usefixtures("_written")
@pytest.mark.skipif(connection.vendor != "sqlite", reason="REPLACE is SQLite's")
@pytest.mark.parametrize("table", [*KEPT, "record_journalbody"])
def test_what_was_written_is_not_replaced(table: str) -> None:
    """SQLite's REPLACE deletes the row that stands in its way, without asking the triggers on deletion."""
    said = refused(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")  # noqa: S608

    assert f"{table} is append-only" in said


@pytest.mark.usefixtures("_written")
@pytest.mark.skipif(connection.vendor != "postgresql", reason="TRUNCATE is PostgreSQL's")
@pytest.mark.parametrize("table", [*KEPT, "record_journalbody"])
def test_a_table_of_the_journal_is_not_emptied(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    assert "is append-only" in refused(f"TRUNCATE {table} CASCADE")


@pytest.mark.usefixtures("_written")
def test_the_model_layer_is_refused_as_well() -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        JournalLine.objects.update(action="other")

    assert JournalLine.objects.get().action == "test.thing.done"


def test_an_outbox_number_stays_once_it_is_given() -> None:
    with transaction.atomic():
        outbox.publish("test.topic", 1)
    sequencer.number_outbox()

    refused("UPDATE record_outboxentry SET number = 99")
    refused("UPDATE record_outboxentry SET number = NULL")
    assert OutboxEntry.objects.get().number == 1


@pytest.mark.usefixtures("_written")
def test_a_personal_part_is_erased_with_a_line_of_its_own_and_the_first_line_stays() -> None:
    line = JournalLine.objects.get()
    before = sequencer.leaf_content(line)

    erased = journal.erase_body(line, by=CLERK, on=DAY, reason="保存期間の満了")

    line = JournalLine.objects.get(pk=line.pk)
    assert not JournalBody.objects.exists()
    assert sequencer.leaf_content(line) == before
    assert (erased.action, erased.subject_id) == ("record.body.erased", line.pk)
    assert erased.after == {"reason": "保存期間の満了"}

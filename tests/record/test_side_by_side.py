"""Several processes on one database: numbers have no gaps, and nobody's act is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.record.scratch import Scratch, scratch_database

WRITERS, ACTS = 3, 25
# Of the acts of a writer every fifth is rolled back.
KEPT = ACTS - ACTS // 5


@pytest.fixture
def scratch(tmp_path: Path) -> Iterator[Scratch]:
    with scratch_database(tmp_path, "record") as made:
        yield made


def test_what_several_write_while_two_number_it_has_numbers_without_gaps(scratch: Scratch) -> None:
    scratch.run_all(*[("write", ACTS)] * WRITERS, ("number", 20), ("number", 20))
    scratch.run("number", 1)

    found = scratch.run("report")

    committed = WRITERS * KEPT
    assert found["numbers"] == list(range(1, committed + 1))
    assert found["leaves"] == list(range(committed))
    assert found["holds"]
    assert found["waiting"] == 0


def test_the_triggers_can_be_taken_down_and_put_up_again(scratch: Scratch) -> None:
    scratch.run("write", 1)
    kept_before = scratch.run("is_kept")

    scratch.run("migrate", "record", "0001")
    kept_without = scratch.run("is_kept")
    scratch.run("migrate", "record")

    assert (kept_before, kept_without, scratch.run("is_kept")) == (True, False, True)

"""The sequencer's tree, and finding out what was tampered with."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shirushi.record import journal, sequencer
from shirushi.record.models import JournalLeaf, JournalLine
from shirushi.record.verification import verify_journal
from shirushi.trust import merkle
from tests.record.acts import CLERK, DAY, act, behind_the_triggers

pytestmark = pytest.mark.django_db


def leaves() -> list[bytes]:
    hashes = JournalLeaf.objects.order_by("number").values_list("leaf_hash", flat=True)
    return [bytes.fromhex(leaf) for leaf in hashes]


def written(lines: int) -> list[JournalLine]:
    made = [act(number, personal={"name": f"人{number}"}) for number in range(1, lines + 1)]
    sequencer.number_journal()
    return made


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.integers(1, 9), min_size=1, max_size=5))
def test_the_root_is_that_of_the_leaves_however_the_tree_grew(steps: list[int]) -> None:
    for lines in steps:
        written(lines)

        assert sequencer.root() == (len(leaves()), merkle.root_of(leaves()))


def test_an_empty_journal_has_the_root_of_nothing() -> None:
    assert sequencer.root() == (0, merkle.root_of([]))
    assert verify_journal().holds


def test_leaves_are_numbered_from_nought_without_gaps() -> None:
    written(3)
    written(2)

    assert list(JournalLeaf.objects.order_by("number").values_list("number", flat=True)) == [0, 1, 2, 3, 4]


def test_numbering_again_appends_nothing() -> None:
    written(3)

    assert sequencer.number_journal() == 0
    assert JournalLeaf.objects.count() == 3


def test_a_journal_that_nobody_touched_holds() -> None:
    written(5)
    act(6)

    found = verify_journal()

    assert found.holds
    assert (found.size, found.root, found.waiting) == (5, merkle.root_of(leaves()), 1)


def test_erasing_a_personal_part_does_not_break_the_journal() -> None:
    line = written(3)[1]

    journal.erase_body(line, by=CLERK, on=DAY, reason="保存期間の満了")

    assert verify_journal().holds


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE record_journalline SET action = 'test.thing.other' WHERE id = %s",
        "UPDATE record_journalline SET subject_id = 99 WHERE id = %s",
        "UPDATE record_journalline SET actor_id = NULL WHERE id = %s",
        "UPDATE record_journalline SET effective_on = '2020-01-01' WHERE id = %s",
        "UPDATE record_journalline SET after = '{}' WHERE id = %s",
    ],
)
def test_the_first_line_that_was_changed_is_named(change: str) -> None:
    lines = written(6)
    for tampered in (lines[4], lines[2]):
        behind_the_triggers(change, tampered.pk)

    broken = verify_journal().broken

    assert broken is not None
    assert (broken.number, broken.line_id, broken.why) == (2, lines[2].pk, "line_changed")


def test_a_changed_personal_part_is_found() -> None:
    lines = written(3)
    behind_the_triggers("UPDATE record_journalbody SET content = '{}' WHERE line_id = %s", lines[1].pk)

    broken = verify_journal().broken

    assert broken is not None
    assert (broken.line_id, broken.why) == (lines[1].pk, "body_changed")


def test_a_line_taken_out_with_its_leaf_leaves_a_gap_that_is_found() -> None:
    lines = written(4)
    for statement in (
        "DELETE FROM record_journalbody WHERE line_id = %s",
        "DELETE FROM record_journalleaf WHERE line_id = %s",
        "DELETE FROM record_journalline WHERE id = %s",
    ):
        behind_the_triggers(statement, lines[1].pk)

    broken = verify_journal().broken

    assert broken is not None
    assert (broken.number, broken.why) == (1, "leaf_missing")


def test_a_line_changed_together_with_its_leaf_is_found_by_the_tree() -> None:
    lines = written(4)
    behind_the_triggers("UPDATE record_journalline SET subject_id = 99 WHERE id = %s", lines[1].pk)
    forged = merkle.leaf_hash(sequencer.leaf_content(JournalLine.objects.get(pk=lines[1].pk))).hex()
    behind_the_triggers(
        "UPDATE record_journalleaf SET leaf_hash = %s WHERE line_id = %s", forged, lines[1].pk
    )

    broken = verify_journal().broken

    assert broken is not None
    assert broken.why == "tree_changed"


def test_who_kept_an_earlier_root_finds_out_a_past_that_was_written_anew() -> None:
    written(3)
    kept = sequencer.root()
    written(2)

    assert verify_journal(earlier=kept).holds
    assert broken_reason((3, merkle.leaf_hash(b"another"))) == "another_past"
    assert broken_reason((6, kept[1])) == "cut_off"


def broken_reason(earlier: tuple[int, bytes]) -> str:
    broken = verify_journal(earlier=earlier).broken
    return broken.why if broken else ""

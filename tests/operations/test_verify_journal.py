"""`shirushi verify_journal`: what it prints, and how it fails."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from shirushi.record import sequencer
from tests.record.acts import act, behind_the_triggers

pytestmark = pytest.mark.django_db


def told(*words: str) -> str:
    out = StringIO()
    call_command("verify_journal", *words, stdout=out)
    return out.getvalue()


def test_a_journal_that_holds_is_told_with_its_size_and_root() -> None:
    act(1)
    act(2)

    said = told()

    _size, root = sequencer.root()
    assert f"size 2\nroot {root.hex()}" in said
    assert "the journal holds" in said


def test_the_first_broken_line_is_named_and_the_command_fails() -> None:
    line = act(1)
    told()
    behind_the_triggers("UPDATE record_journalline SET action = 'other' WHERE id = %s", line.pk)

    with pytest.raises(CommandError, match=rf"leaf 0 \(journal line {line.pk}\)"):
        told()


def test_a_root_that_somebody_kept_is_compared() -> None:
    act(1)
    told()
    size, root = sequencer.root()
    act(2)

    assert "the journal holds" in told("--size", str(size), "--root", root.hex())
    with pytest.raises(CommandError, match="broken at leaf 0"):
        told("--size", "1", "--root", "00" * 32)


def test_a_size_without_its_root_is_refused() -> None:
    with pytest.raises(CommandError, match="belong together"):
        told("--size", "1")

"""Lines, their personal parts, and taking an act back."""

import pytest
from django.db import transaction

from shirushi.record import journal, outbox
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalBody, JournalLine, OutboxEntry, SequencerLock
from tests.record.acts import CLERK, DAY, act

pytestmark = pytest.mark.django_db


class ActFailedError(Exception):
    pass


def test_an_act_that_is_rolled_back_leaves_neither_line_nor_entry() -> None:
    def failing_act() -> None:
        with transaction.atomic():
            act(personal={"name": "緑川 花"})
            outbox.publish("test.topic", 1)
            raise ActFailedError

    with pytest.raises(ActFailedError):
        failing_act()

    assert not JournalLine.objects.exists()
    assert not JournalBody.objects.exists()
    assert not OutboxEntry.objects.exists()


def test_a_line_says_who_did_what_to_what_and_when() -> None:
    line = JournalLine.objects.get(pk=act(5).pk)

    assert (line.action, line.subject_type, line.subject_id) == ("test.thing.done", "record.sequencerlock", 5)
    assert (line.actor_id, line.organisation_id) == (7, 3)
    assert (line.effective_on, line.recorded_at) == (DAY, CLERK.at)


def test_a_line_commits_to_its_personal_part_by_a_salted_digest() -> None:
    one, two = act(1, personal={"name": "緑川 花"}), act(2, personal={"name": "緑川 花"})

    assert one.body_digest == journal.digest_of(one.body.salt, {"name": "緑川 花"})
    assert one.body_digest != two.body_digest
    assert "緑川" not in str(JournalLine.objects.values_list().get(pk=one.pk))


def test_an_annulment_names_the_line_and_leaves_it() -> None:
    line = act(before={"level": 1})

    annulment = journal.annul(line, by=CLERK, on=DAY, reason="異議が認められた", action="test.thing.annulled")

    assert annulment.annuls == line
    assert (annulment.subject_type, annulment.subject_id) == (line.subject_type, line.subject_id)
    assert (annulment.before, annulment.after) == ({"number": 1}, {"level": 1})
    assert annulment.body.content == {"reason": "異議が認められた"}
    assert JournalLine.objects.get(pk=line.pk).action == "test.thing.done"


def test_a_line_is_annulled_once() -> None:
    line = act()
    journal.annul(line, by=CLERK, on=DAY, reason="誤り", action="test.thing.annulled")

    with pytest.raises(ActRefused, match="already_annulled"):
        act(annuls=line)
    with pytest.raises(ActRefused, match="already_annulled"):
        journal.annul(line, by=CLERK, on=DAY, reason="誤り", action="test.thing.annulled")


def test_the_line_to_annul_is_the_latest_one_that_still_stands() -> None:
    first, second = act(), act()
    journal.annul(second, by=CLERK, on=DAY, reason="誤り", action="test.thing.annulled")

    assert journal.line_of("test.thing.done", SequencerLock(pk=1)) == first
    assert journal.line_of("test.thing.done", SequencerLock(pk=2)) is None


def test_what_has_no_personal_part_is_not_erased() -> None:
    line = act()

    with pytest.raises(ActRefused, match="nothing_to_erase"):
        journal.erase_body(line, by=CLERK, on=DAY, reason="保存期間の満了")

    assert JournalLine.objects.count() == 1


def test_what_is_written_along_with_lines_knows_the_record_and_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(journal, "_along", {})
    seen: list[int] = []
    journal.write_along(SequencerLock, seen.append)
    journal.write_along(JournalLine, lambda _key: pytest.fail("the line is about another kind of record"))

    act(5)

    assert seen == [5]


def test_an_act_falls_with_what_is_written_along_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_along", {})

    def fails(_key: int) -> None:
        raise ActFailedError

    journal.write_along(SequencerLock, fails)

    with pytest.raises(ActFailedError):
        act(5)

    assert not JournalLine.objects.exists()

"""Followers of the outbox: in order, from their own position, again after a failure."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from shirushi.record import outbox
from shirushi.record.models import FollowerPosition, OutboxEntry

pytestmark = pytest.mark.django_db
REGISTERED = outbox._followers  # noqa: SLF001  (tests bring followers of their own)


class Reader:
    """A follower that writes down what it was given, and fails where it is told to."""

    def __init__(self) -> None:
        self.read: list[int] = []
        self.fails_at: int | None = None
        self.again_called = 0

    def follow(self, entries: list[OutboxEntry]) -> None:
        for entry in entries:
            if entry.subject_id == self.fails_at:
                raise RuntimeError("the world is not there")
            self.read.append(entry.subject_id)

    def again(self) -> None:
        self.again_called += 1


@pytest.fixture(autouse=True)
def _alone() -> Iterator[None]:
    kept = dict(REGISTERED)
    REGISTERED.clear()
    yield
    REGISTERED.clear()
    REGISTERED.update(kept)


def reader(name: str) -> Reader:
    made = Reader()
    outbox.register(name, made.follow, again=made.again)
    return made


def publish(*subjects: int) -> None:
    with transaction.atomic():
        for subject in subjects:
            outbox.publish("test.topic", subject)


def test_a_follower_reads_everything_once_in_order() -> None:
    one = reader("one")
    publish(1, 2)
    outbox.follow_all()
    publish(3)

    outbox.follow_all()
    outbox.follow_all()

    assert one.read == [1, 2, 3]


def test_more_than_a_batch_is_read_in_one_following(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "BATCH", 2)
    one = reader("one")
    publish(1, 2, 3, 4, 5)

    handled = outbox.follow_all()

    assert (handled, one.read) == (5, [1, 2, 3, 4, 5])


def test_followers_are_published_to_after_the_commit(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    one = reader("one")

    with django_capture_on_commit_callbacks(execute=True):
        publish(1)
        read_inside = list(one.read)

    assert (read_inside, one.read) == ([], [1])


def test_an_act_that_publishes_much_is_followed_once(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    one = reader("one")

    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        publish(1, 2, 3)

    assert (len(callbacks), one.read) == (1, [1, 2, 3])


def test_what_is_published_after_a_part_was_rolled_back_is_followed(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    one = reader("one")

    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        with transaction.atomic():
            outbox.publish("test.topic", 1)
            transaction.set_rollback(True)
        outbox.publish("test.topic", 2)

    assert one.read == [2]


def test_two_followers_read_each_from_its_own_position() -> None:
    one = reader("one")
    publish(1, 2)
    outbox.follow_all()
    two = reader("two")

    publish(3)
    outbox.follow_all()

    assert one.read == [1, 2, 3]
    assert two.read == [1, 2, 3]


def test_a_failing_follower_keeps_its_position_and_the_others_go_on() -> None:
    failing, other = reader("failing"), reader("other")
    failing.fails_at = 2
    publish(1, 2, 3)

    handled = outbox.follow_all()

    assert (handled, other.read) == (3, [1, 2, 3])
    assert FollowerPosition.objects.filter(follower="failing", number__gt=0).count() == 0


def test_a_follower_that_failed_resumes_and_may_be_given_an_entry_twice() -> None:
    failing = reader("failing")
    failing.fails_at = 2
    publish(1, 2, 3)
    outbox.follow_all()
    failing.fails_at = None

    outbox.follow_all()

    assert failing.read == [1, 1, 2, 3]


def test_what_waits_on_the_world_is_tried_again_without_new_entries() -> None:
    one = reader("one")

    outbox.follow_all()
    outbox.follow_all()

    assert one.again_called == 2


def test_held_followers_read_on_when_all_is_done(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    one = reader("one")

    with outbox.held():
        with django_capture_on_commit_callbacks(execute=True) as callbacks:
            publish(1)
            publish(2)
        read_while_held = list(one.read)

    assert (callbacks, read_while_held, one.read) == ([], [], [1, 2])

"""The outbox: what has to happen outside an act, read by followers from a stored position."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from shirushi.record import sequencer
from shirushi.record.models import FollowerPosition, OutboxEntry

BATCH = 500
log = logging.getLogger(__name__)
Follow = Callable[[list[OutboxEntry]], None]
Again = Callable[[], None]


@dataclass(frozen=True)
class Follower:
    follow: Follow
    again: Again | None


_followers: dict[str, Follower] = {}
_held: ContextVar[bool] = ContextVar("held", default=False)


def register(name: str, follow: Follow, *, again: Again | None = None) -> None:
    """Name a follower. It is given entries in order, may be given one twice, and must not mind.

    `again` is called at each following, outside a transaction: for what waits on the world (mail).
    """
    _followers[name] = Follower(follow, again)


def publish(topic: str, subject_id: int, payload: Mapping[str, Any] | None = None) -> OutboxEntry:
    """Say, in the act's transaction, that followers of `topic` have something to do."""
    entry = OutboxEntry.objects.create(topic=topic, subject_id=subject_id, payload=dict(payload or {}))
    if not _held.get() and not _follows_already():
        transaction.on_commit(follow_all, robust=True)
    return entry


def _follows_already() -> bool:
    """Whether this transaction will be followed: once is enough for all that it publishes."""
    return any(
        hook is follow_all for _savepoints, hook, _robust in transaction.get_connection().run_on_commit
    )


@contextmanager
def held() -> Iterator[None]:
    """For many acts at once (demonstration data, a daily run): followers read on when all is done."""
    token = _held.set(True)
    try:
        yield
    finally:
        _held.reset(token)
    if not _held.get():
        follow_all()


def follow_all() -> int:
    """Number what was committed and let every follower read on. Returns how many entries were handled.

    A follower that fails keeps its position and does not keep the others from theirs.
    """
    sequencer.number_outbox()
    return sum(_follow_or_log(name) for name in _followers)


def _follow_or_log(name: str) -> int:
    try:
        return follow(name)
    except Exception:
        log.exception("follower %s stopped; it goes on from its position at the next following", name)
        return 0


def follow(name: str) -> int:
    """Let one follower read on from its position until nothing is left."""
    handled = 0
    while _has_more(name):
        handled += _next_batch(name)
    again = _followers[name].again
    if again:
        again()
    return handled


def _has_more(name: str) -> bool:
    """Asked without a lock: most followings find nothing new."""
    read = FollowerPosition.objects.filter(follower=name).values_list("number", flat=True).first()
    return OutboxEntry.objects.filter(number__gt=read or 0).exists()


@transaction.atomic
def _next_batch(name: str) -> int:
    FollowerPosition.objects.get_or_create(follower=name)
    position = FollowerPosition.objects.select_for_update().get(follower=name)
    entries = list(OutboxEntry.objects.filter(number__gt=position.number).order_by("number")[:BATCH])
    if not entries:
        return 0
    _followers[name].follow(entries)
    position.number = entries[-1].number or position.number
    position.save(update_fields=["number"])
    return len(entries)

"""Taking a mark or a suspension in hand: as it stands now, and nobody else meanwhile."""

from shirushi.grants.models import Grant, Suspension
from shirushi.record.concurrency import claim


def take(thing: Grant | Suspension, revision: int | None = None) -> None:
    """Read it anew under a lock and take its next revision; `revision` must still be the present one."""
    thing.refresh_from_db(from_queryset=type(thing).objects.select_for_update())
    claim(thing, revision)

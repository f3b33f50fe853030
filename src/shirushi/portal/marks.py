"""The marks of a business as its home page shows them: standing, term, renewal window, on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils.functional import Promise

from shirushi.agenda import texts
from shirushi.grants import presentation, queries
from shirushi.grants.models import Grant
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Unit
from shirushi.rules.dispensations import moved_by

HOLDING = queries.HOLDING


@dataclass(frozen=True)
class Mark:
    """One dossier: its grant and what follows from it today; without a grant it has none of that yet."""

    dossier: Dossier
    grant: Grant | None = None
    standing: Any = None
    label: str | Promise = ""
    tone: str = "neutral"
    window: Any = None
    days_to_window: int | None = None
    days_to_close: int | None = None

    @property
    def takes_renewal(self) -> bool:
        """The renewal can be applied for today and was not yet."""
        open_now = self.days_to_window is not None and self.days_to_window <= 0
        return (
            open_now and (self.days_to_close or 0) >= 0 and not (self.grant and self.grant.renewal_applied_on)
        )


def units_of(actor: Actor) -> list[Unit]:
    """The units of the business with their dossiers, in the order of registration."""
    dossiers = Dossier.objects.visible_to(actor).select_related("unit__organisation", "review_body")
    seen = Unit.objects.visible_to(actor).select_related("organisation")
    return list(seen.prefetch_related(Prefetch("dossiers", queryset=dossiers.order_by("pk"))).order_by("pk"))


def marks_of(actor: Actor) -> list[Mark]:
    """One mark for each dossier of the business; two queries, however many there are."""
    dossiers = Dossier.objects.visible_to(actor).select_related("unit__organisation").order_by("pk")
    grants = _current_grants(actor)
    return [_mark(dossier, grants.get(dossier.pk), actor.on) for dossier in dossiers]


def _current_grants(actor: Actor) -> dict[int, Grant]:
    """The latest grant that had begun, for each dossier."""
    begun = Grant.objects.visible_to(actor).filter(starts_on__lte=actor.on).order_by("starts_on", "pk")
    related = begun.select_related("dossier__unit__organisation", "registration").prefetch_related(
        "suspensions"
    )
    return {grant.dossier_id: grant for grant in related}


def _mark(dossier: Dossier, grant: Grant | None, on: date) -> Mark:
    if grant is None:
        return Mark(dossier)
    standing = queries.standing(grant, on)
    code = standing["standing"]
    window = queries.renewal_window(grant, on) if code in HOLDING else None
    return Mark(
        dossier=dossier,
        grant=grant,
        standing=standing,
        label=presentation.STANDINGS[code],
        tone=presentation.standing_tone(code),
        window=_days_of(window),
        days_to_window=_days_to(window.day("opens_on"), on) if window else None,
        days_to_close=_days_to(window.day("closes_on"), on) if window else None,
    )


def _days_of(window: Any) -> dict[str, date | str | None] | None:
    if not window:
        return None
    closes_on = window.day("closes_on")
    return {
        "opens_on": window.day("opens_on"),
        "closes_on": closes_on,
        "moved": texts.moved(by) if (by := moved_by(window, closes_on)) else "",
    }


def _days_to(day: date | None, on: date) -> int | None:
    return (day - on).days if day else None


def next_window(marks: Iterable[Mark]) -> int | None:
    """Days until the next renewal window opens; None if none is ahead."""
    ahead = [
        mark.days_to_window for mark in marks if mark.days_to_window is not None and mark.days_to_window >= 0
    ]
    return min(ahead, default=None)

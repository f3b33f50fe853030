"""Which deadlines stand somewhere and are brought up to date. Each room registers its own, in its app's ready()."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from shirushi.dispensations.reach import Row
from shirushi.people.models import Dossier
from shirushi.rules import Decision

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True)
class Period:
    """The days whose deadlines a dispensation moves."""

    from_on: date
    until_on: date


class Movable(ABC):
    """One kind of deadline, as a room keeps it."""

    deadline: str

    @abstractmethod
    def open_in(self, dossiers: "QuerySet[Dossier]", period: Period) -> Iterable[Any]:
        """What still has such a deadline before it and may fall into the period, with dossier and business."""

    @abstractmethod
    def asked(self, thing: Any, rows: list[Row], on: date) -> tuple[date | None, Decision | None]:
        """The day that the rules give with these dispensations, and why."""

    @abstractmethod
    def stands_on(self, thing: Any, on: date) -> date | None:
        """The day that is kept now."""

    @abstractmethod
    def move(self, thing: Any, day: date, decision: Decision | None, on: date) -> None:
        """Keep the day, and bring the tasks that show it up to date."""

    def dossier_of(self, thing: Any) -> Dossier:
        dossier: Dossier = thing.dossier
        return dossier


_movables: dict[str, Movable] = {}


def register(movable: Movable) -> None:
    _movables[movable.deadline] = movable


def of(deadline: str) -> Movable | None:
    """None for a deadline that is counted anew whenever it is asked for."""
    return _movables.get(deadline)

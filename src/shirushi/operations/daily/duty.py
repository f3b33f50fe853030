"""A duty of the daily run: one question to the database, one act for each answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, Model, OuterRef, QuerySet

from shirushi.agenda.services import notify
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Role
from shirushi.record.models import JournalLine

ONE_DAY = timedelta(days=1)
ANSWERING = (Role.REPRESENTATIVE, Role.PRIVACY_OFFICER)


@dataclass(frozen=True)
class Duty:
    """`due(day)` finds what is still to be done for the day; `act` does it, as the system on that day.

    What was done is no longer found: that is what makes a second run harmless.
    """

    name: str
    due: Callable[[date], QuerySet[Any]]
    act: Callable[[Any, Actor], None]


def unwritten(things: QuerySet[Any], action: str, day: date) -> QuerySet[Any]:
    """Those of which the journal does not say yet that this happened on the day."""
    subject_type = _type_of(things.model)
    written = JournalLine.objects.filter(
        subject_type=subject_type, subject_id=OuterRef("pk"), action=action, effective_on=day
    )
    return things.filter(~Exists(written))


def _type_of(model: type[Model]) -> str:
    return model._meta.label_lower


def tell_business(kind: str, dossier: Dossier, subject_id: int, by: Actor, **params: Any) -> None:
    """Tell those of the business who answer for its mark."""
    notify(
        kind=kind,
        dossier=dossier,
        subject_id=subject_id,
        organisation=dossier.unit.organisation,
        roles=ANSWERING,
        by=by,
        on=by.on,
        params=params,
    )

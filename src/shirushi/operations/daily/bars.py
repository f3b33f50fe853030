"""A business that was barred may apply again."""

from datetime import date

from django.db.models import QuerySet

from shirushi.intake.models import Disqualification
from shirushi.operations.daily.duty import ONE_DAY, Duty, tell_business, unwritten
from shirushi.people.actor import Actor
from shirushi.record import journal


def _over(day: date) -> QuerySet[Disqualification]:
    bars = Disqualification.objects.filter(kind=Disqualification.Kind.BAR, annulled_on=None)
    over = bars.filter(ends_on=day - ONE_DAY).select_related("dossier__unit__organisation")
    return unwritten(over, "operations.bar.ended", day)


def _tell(bar: Disqualification, by: Actor) -> None:
    journal.record("operations.bar.ended", bar, by=by, on=by.on, decision=bar.decision)
    tell_business("operations.bar_over", bar.dossier, bar.pk, by, ends_on=bar.ends_on)


BARS_OVER = Duty("bars over", _over, _tell)

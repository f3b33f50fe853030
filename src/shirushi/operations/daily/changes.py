"""The facts follow a change that was confirmed before its day."""

from datetime import date

from django.db.models import QuerySet

from shirushi.changes import services
from shirushi.changes.models import ChangeReport
from shirushi.operations.daily.duty import Duty
from shirushi.people.actor import Actor


def _in_effect(day: date) -> QuerySet[ChangeReport]:
    confirmed = ChangeReport.objects.filter(state=ChangeReport.State.CONFIRMED, followed_on=None)
    due = confirmed.filter(takes_effect_on__lte=day).order_by("takes_effect_on", "pk")
    return due.select_related("dossier__unit__organisation")


def _follow(report: ChangeReport, by: Actor) -> None:
    services.follow_changes(report=report, by=by, on=by.on)


CHANGES_IN_EFFECT = Duty("changes in effect", _in_effect, _follow)

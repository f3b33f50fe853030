"""The open tasks of cases: who acts next, by when."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from shirushi.agenda.models import Task

# What else hangs on the dossier, as an incident, is no step of the application.
OF_THE_CASE = ("intake.", "billing.", "review.", "awards.")
OVERDUE = "overdue"
# How far ahead deadlines are looked at, in days.
AHEAD = ("30", "60", "90")


def of_cases() -> QuerySet[Task]:
    """Of whatever dossier: to be narrowed to those of open cases that the actor sees."""
    wanted = Q()
    for kind in OF_THE_CASE:
        wanted |= Q(kind__startswith=kind)
    return Task.objects.filter(wanted, closed_on=None, dossier__isnull=False)


def due_within(period: str, on: date, way: str = "") -> Q:
    """`overdue`, or the days ahead, today included: what is past due is not ahead."""
    if period == OVERDUE:
        return Q(**{f"{way}due_on__lt": on})
    return Q(**{f"{way}due_on__gte": on, f"{way}due_on__lte": on + timedelta(days=int(period))})

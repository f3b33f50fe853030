"""One task for a pile of records that wait, however many there are."""

from datetime import date, timedelta

from shirushi.agenda import services as agenda
from shirushi.agenda.models import Task
from shirushi.people.models import Organisation, Role


def tell_of_pile(
    *, kind: str, count: int, organisation: Organisation, role: Role, within: timedelta, on: date
) -> int:
    """Bring the task of that kind up to date: opened with the count, closed once nothing waits. Returns the count.

    More of them give no more time for those that wait already.
    """
    if not count:
        agenda.close_task(kind=kind, subject_id=organisation.pk, on=on)
        return 0
    asked = Task.objects.filter(kind=kind, subject_id=organisation.pk, closed_on=None).first()
    agenda.open_task(
        kind=kind,
        dossier=None,
        subject_id=organisation.pk,
        organisation=organisation,
        roles=[role],
        on=on,
        due_on=asked.due_on if asked else on + within,
        params={"count": count},
    )
    return count

"""What waits for the representative's word, as one task however many sheets there are."""

from datetime import date, timedelta

from django.db.models import Q

from shirushi.agenda import services as agenda
from shirushi.agenda.models import Task
from shirushi.people.models import Organisation, Role
from shirushi.pms.models import RiskSheet

KIND = "pms.risk.accept"
RETURNED = "pms.risk.returned"
DAYS_TO_ACCEPT = timedelta(days=14)
# Looked at yearly, accepted yearly.
YEAR = timedelta(days=365)


def to_accept(on: date) -> Q:
    """Assessed, not sent back, and not accepted within the year."""
    stale = Q(accepted_on=None) | Q(accepted_on__lt=on - YEAR)
    return stale & Q(assessed_on__isnull=False, returned_on=None, ended_on=None)


def tell_what_waits(organisation: Organisation, *, on: date) -> int:
    """Bring the representative's task up to date. Returns how many sheets wait."""
    count: int = RiskSheet.objects.filter(to_accept(on), organisation=organisation).count()
    if not count:
        agenda.close_task(kind=KIND, subject_id=organisation.pk, on=on)
        return 0
    asked = Task.objects.filter(kind=KIND, subject_id=organisation.pk, closed_on=None).first()
    agenda.open_task(
        kind=KIND,
        dossier=None,
        subject_id=organisation.pk,
        organisation=organisation,
        roles=[Role.REPRESENTATIVE],
        on=on,
        # More sheets to accept give no more time for those that wait already.
        due_on=asked.due_on if asked else on + DAYS_TO_ACCEPT,
        params={"count": count},
    )
    return count

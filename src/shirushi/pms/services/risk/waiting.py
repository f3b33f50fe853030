"""What waits for the representative's word, as one task however many sheets there are."""

from datetime import date, timedelta

from django.db.models import Q

from shirushi.people.models import Organisation, Role
from shirushi.pms.models import RiskSheet
from shirushi.pms.services.piles import tell_of_pile

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
    return tell_of_pile(
        kind=KIND,
        count=count,
        organisation=organisation,
        role=Role.REPRESENTATIVE,
        within=DAYS_TO_ACCEPT,
        on=on,
    )

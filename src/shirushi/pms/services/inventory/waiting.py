"""What waits for the privacy officer, as one task: ten thousand imported entries are not ten thousand tasks."""

from datetime import date, timedelta

from shirushi.agenda import services as agenda
from shirushi.people.models import Organisation, Role
from shirushi.pms.models import Holding, HoldingChange

KIND = "pms.inventory.approve"
# Approval comes before acquisition: whoever proposed is waiting.
DAYS_TO_APPROVE = timedelta(days=7)


def tell_what_waits(organisation: Organisation, *, on: date) -> int:
    """Bring the task of approval up to date. Returns how many entries and changes wait."""
    entries = Holding.objects.filter(
        organisation=organisation, state=Holding.State.PROPOSED, returned_on=None
    ).count()
    changes = HoldingChange.objects.filter(
        holding__organisation=organisation, state=HoldingChange.State.OPEN
    ).count()
    if not entries + changes:
        agenda.close_task(kind=KIND, subject_id=organisation.pk, on=on)
        return 0
    agenda.open_task(
        kind=KIND,
        dossier=None,
        subject_id=organisation.pk,
        organisation=organisation,
        roles=[Role.PRIVACY_OFFICER],
        on=on,
        due_on=on + DAYS_TO_APPROVE,
        params={"count": entries + changes},
    )
    return entries + changes

"""The tasks of an evaluation. Their subject is the contractor: its page is where they are done."""

from collections.abc import Iterable
from datetime import date, timedelta

from shirushi.agenda import services as agenda
from shirushi.people.models import Role
from shirushi.pms.models import Contractor

TASKS = "pms.contractor."
REVIEW, JUDGE, EXCEPT = f"{TASKS}review", f"{TASKS}judge", f"{TASKS}except"
# The next evaluation comes before the privacy officer so long before it is due.
AHEAD = timedelta(days=30)


def put_task(
    kind: str,
    contractor: Contractor,
    on: date,
    due_on: date | None,
    roles: Iterable[str] = (Role.PRIVACY_OFFICER,),
) -> None:
    agenda.open_task(
        kind=kind,
        dossier=None,
        subject_id=contractor.pk,
        organisation=contractor.organisation,
        roles=roles,
        on=on,
        due_on=due_on,
        params={"name": contractor.name},
    )


def put_review(contractor: Contractor, on: date) -> None:
    contractor.review_asked_on = on
    contractor.save(update_fields=["review_asked_on"])
    put_task(REVIEW, contractor, on, contractor.next_review_on)

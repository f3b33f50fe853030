"""What a visit brought about besides its fee is left to the office, which charges it or says that it does not."""

from datetime import date
from math import ceil
from typing import Any

from shirushi.agenda.services import notify
from shirushi.billing import services as billing
from shirushi.people.actor import Actor
from shirushi.review import next_acts
from shirushi.review.models import ReviewStep


def leave_charges_to_the_office(done: ReviewStep, by: Actor, on: date) -> None:
    """Travel after every visit; time beyond the rule where there was some, a begun hour as a whole one."""
    application = done.application
    asked: dict[str, Any] = {
        "dossier": application.dossier,
        "issuer": application.review_body,
        "subject_id": application.pk,
    }
    billing.open_charge(**asked, code="travel", by=by, on=on)
    if done.overtime:
        reason = {"over": f"{done.overtime:g}", "most": done.hours_at_most}
        billing.open_charge(**asked, code="overtime", hours=ceil(done.overtime), reason=reason, by=by, on=on)
        _tell_office_of_overtime(done, by, on)


def _tell_office_of_overtime(done: ReviewStep, by: Actor, on: date) -> None:
    notify(
        kind="review.overtime",
        dossier=done.application.dossier,
        subject_id=done.application_id,
        organisation=done.application.review_body,
        roles=next_acts.OFFICE,
        params={"hours": f"{done.overtime:.1f}", "most": done.hours_at_most},
        by=by,
        on=on,
    )

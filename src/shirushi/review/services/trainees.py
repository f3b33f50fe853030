"""The business says whether a trainee may come along."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda.services import notify
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.errors import ActRefused
from shirushi.review import next_acts, policy
from shirushi.review.lifecycle import hold
from shirushi.review.models import TraineeConsent
from shirushi.review.services.team import end, let_in


@transaction.atomic
def answer_trainee(
    *, consent: TraineeConsent, agreed: bool, by: Actor, on: date, remark: str = ""
) -> TraineeConsent:
    """Yes opens the case to the trainee, no ends its assignment. The review goes on either way."""
    assignment = consent.assignment
    application = assignment.application
    allow(policy.may_replace(by, application))
    hold(application)
    consent.refresh_from_db(fields=["answered_on"])
    assignment.refresh_from_db(fields=["ended_on"])
    if consent.answered_on is not None or assignment.ended_on is not None:
        raise ActRefused("consent_settled", _("This is not asked any more. Nothing was changed."))
    consent.agreed, consent.answered_on, consent.remark = agreed, on, remark.strip()
    consent.answered_by_id = by.person_id
    consent.save(update_fields=["agreed", "answered_on", "remark", "answered_by"])
    if agreed:
        let_in(assignment, by=by, on=on)
    else:
        end(assignment, str(_("The business did not agree to the trainee.")), by=by, on=on)
    _tell(consent, by, on)
    next_acts.bring_up_to_date(application, on)
    return consent


def _tell(consent: TraineeConsent, by: Actor, on: date) -> None:
    application, name = consent.assignment.application, str(consent.assignment.person)
    action = "review.trainee.agreed" if consent.agreed else "review.trainee.refused"
    journal.record(
        action, application, dossier_id=application.dossier_id, by=by, on=on, personal={"person": name}
    )
    notify(
        kind="review.trainee_agreed" if consent.agreed else "review.trainee_refused",
        dossier=application.dossier,
        subject_id=application.pk,
        organisation=application.review_body,
        roles=next_acts.OFFICE,
        params={"name": name},
        by=by,
        on=on,
    )

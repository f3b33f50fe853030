"""What the data say against a member's sitting on a case: a hand in the review, a tie to the applicant."""

from django.utils.translation import gettext as _

from shirushi.awards.models import Objection
from shirushi.intake.models import Application
from shirushi.people.models import Membership, Role
from shirushi.review import queries as review


def conflict(person_id: int | None, application: Application, objection: Objection | None = None) -> str:
    """Why the person steps aside; "" where nothing is known against it."""
    if review.has_reviewed(application, person_id):
        return _("reviewed this case")
    if review.belongs_to_applicant(person_id, application):
        return _tie(person_id, application)
    if objection is not None and person_id in objection.deciders:
        return _("took part in the denial")
    return ""


def _tie(person_id: int | None, application: Application) -> str:
    applicant = application.dossier.unit.organisation_id
    held = Membership.objects.filter(person_id=person_id or 0, organisation_id=applicant)
    if held.exclude(role=Role.GUEST).exists() or not held.exists():
        return _("belongs or belonged to the applicant")
    return _("advised the applicant as its guest")

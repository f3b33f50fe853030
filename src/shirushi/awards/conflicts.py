"""What the data say against a member's sitting on a case: a hand in the review, a tie to the applicant."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shirushi.awards.models import Objection
from shirushi.intake.models import Application
from shirushi.review import queries as review
from shirushi.review import ties

# What is only the same name sends nobody away by itself; the member says it.
SAID: dict[str, str | Promise] = {
    ties.BELONGS: gettext_lazy("belongs or belonged to the applicant"),
    ties.EMPLOYED: gettext_lazy("works or worked for the applicant"),
    ties.CONSULTED: gettext_lazy("advised the applicant"),
    ties.OTHER: gettext_lazy("has another tie to the applicant in the register"),
}


def conflict(person_id: int | None, application: Application, objection: Objection | None = None) -> str:
    """Why the person steps aside; "" where nothing is known against it."""
    if review.has_reviewed(application, person_id):
        return _("reviewed this case")
    known = [each.kind for each in ties.between(person_id, application) if each.kind in SAID]
    if known:
        return str(SAID[known[0]])
    if objection is not None and person_id in objection.deciders:
        return _("took part in the denial")
    return ""

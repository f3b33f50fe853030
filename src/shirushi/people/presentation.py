"""What the acts of people are called in the history of a case."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "people.business.registered": _("The business registered"),
    "people.business.dissolved": _("The business was recorded as dissolved or closed down"),
    "people.body.opened": _("A body was opened"),
    "people.organisation.changed": _("The data of the organisation were changed"),
    "people.person.changed": _("A person changed its own data"),
    "people.unit.registered": _("The unit was registered"),
    "people.dossier.opened": _("The dossier was opened"),
    "people.review_body.chosen": _("The review body was chosen"),
    "people.access.opened": _("The dossier was opened to a body or a person"),
    "people.access.closed": _("The dossier was closed to a body or a person"),
    "people.invitation.sent": _("An invitation was sent"),
    "people.invitation.accepted": _("An invitation was accepted"),
    "people.invitation.cancelled": _("An invitation was taken back"),
    "people.membership.ended": _("A role ended"),
    "people.role.handed_over": _("A role was handed over"),
    "people.deputy.appointed": _("A deputy was appointed"),
    "people.deputy.ended": _("A deputy's time was ended"),
    "people.department.opened": _("A department was opened"),
    "people.department.closed": _("A department was closed"),
}

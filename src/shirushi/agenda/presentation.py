"""Words for what people do with their calendar."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "agenda.calendar.made": _("A link to the own calendar was made"),
    "agenda.calendar.renewed": _("The link to the own calendar was renewed"),
    "agenda.calendar.ended": _("The link to the own calendar was switched off"),
}

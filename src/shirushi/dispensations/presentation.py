"""Words for dispensations and what they move."""

from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Text

ACTIONS = {
    "dispensations.dispensation.drafted": _("A dispensation was drafted"),
    "dispensations.dispensation.in_force": _("A dispensation was put in force"),
    "dispensations.dispensation.set_aside": _("The draft of a dispensation was set aside"),
    "dispensations.dispensation.annulled": _("A dispensation was annulled"),
    "dispensations.deadline.moved": _("A deadline was moved by a dispensation"),
}

_DETAIL = _("%(title)s (%(notice)s). Before, it was %(before)s.")
_MAIL = _("A deadline of yours was moved.")

NOTICES = {
    "dispensations.moved_renewal_window": Text(
        label=_("The renewal can now be applied for until %(after)s"), detail=_DETAIL, mail=_MAIL
    ),
    "dispensations.moved_answer_round": Text(
        label=_("The findings are now to be answered by %(after)s"), detail=_DETAIL, mail=_MAIL
    ),
    "dispensations.moved_completion": Text(
        label=_("The returned application can now be completed until %(after)s"), detail=_DETAIL, mail=_MAIL
    ),
    "dispensations.moved_contract": Text(
        label=_("The contract can now be concluded until %(after)s"), detail=_DETAIL, mail=_MAIL
    ),
    "dispensations.moved_incident_report": Text(
        label=_("The final report of the incident is now due on %(after)s"), detail=_DETAIL, mail=_MAIL
    ),
}

LABELS = {
    "notice": _("Notice"),
    "deadlines": _("Deadlines that move"),
    "moved": _("Deadlines moved"),
}

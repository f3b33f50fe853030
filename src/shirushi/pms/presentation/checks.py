"""The words of operation checks and the log of the day."""

from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Text
from shirushi.pms.models import CheckAnswer

ACTIONS = {
    "pms.checks.asked": _("The departments were asked for their monthly check"),
    "pms.check.answered": _("A monthly check was answered"),
    "pms.check_point.left_out": _("A point of the monthly check was left out"),
    "pms.check_point.taken_in": _("A point of the monthly check was taken in again"),
    "pms.check_point.added": _("An own point was added to the monthly check"),
    "pms.check_point.dropped": _("An own point of the monthly check was dropped"),
    "pms.log_place.opened": _("A place is logged from now on"),
    "pms.log_place.closed": _("A place is not logged any more"),
    "pms.day_log.opened": _("The first entry of a day was logged"),
    "pms.day_log.closed": _("The last exit of a day was logged"),
    "pms.day_log.added": _("A forgotten day was added to the log"),
}

TASKS = {
    "pms.checks.answer": Text(
        label=_("Monthly check %(month)s: %(department)s"),
        detail=_("Look round and answer each point. What is not well is put right, and said here."),
        mail=_("The monthly check of your department is due."),
    ),
}

TONES = {
    CheckAnswer.Result.GOOD: "done",
    CheckAnswer.Result.BAD: "suspended",
    CheckAnswer.Result.NOT_APPLICABLE: "ended",
}

LABELS = {
    "month": _("Month"),
    "point": _("What is checked"),
    "not_well": _("Points not well"),
    "place": _("Logged place"),
    "opened_at": _("First in"),
    "closed_at": _("Last out"),
}

COLUMNS = [
    ("month", _("Month"), 10),
    ("department", _("Department"), 18),
    ("point", _("What is checked"), 50),
    ("result", _("Answer"), 12),
    ("remark", _("What was not well, and what was done"), 44),
    ("answered_on", _("Checked on"), 12),
    ("answered_by", _("Checked by"), 16),
]

DAY_COLUMNS = [
    ("day", _("Day"), 12),
    ("place", _("Logged place"), 16),
    ("opened_at", _("First in"), 10),
    ("opened_by", _("Who came first"), 16),
    ("closed_at", _("Last out"), 10),
    ("closed_by", _("Who left last"), 16),
    ("nobody", _("Nobody was here"), 14),
    ("added_by", _("Added later by"), 16),
    ("remark", _("Further words"), 30),
]

CARD = {
    "phase": "check",
    "order": 10,
    "label": _("Operation checks and entry log"),
    "detail": _("Each department looks round once a month; who came first and left last is one tap."),
    "view": "portal:pms_checks",
}

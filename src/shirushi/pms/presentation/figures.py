"""The words of the figures of the year."""

from django.utils.translation import gettext_lazy as _

from shirushi.pms.access import WHOLE

CARD = {
    "phase": "check",
    "order": 70,
    "label": _("Figures of the year"),
    "detail": _(
        "Checks, training, requests, incidents and nonconformities month by month, counted from the records."
    ),
    "view": "portal:pms_figures",
    "roles": WHOLE,
}

"""The words of what goes out."""

from django.utils.translation import gettext_lazy as _

from shirushi.pms.access import WHOLE

ACTIONS = {"pms.whole.taken_out": _("The whole PMS was taken out as one archive")}

CARD = {
    "phase": "check",
    "order": 90,
    "label": _("Hand the PMS out"),
    "detail": _("Every ledger and report as Excel and PDF, and all of it in one archive for the assessor."),
    "view": "portal:pms_out",
    "roles": WHOLE,
}

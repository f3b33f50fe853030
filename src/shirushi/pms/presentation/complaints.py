"""The words of complaints."""

from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Text
from shirushi.pms.access import WHOLE
from shirushi.pms.models import Complaint
from shirushi.pms.presentation.columns import columns_of, label_of

ACTIONS = {
    "pms.complaint.received": _("A complaint was received"),
    "pms.complaint.changed": _("A complaint was worked on"),
    "pms.complaint.closed": _("A complaint was closed"),
}

TASKS = {
    "pms.complaint.close": Text(
        label=_("Deal with complaint No. %(number)s"),
        detail=_("Find the cause, act, answer the person, tell the representative; then close it."),
        mail=_("A complaint is to be dealt with."),
    ),
}


LABELS = {name: label_of(Complaint, name) for name in ("channel", "reported_on")}
CODES_OF = {"channel": dict(Complaint.Channel.choices)}

COLUMNS = columns_of(
    Complaint,
    {
        "received_on": 12, "channel": 16, "complainant": 20, "contact": 24, "content": 36, "due_on": 12,
        "cause": 30, "action": 30, "answered_on": 12, "reported_on": 12, "closed_on": 12,
    },
)  # fmt: skip

CARD = {
    "phase": "do",
    "order": 40,
    "label": _("Complaints"),
    "detail": _("What came in, why, what was done, who was told."),
    "view": "portal:complaints",
    "roles": WHOLE,
}

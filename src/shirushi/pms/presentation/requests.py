"""The words of data subject requests."""

from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Text
from shirushi.pms.access import WHOLE
from shirushi.pms.models import DataRequest
from shirushi.pms.presentation.columns import columns_of, label_of

ACTIONS = {
    "pms.request.received": _("A request of a data subject was received"),
    "pms.request.changed": _("A request of a data subject was completed"),
    "pms.request.answered": _("A request of a data subject was answered"),
}

TASKS = {
    "pms.request.answer": Text(
        label=_("Answer the data subject's request No. %(number)s"),
        detail=_("Answer without delay. From %(suit_from)s the person may bring a suit."),
        mail=_("A data subject's request is to be answered."),
    ),
    "pms.request.answer_purpose": Text(
        label=_("Answer the data subject's request No. %(number)s"),
        detail=_("Answer without delay."),
        mail=_("A data subject's request is to be answered."),
    ),
}


LABELS = {name: label_of(DataRequest, name) for name in ("received_on", "fee", "decision", "answered_on")}
CODES_OF = {"decision": dict(DataRequest.Decision.choices)}

COLUMNS = columns_of(
    DataRequest,
    {
        "kind": 24, "received_on": 12, "due_on": 12, "requester": 20, "contact": 24, "agent": 20, "content": 36,
        "identity": 24, "fee": 8, "decision": 16, "reason": 32, "way": 12, "answered_on": 12,
    },
)  # fmt: skip
COLUMNS.insert(4, ("suit_from", _("A suit may be brought from"), 14))

CARD = {
    "phase": "do",
    "order": 30,
    "label": _("Requests of data subjects"),
    "detail": _(
        "Disclosure, correction, ceasing of use: answered without delay, with the clocks of the law."
    ),
    "view": "portal:data_requests",
    "roles": WHOLE,
}

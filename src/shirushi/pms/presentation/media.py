"""The words of media and disposals."""

from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Text
from shirushi.pms.models import Disposal, Medium
from shirushi.pms.presentation.columns import columns_of, label_of

ACTIONS = {
    "pms.medium.entered": _("A medium was entered"),
    "pms.medium.changed": _("The data of a medium were changed"),
    "pms.medium.carried_out": _("A medium was carried out"),
    "pms.medium.brought_back": _("A medium was brought back"),
    "pms.disposal.recorded": _("A disposal was recorded"),
    "pms.disposal.changed": _("A record of disposal was changed"),
}

TASKS = {
    "pms.medium.back": Text(
        label=_("Medium No. %(number)s is out: see that it comes back"),
        detail=_("Is everything on it that was, and nothing left elsewhere?"),
        mail=_("A medium that was carried out is due back."),
    ),
    "pms.disposal.certify": Text(
        label=_("Ask for the certificate of disposal No. %(number)s"),
        detail=_("A disposal by a contractor is proven by its certificate."),
        mail=_("A certificate of disposal is missing."),
    ),
}

LABELS = {
    name: label_of(Medium, name) for name in ("label", "place", "since", "out_on", "out_to", "out_until")
}
LABELS |= {
    name: label_of(Disposal, name) for name in ("what", "amount", "contractor", "certificate", "certified_on")
}

MEDIUM_COLUMNS = columns_of(
    Medium,
    {
        "kind": 16, "label": 24, "content": 28, "protection": 20, "holder": 16, "place": 20, "department_id": 16,
        "since": 12, "out_on": 12, "out_by": 16, "out_to": 24, "out_until": 12, "ended_on": 12,
    },
)  # fmt: skip
DISPOSAL_COLUMNS = columns_of(
    Disposal,
    {
        "disposed_on": 12, "what": 30, "amount": 12, "method": 18, "department_id": 16, "done_by": 16,
        "witness": 16, "contractor": 20, "certificate": 18, "certified_on": 12, "remark": 24,
    },
)  # fmt: skip

CARD = {
    "phase": "do",
    "order": 55,
    "label": _("Media and disposals"),
    "detail": _("What carries personal information and who has it; what was disposed of, and the proof."),
    "view": "portal:media",
}

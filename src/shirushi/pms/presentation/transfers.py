"""The words of the records of provision to and receipt from third parties."""

from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Text
from shirushi.pms.models import Provision, Receipt
from shirushi.pms.presentation.columns import columns_of, label_of

ACTIONS = {
    "pms.provision.recorded": _("A provision to a third party was recorded"),
    "pms.provision.changed": _("A record of provision was changed"),
    "pms.provision.disposed": _("A record of provision was disposed of"),
    "pms.receipt.recorded": _("A receipt from a third party was recorded"),
    "pms.receipt.changed": _("A record of receipt was changed"),
    "pms.receipt.disposed": _("A record of receipt was disposed of"),
}

TASKS = {
    "pms.provision.lapsed": Text(
        label=_("Dispose of records of provision: %(count)s"),
        detail=_("They were kept as long as the law asks. What names people is erased; the days stay."),
        mail=_("Records of provision to third parties may be disposed of."),
    ),
    "pms.receipt.lapsed": Text(
        label=_("Dispose of records of receipt: %(count)s"),
        detail=_("They were kept as long as the law asks. What names people is erased; the days stay."),
        mail=_("Records of receipt from third parties may be disposed of."),
    ),
}

LABELS = {
    name: label_of(model, name)
    for model, names in (
        (
            Provision,
            ("provided_on", "recipient", "recipient_address", "method", "last_on", "ground", "country"),
        ),
        (Provision, ("country_ground", "country_information", "related", "holding", "disposed_on")),
        (Receipt, ("provider", "provider_address")),
    )
    for name in names
}
CODES_OF = {
    "method": dict(Provision.Method.choices),
    "ground": dict(Provision.Ground.choices) | dict(Receipt.Ground.choices),
    "country_ground": dict(Provision.Abroad.choices),
}

_END = {"method": 18, "recorded_on": 12, "last_on": 12, "keep_until": 12, "disposed_on": 12, "remark": 24}
PROVISION_COLUMNS = columns_of(
    Provision,
    {
        "department_id": 16, "provided_on": 12, "recipient": 24, "recipient_address": 28,
        "recipient_representative": 18, "persons": 30, "count": 10, "items": 30, "ground": 20,
        "ground_detail": 30, "country": 14, "country_ground": 20, "country_information": 30, **_END,
    },
)  # fmt: skip
RECEIPT_COLUMNS = columns_of(
    Receipt,
    {
        "department_id": 16, "received_on": 12, "provider": 24, "provider_address": 28,
        "provider_representative": 18, "acquired": 30, "persons": 30, "count": 10, "items": 30, "ground": 20,
        "ground_detail": 30, **_END,
    },
)  # fmt: skip

CARD = {
    "phase": "do",
    "order": 50,
    "label": _("Records of provision and receipt"),
    "detail": _("What went to third parties or came from them, kept as long as the law asks."),
    "view": "portal:provisions",
}

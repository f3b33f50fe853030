"""The words of imports."""

from django.utils.translation import gettext_lazy as _

from shirushi.pms.imports import LEDGERS

ACTIONS = {
    "pms.import.started": _("A file for import was uploaded"),
    "pms.import.done": _("Rows were imported from a file"),
    "pms.import.undone": _("An import was undone"),
    "pms.import.discarded": _("An import was given up"),
}

LABELS = {
    "ledger": _("Ledger"),
    "imported": _("Rows imported"),
    "left": _("Rows not imported"),
    "rows": _("Rows read"),
}

CODES_OF = {"ledger": {code: ledger.label for code, ledger in LEDGERS.items()}}

CARD = {
    "phase": "plan",
    "order": 90,
    "label": _("Import from Excel or CSV"),
    "detail": _(
        "Take over the inventory, the risks and the registers of workers and contractors that you have."
    ),
    "view": "portal:pms_import_start",
    "roles": ("representative", "privacy_officer"),
}

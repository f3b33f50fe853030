"""The words of the registers of laws and of interested parties."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from shirushi.pms.access import WHOLE
from shirushi.pms.models import InterestedParty, Law

ACTIONS = {
    "pms.register.adopted": _("Shipped lines were taken over into a register"),
    "pms.register.added": _("A line was added to a register"),
    "pms.register.changed": _("A line of a register was changed"),
    "pms.register.checked": _("A line of a register was checked"),
    "pms.register.all_checked": _("All lines of a register were checked"),
    "pms.register.ended": _("A line of a register ended"),
}

REGISTER_TITLES = {
    "laws": _("Register of laws and guidelines"),
    "parties": _("Register of interested parties"),
}
REGISTER_DETAILS = {
    "laws": _("What we have to keep: looked at its publisher at least once a year, amended or not."),
    "parties": _("Who expects what of us: looked at at least once a year."),
}

LABELS = {
    "register": _("Which register"),
    "issuer": _("Issuer"),
    "edition": _("Edition or day of amendment"),
    "clause": _("Clauses that concern us"),
    "rule": _("Our rule"),
    "url": _("Where it is published"),
    "expectation": _("What they expect of us"),
    "amended": _("Changed at the last check"),
}
CODES_OF = {"register": REGISTER_TITLES}

WIDTHS = {
    "name": 44,
    "expectation": 44,
    "url": 40,
    "remark": 30,
    "clause": 24,
    "changed": 10,
    "checked_on": 12,
}


def columns_of(model: type[Law | InterestedParty], names: tuple[str, ...]) -> list[tuple[str, object, float]]:
    """The columns of a register as one hands it to an assessor."""
    checked = ("checked_on", "checked_by", "changed")
    fields = {field.name: field.verbose_name for field in model._meta.concrete_fields}
    labels = {**fields, "checked_by": _("Checked by")}
    return [(name, labels[name], WIDTHS.get(name, 16)) for name in (*names, *checked)]


def export_row(line: Law | InterestedParty, names: tuple[str, ...]) -> dict[str, Any]:
    row = {name: getattr(line, name) for name in (*names, "checked_on", "changed")}
    if isinstance(line, InterestedParty):
        row["kind"] = str(line.get_kind_display())
    return row | {"checked_by": str(line.checked_by or "")}


CARD = {
    "phase": "plan",
    "order": 15,
    "label": _("Laws and interested parties"),
    "detail": _("What we have to keep and who expects what of us, looked at once a year."),
    "view": "portal:pms_laws",
    "roles": WHOLE,
}

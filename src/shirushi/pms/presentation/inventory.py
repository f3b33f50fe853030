"""The words of the inventory."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Text
from shirushi.pms.models import Holding, HoldingChange
from shirushi.ui.amounts import grouped

ACTIONS = {
    "pms.holding.added": _("An entry was added to the inventory"),
    "pms.holding.proposed": _("A new entry of the inventory was proposed"),
    "pms.holdings.added": _("Entries were added to the inventory together"),
    "pms.holding.changed": _("An entry of the inventory was changed"),
    "pms.holding.approved": _("An entry of the inventory was approved"),
    "pms.holding.returned": _("A proposed entry was returned"),
    "pms.holding.change_proposed": _("A change of an entry was proposed"),
    "pms.holding.change_approved": _("A change of an entry was approved"),
    "pms.holding.change_returned": _("A change of an entry was returned"),
    "pms.holding.change_withdrawn": _("A proposed change was taken back"),
    "pms.holding.confirmed": _("An entry of the inventory was confirmed"),
    "pms.holding.ended": _("An entry of the inventory ended"),
    "pms.process.added": _("A business process was added"),
    "pms.process.changed": _("A business process was changed"),
    "pms.inventory.confirmation_asked": _("The departments were asked to confirm the inventory"),
    "pms.inventory.confirmed": _("A department confirmed its entries"),
    "pms.inventory.confirmation_closed": _("The confirmation of the inventory was closed"),
    "pms.department.handed_over": _("The records of a department were handed over"),
}

TASKS = {
    "pms.inventory.approve": Text(
        label=_("Approve entries of the inventory (%(count)s waiting)"),
        detail=_("Personal information is acquired only after its entry is approved."),
        mail=_("Entries of the inventory wait for your approval."),
    ),
    "pms.holding.returned": Text(
        label=_("Complete the returned entry: %(name)s"),
        detail=_("The privacy officer says what is missing."),
    ),
    "pms.holding.change_returned": Text(
        label=_("A change was returned: %(name)s"),
        detail=_("The privacy officer says why. The entry stays as it was."),
    ),
    "pms.inventory.confirm": Text(
        label=_("Confirm the inventory of %(department)s"),
        detail=_("Look at each entry: is it still so? Change what differs, confirm the rest."),
        mail=_("You are asked to confirm the inventory of your department."),
    ),
}

# Where an entry stands, as a chip: tone and label.
STATES: dict[str, tuple[str, Any]] = {
    "proposed": ("attention", Holding.State.PROPOSED.label),
    "returned": ("suspended", _("Sent back")),
    "approved": ("granted", Holding.State.APPROVED.label),
    "ended": ("ended", Holding.State.ENDED.label),
}


def state_of(holding: Holding) -> str:
    """The state, telling what was sent back from what waits."""
    returned = holding.state == Holding.State.PROPOSED and holding.returned_on
    return "returned" if returned else holding.state


def label_of(column: str) -> object:
    """What a column of an entry is called."""
    return _field(column).verbose_name


def _field(column: str) -> "models.Field[Any, Any]":
    found = Holding._meta.get_field(column.removesuffix("_id"))
    if not isinstance(found, models.Field):
        raise KeyError(column)
    return found


LABELS = {
    column: label_of(column)
    for column in (
        "department", "process", "items", "persons", "medium", "sensitive", "my_number", "purpose",
        "acquisition", "storage_place", "storage_method", "access", "used_until", "kept_until", "disposal",
        "contractor_name", "third_party", "abroad", "remark",
    )
} | {
    "comment": _("Comment"),
    "confirmed_on": _("Confirmed on"),
    "ended_on": _("Ended on"),
    "first": _("First number"),
    "last": _("Last number"),
    "missing": _("Departments that did not confirm"),
    "holdings": _("Entries of the inventory"),
    "workers": _("Workers in the register"),
}  # fmt: skip


def shown(column: str, value: Any) -> str:
    """A value of a column as people read it."""
    field = _field(column)
    if value in (None, ""):
        return ""
    if isinstance(field, models.ForeignKey):
        found = field.related_model._base_manager.filter(pk=value).first()
        return str(found) if found else ""
    if isinstance(field, models.BooleanField):
        return str(_("yes") if value else _("no"))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return grouped(value) if isinstance(value, int) else str(value)


@dataclass(frozen=True)
class Difference:
    label: Any
    before: str
    after: str


def differences(change: HoldingChange) -> list[Difference]:
    """What a proposed change would make of the entry: column by column."""
    return [
        Difference(label_of(column), shown(column, getattr(change.holding, column)), shown(column, value))
        for column, value in change.values.items()
    ]


# The columns on an entry's page, in the order in which a reviewer asks.
GROUPS = (
    (_("What and whose"), ("department", "process", "items", "persons", "medium", "count", "sensitive", "my_number")),
    (_("Acquisition and use"), ("purpose", "acquisition", "contractor_name", "third_party", "abroad")),
    (_("Keeping and disposal"), (
        "storage_place", "storage_method", "access", "used_until", "kept_until", "disposal", "remark",
    )),
)  # fmt: skip


def facts_of(holding: Holding) -> list[tuple[Any, list[tuple[Any, str]]]]:
    return [(title, [(label_of(name), _written(holding, name)) for name in names]) for title, names in GROUPS]


def _written(holding: Holding, name: str) -> str:
    """Departments and processes are read already: no question to the database."""
    value = getattr(holding, name)
    return str(value) if isinstance(value, models.Model) else shown(name, value)


# The columns of the ledger as one hands it to an assessor: key, label, width in Latin letters.
EXPORTED = (
    "department_id", "process_id", "name", "items", "persons", "medium", "count", "sensitive", "my_number",
    "purpose", "acquisition", "storage_place", "storage_method", "access", "used_until", "kept_until",
    "disposal", "contractor_name", "third_party", "abroad", "remark",
)  # fmt: skip
WIDTHS = {
    "name": 28,
    "items": 36,
    "purpose": 36,
    "remark": 24,
    "sensitive": 8,
    "my_number": 8,
    "abroad": 8,
    "count": 9,
}


def export_columns() -> list[tuple[str, Any, float]]:
    middle = [(name, label_of(name), WIDTHS.get(name, 18)) for name in EXPORTED]
    return [
        ("number", _("No."), 6), *middle,
        ("state", _("State"), 12), ("approved_on", _("Approved on"), 12), ("confirmed_on", _("Confirmed on"), 12),
        ("ended_on", _("Ended on"), 12),
    ]  # fmt: skip


def export_row(holding: Holding) -> dict[str, Any]:
    row = {name: getattr(holding, name) for name in EXPORTED}
    for name, choices in CODES_OF.items():
        row[name] = str(choices.get(row[name], row[name]))
    return row | {
        "number": holding.number,
        "department_id": holding.department.name,
        "process_id": holding.process.name if holding.process else "",
        "state": holding.get_state_display(),
        "approved_on": holding.approved_on,
        "confirmed_on": holding.confirmed_on,
        "ended_on": holding.ended_on,
    }


CODES_OF = {
    "persons": dict(Holding.Persons.choices),
    "medium": dict(Holding.Medium.choices),
    "acquisition": dict(Holding.Acquisition.choices),
}

CARD = {
    "phase": "plan",
    "order": 30,
    "label": _("Personal information inventory"),
    "detail": _("What personal information there is, what for, where, and for how long."),
    "view": "portal:inventory",
}

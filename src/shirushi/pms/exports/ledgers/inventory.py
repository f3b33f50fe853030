"""The inventory, business processes and the yearly confirmation."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.pms.exports.kinds import Export, Part, part_of
from shirushi.pms.models import ConfirmationRound, DepartmentConfirmation, Holding, Process
from shirushi.pms.presentation import inventory as words
from shirushi.pms.queries import inventory as reads


def _holdings(actor: Actor) -> Iterator[dict[str, Any]]:
    """Living entries first, then the ended ones: nothing that was kept is left out."""
    for state in ("", Holding.State.ENDED):
        listed = reads.Listed(actor, reads.Filter(state=state))
        yield from (words.export_row(each) for each in listed.all_rows())


def _processes(actor: Actor) -> Any:
    seen = Process.objects.visible_to(actor).select_related("department")
    return seen.order_by("department__name", "name", "pk")


def _confirmations(actor: Actor) -> Iterator[dict[str, Any]]:
    seen = DepartmentConfirmation.objects.visible_to(actor).order_by("round_id", "department__name", "pk")
    for each in seen.select_related("round", "department", "confirmed_by").iterator(chunk_size=500):
        yield {
            "asked_on": each.round.created_on,
            "due_on": each.round.due_on,
            "department": each.department.name,
            "confirmed_on": each.confirmed_on,
            "confirmed_by": str(each.confirmed_by or ""),
            "remark": each.remark,
        }


CONFIRMATION_COLUMNS = [
    ("asked_on", _("Asked on"), 12),
    ("due_on", _("Due on"), 12),
    ("department", _("Department"), 24),
    ("confirmed_on", _("Confirmed on"), 12),
    ("confirmed_by", _("Confirmed by"), 20),
    ("remark", _("Notes"), 40),
]

EXPORTS = (
    Export(
        "inventory",
        10,
        _("Personal information inventory"),
        (Part(_("Personal information inventory"), words.export_columns(), _holdings),),
        (Holding,),
    ),
    Export(
        "processes",
        20,
        _("Business processes"),
        (part_of(_("Business processes"), Process, ("department", "name", "description"), _processes),),
        (Process,),
    ),
    Export(
        "confirmations",
        30,
        _("Yearly confirmation of the inventory"),
        (Part(_("Yearly confirmation of the inventory"), CONFIRMATION_COLUMNS, _confirmations),),
        (ConfirmationRound, DepartmentConfirmation),
    ),
)

"""Risk sheets and the register of risks with their measures."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.pms.exports.kinds import Export, Part
from shirushi.pms.models import Risk, RiskMeasure, RiskSheet
from shirushi.pms.presentation import risk as words
from shirushi.pms.queries import risk as reads


def _sheets(actor: Actor) -> Iterator[dict[str, Any]]:
    seen = RiskSheet.objects.visible_to(actor).annotate(entries_here=Count("entries")).order_by("number")
    for each in seen.select_related("department", "accepted_by").iterator(chunk_size=500):
        days = ("assessed_on", "reviewed_on", "accepted_on", "ended_on")
        yield {name: getattr(each, name) for name in days} | {
            "number": each.number,
            "name": each.name,
            "department": each.department.name if each.department else str(_("Whole business")),
            "medium": str(each.get_medium_display()),
            "care": str(each.get_care_display()),
            "entries": each.entries_here,
            "accepted_by": str(each.accepted_by or ""),
            "comment": each.acceptance_comment,
        }


SHEET_COLUMNS = [
    ("number", _("No."), 6),
    ("name", _("Name of the sheet"), 32),
    ("department", _("Department"), 18),
    ("medium", _("Kind of medium"), 14),
    ("care", _("Care"), 14),
    ("entries", _("Entries"), 9),
    ("assessed_on", _("Assessed on"), 12),
    ("reviewed_on", _("Looked at again on"), 12),
    ("accepted_on", _("Accepted on"), 12),
    ("accepted_by", _("Accepted by"), 18),
    ("comment", _("Comment"), 32),
    ("ended_on", _("Ended on"), 12),
]


def _risks(actor: Actor) -> Iterator[dict[str, Any]]:
    listed = reads.register(actor).prefetch_related("measures")
    return (words.export_row(each) for each in listed.iterator(chunk_size=500))


EXPORTS = (
    Export(
        "risks",
        40,
        _("Risk register"),
        (Part(_("Risk sheets"), SHEET_COLUMNS, _sheets), Part(_("Risk register"), words.COLUMNS, _risks)),
        (RiskSheet, Risk, RiskMeasure),
    ),
)

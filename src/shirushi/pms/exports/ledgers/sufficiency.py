"""What was declared sufficient for a requirement, and what a new edition reopened."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.pms.exports.kinds import Export, part_of
from shirushi.pms.models import Declaration, ReopenedItem

LABELS = {
    "scheme": _("Scheme"),
    "edition": _("Edition"),
    "code": _("Requirement"),
    "declared_by": _("Declared by"),
    "ended_on": _("Ended on"),
    "settled_on": _("Looked at again on"),
    "settled_by": _("Looked at again by"),
}
DECLARED = ("scheme", "edition", "code", "words", "declared_on", "declared_by", "ended_on")
REOPENED = ("scheme", "edition", "code", "words", "settled_on", "settled_by")


def _declarations(actor: Actor) -> Any:
    seen = Declaration.objects.visible_to(actor).select_related("declared_by")
    return seen.order_by("scheme", "edition", "code", "pk")


def _reopened(actor: Actor) -> Any:
    seen = ReopenedItem.objects.visible_to(actor).select_related("settled_by")
    return seen.order_by("scheme", "edition", "code", "pk")


EXPORTS = (
    Export(
        "declarations",
        170,
        _("Declarations of sufficiency"),
        (
            part_of(_("Declarations of sufficiency"), Declaration, DECLARED, _declarations, LABELS),
            part_of(_("Items reopened by a new edition"), ReopenedItem, REOPENED, _reopened, LABELS),
        ),
        (Declaration, ReopenedItem),
    ),
)

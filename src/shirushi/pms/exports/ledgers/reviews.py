"""Objectives, management reviews and what was decided in them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.pms.exports.kinds import Export, Part, part_of
from shirushi.pms.models import ManagementReview, Objective, ReviewDecision
from shirushi.pms.presentation import reviews as words
from shirushi.pms.queries import reviews as reads

REVIEW_NAMES = ("held_on", "covers_from", "attendees", "conclusion", "approved_on", "approved_by")
DECISION_NAMES = ("review", "input", "kind", "text", "owner", "due_on", "done_on", "result")


def _reviews(actor: Actor) -> Any:
    return ManagementReview.objects.visible_to(actor).select_related("approved_by").order_by("held_on", "pk")


def _decisions(actor: Actor) -> Any:
    seen = ReviewDecision.objects.visible_to(actor).select_related("review", "input", "owner")
    return seen.order_by("review__held_on", "review_id", "pk")


EXPORTS = (
    Export(
        "objectives",
        35,
        _("Objectives and monitoring figures"),
        (Part(_("Objectives and monitoring figures"), words.COLUMNS, reads.objective_rows),),
        (Objective,),
    ),
    Export(
        "management_reviews",
        150,
        _("Management review"),
        (
            part_of(_("Management review"), ManagementReview, REVIEW_NAMES, _reviews),
            part_of(_("Decisions"), ReviewDecision, DECISION_NAMES, _decisions),
        ),
        (ManagementReview, ReviewDecision),
    ),
)

"""The minutes of each management review."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shirushi.people.actor import Actor
from shirushi.pms.exports import paper
from shirushi.pms.exports.kinds import Paper, Report
from shirushi.pms.models import ManagementReview, ReviewInput
from shirushi.pms.queries import reviews as reads
from shirushi.ui.language import language


def _papers(actor: Actor) -> Iterator[Paper]:
    for review in reads.reviews(actor).select_related("approved_by"):
        title = _("Minutes of the management review")
        yield Paper(str(review.pk), f"{title} {review.held_on}", review.held_on, partial(_data, review))


def _data(review: ManagementReview) -> dict[str, Any]:
    inputs = review.inputs.prefetch_related("decisions__owner").order_by("position")
    draft = "" if review.approved_on else _("Draft: the representative has not approved the minutes yet.")
    return {
        "title": _("Minutes of the management review"),
        "draft": draft,
        "sections": [
            paper.section(_("Meeting"), _facts(review)),
            *(_input(place, each) for place, each in enumerate(inputs, start=1)),
            paper.section(
                _("Conclusion of the representative"),
                paper.text(review.conclusion),
                paper.facts([(_("Approved"), paper.day(review.approved_on, review.approved_by))]),
            ),
        ],
    }


def _facts(review: ManagementReview) -> dict[str, Any]:
    return paper.facts(
        [
            (_("Held on"), paper.day(review.held_on)),
            (_("Looks back to"), paper.day(review.covers_from)),
            (_("Who took part"), review.attendees),
            (_("Inputs as of"), paper.day(review.gathered_on)),
        ]
    )


def _input(place: int, found: ReviewInput) -> dict[str, Any]:
    lang = language()
    said = [line.get(lang, line.get("ja", "")) for line in found.lines]
    decided = [
        f"{each.get_kind_display()}: {each.text} ({each.owner}, {each.due_on})"
        for each in found.decisions.all()
    ]
    return paper.section(
        f"{place}. {found.get_code_display()} ({found.count})",
        paper.lines(said) if said else paper.text(_("Nothing was found.")),
        paper.text(found.remark) if found.remark else {},
        paper.heading(_("Decisions")) if decided else {},
        paper.lines(decided) if decided else {},
    )


REPORTS = (Report("management_reviews", 20, gettext_lazy("Minutes of the management review"), _papers),)

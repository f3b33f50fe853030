"""Contractors and their evaluations."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.pms.exports.kinds import Export, Part
from shirushi.pms.models import Contractor, ContractorEvaluation
from shirushi.pms.presentation import contractors as words
from shirushi.pms.queries import contractors as reads

EVALUATION_COLUMNS = [
    ("contractor", _("Name of the contractor"), 28),
    ("way", _("Way"), 20),
    ("answered_on", _("Answered on"), 12),
    ("answered_by", _("Answered by"), 18),
    ("score", _("Score"), 8),
    ("judgement", words.label_of("judgement"), 16),
    ("reason", _("Reason"), 36),
    ("judged_on", _("Judged on"), 12),
    ("judged_by", _("Judged by"), 18),
    ("exception", _("Why it is entrusted all the same"), 32),
    ("excepted_on", _("Exception approved on"), 12),
]


def _contractors(actor: Actor) -> Iterator[dict[str, Any]]:
    return reads.rows(reads.listed(actor, reads.Filter(standing="all"), actor.on))


def _evaluations(actor: Actor) -> Iterator[dict[str, Any]]:
    found = reads.evaluations(actor).order_by("contractor__name", "pk")
    plain = ("answered_on", "answered_by", "score", "reason", "judged_on", "excepted_on")
    for each in found.iterator(chunk_size=500):
        yield {name: getattr(each, name) for name in plain} | {
            "contractor": each.contractor.name,
            "way": str(each.get_way_display()),
            "judgement": str(each.get_judgement_display()),
            "judged_by": str(each.judged_by or ""),
            "exception": each.exception_reason,
        }


EXPORTS = (
    Export(
        "contractors",
        70,
        _("Register of contractors"),
        (
            Part(_("Register of contractors"), words.COLUMNS, _contractors),
            Part(_("Evaluations of contractors"), EVALUATION_COLUMNS, _evaluations),
        ),
        (Contractor, ContractorEvaluation),
    ),
)

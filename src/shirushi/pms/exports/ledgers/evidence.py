"""The ledger of evidence; its files stand in the archive beside it."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.pms.exports.kinds import Export, Part
from shirushi.pms.models import Evidence, EvidenceFile, EvidenceRecord, EvidenceRequirement
from shirushi.pms.presentation import evidence as words
from shirushi.pms.queries import evidence as reads


def _rows(actor: Actor) -> Iterator[dict[str, Any]]:
    found = reads.listed(actor, reads.Filter(standing="all"), actor.on)
    return reads.rows(found, lambda each: words.standing_of(each, actor.on)[1])


EXPORTS = (
    Export(
        "evidence",
        160,
        _("Evidence"),
        (
            Part(
                _("Evidence"),
                words.COLUMNS,
                _rows,
            ),
        ),
        (Evidence, EvidenceFile, EvidenceRequirement, EvidenceRecord),
    ),
)

"""Incidents and near misses, media, disposals."""

from django.utils.translation import gettext_lazy as _

from shirushi.pms.exports.kinds import Export, part_of_ledger
from shirushi.pms.models import Disposal, Medium, Mishap, ResponseStep
from shirushi.pms.presentation import media as media_words
from shirushi.pms.presentation import mishaps as mishap_words
from shirushi.pms.services import media, mishaps

MISHAPS, MEDIA, DISPOSALS = _("Incidents and near misses"), _("Media"), _("Disposals")

EXPORTS = (
    Export(
        "mishaps",
        85,
        MISHAPS,
        (
            part_of_ledger(
                MISHAPS, mishaps.LEDGER, mishap_words.COLUMNS, {"response": mishap_words.response_of}
            ),
        ),
        (Mishap, ResponseStep),
    ),
    Export(
        "media",
        107,
        _("Media and disposals"),
        (
            part_of_ledger(MEDIA, media.MEDIA, media_words.MEDIUM_COLUMNS),
            part_of_ledger(DISPOSALS, media.DISPOSALS, media_words.DISPOSAL_COLUMNS),
        ),
        (Medium, Disposal),
    ),
)

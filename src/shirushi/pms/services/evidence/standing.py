"""What every act on evidence needs: withdrawn evidence stays as it is, and what is there can be found."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from shirushi.pms import search
from shirushi.pms.models import Evidence
from shirushi.record.errors import ActRefused


def refuse_withdrawn(evidence: Evidence) -> None:
    if evidence.withdrawn_on:
        raise ActRefused("evidence_withdrawn", _("This evidence was withdrawn. Nothing was changed."))


def index(evidence: Sequence[Evidence]) -> None:
    search.put("evidence", [_document(each) for each in evidence])


def _document(evidence: Evidence) -> search.Document:
    names = [str(each.file.name) for each in evidence.files.filter(ended_on=None).select_related("file")]
    texts = [evidence.title, evidence.shows, evidence.place, *names]
    return search.Document(evidence.pk, evidence.organisation_id, {}, texts)

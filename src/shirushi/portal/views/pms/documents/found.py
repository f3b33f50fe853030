"""What the pages of documents look up alike."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from shirushi.entrance.doors import actor
from shirushi.people.models import Organisation
from shirushi.pms.access import WHOLE
from shirushi.pms.document_access import PEOPLE
from shirushi.pms.models import Acknowledgement, Document, DocumentVersion, ReadConfirmation
from shirushi.pms.presentation.documents import STATE_TONES, STATES

READS = PEOPLE
SEES = WHOLE
WRITES = ("representative", "privacy_officer")
APPROVES = ("representative",)
ON_A_PAGE = 50
NOT_DONE = 422


def document_of(request: HttpRequest, pk: int) -> Document:
    seen = Document.objects.visible_to(actor(request)).select_related("organisation")
    found: Document = get_object_or_404(seen, pk=pk)
    return found


def version_of(request: HttpRequest, pk: int) -> DocumentVersion:
    seen = DocumentVersion.objects.visible_to(actor(request))
    found: DocumentVersion = get_object_or_404(
        seen.select_related("document", "organisation", "approved_by"), pk=pk
    )
    return found


def acknowledgement_of(request: HttpRequest, pk: int) -> Acknowledgement:
    seen = Acknowledgement.objects.visible_to(actor(request))
    found: Acknowledgement = get_object_or_404(
        seen.select_related("version__document", "organisation"), pk=pk
    )
    return found


def confirmation_of(request: HttpRequest, pk: int) -> ReadConfirmation:
    seen = ReadConfirmation.objects.visible_to(actor(request))
    related = ("worker", "acknowledgement__version__document", "organisation")
    found: ReadConfirmation = get_object_or_404(seen.select_related(*related), pk=pk)
    return found


def own(request: HttpRequest) -> Organisation:
    return get_object_or_404(Organisation, pk=actor(request).organisation_id)


def chip(state: str) -> dict[str, Any]:
    return {"tone": STATE_TONES[DocumentVersion.State(state)], "label": STATES[state]}

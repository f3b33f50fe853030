"""The contract on paper: what was signed, byte for byte; before that, what would be signed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shirushi.awards import papers
from shirushi.awards.models import Contract
from shirushi.entrance.doors import actor, for_member
from shirushi.entrance.views.files import attached
from shirushi.papers.queries import content_of


@require_safe
@for_member()
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """In Japanese, as it is signed; `language=en` gives its translation."""
    seen = Contract.objects.visible_to(actor(request)).select_related(
        "application__dossier__unit__organisation", "file"
    )
    found = get_object_or_404(seen, pk=pk)
    name = _("Grant contract") + ".pdf"
    if request.GET.get("language") == "en":
        return attached(papers.contract_pdf(found, "en"), name, "application/pdf")
    if found.file is not None:
        return attached(content_of(found.file), name, found.file.media_type)
    return attached(papers.contract_pdf(found), name, "application/pdf")

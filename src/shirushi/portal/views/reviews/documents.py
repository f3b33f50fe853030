"""Another file for a document that is under review already."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.intake.models import ApplicationDocument
from shirushi.people.access import DOSSIER_ROLES
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.portal.forms.reviews import ReplaceForm
from shirushi.review import policy, services


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*DOSSIER_ROLES)
def replace(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    seen = ApplicationDocument.objects.visible_to(who).select_related(
        "application__dossier__unit__organisation", "application__review_body", "file"
    )
    found: ApplicationDocument = get_object_or_404(seen, pk=pk)
    allow(policy.may_replace(who, found.application))
    form = ReplaceForm(request.POST or None, request.FILES or None)
    given = form.cleaned_data if form.is_valid() else None
    if given is not None and attempt(form, lambda: _replaced(found, who, given)) is not None:
        messages.success(request, _("The new file was handed in. The reviewers were told."))
        return redirect("portal:findings", found.application_id)
    context = {"application": found.application, "document": found, "form": form}
    return render(request, "portal/reviews/replace.html", context, status=422 if form.errors else 200)


def _replaced(found: ApplicationDocument, who: Actor, given: dict[str, Any]) -> ApplicationDocument:
    return services.replace_document(document=found, by=who, on=who.on, **given)

"""The certificate on paper, and the data of the mark once its terms of use were accepted."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shirushi.awards import artwork, papers, policy, services
from shirushi.awards.models import TermsAcceptance
from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.entrance.views.files import attached
from shirushi.grants import queries as grants
from shirushi.grants.models import Grant
from shirushi.people.access import DOSSIER_ROLES
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.portal.forms.reviews import TermsForm
from shirushi.ui.language import language

NOT_DONE = 422


def grant_of(request: HttpRequest, pk: int) -> Grant:
    seen = Grant.objects.visible_to(actor(request)).select_related(
        "dossier__unit__organisation", "registration", "review_body"
    )
    found: Grant = get_object_or_404(seen.filter(starts_on__isnull=False), pk=pk)
    return found


@require_safe
@for_business(*DOSSIER_ROLES)
def certificate_pdf(request: HttpRequest, pk: int, written: str) -> HttpResponse:
    """While the mark may be shown; else there is no certificate (404)."""
    grant = grant_of(request, pk)
    if written not in papers.LANGUAGES or not _may_be_shown(grant, request):
        raise Http404
    name = f"{_('Certificate')} {written}.pdf"
    return attached(papers.certificate_pdf(grant, written), name, "application/pdf")


def _may_be_shown(grant: Grant, request: HttpRequest) -> bool:
    return bool(grants.standing(grant, actor(request).on)["may_show_mark"])


def accepts(form: TermsForm, grant: Grant, who: Actor) -> bool:
    accepted = attempt(
        form, lambda: services.accept_terms(grant=grant, language=language(), by=who, on=who.on)
    )
    return accepted is not None


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*DOSSIER_ROLES)
def mark_data(request: HttpRequest, pk: int) -> HttpResponse:
    """The terms of use; accepted, the data."""
    grant, who = grant_of(request, pk), actor(request)
    form = TermsForm(request.POST or None)
    if request.method == "POST":
        allow(policy.may_accept_terms(who, grant))
        if form.is_valid() and accepts(form, grant, who):
            messages.success(request, _("The terms are accepted. Here are the data of the mark."))
            return redirect("portal:mark_data", grant.pk)
    context = {
        "grant": grant,
        "terms": papers.terms(language()),
        "accepted": TermsAcceptance.objects.filter(grant=grant).select_related("accepted_by").first(),
        "may_accept": policy.may_accept_terms(who, grant),
        "may_show": _may_be_shown(grant, request),
        "form": form,
    }
    return render(request, "portal/reviews/mark_data.html", context, status=NOT_DONE if form.errors else 200)


@require_safe
@for_business(*DOSSIER_ROLES)
def mark_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    grant, who = grant_of(request, pk), actor(request)
    if form not in artwork.MEDIA_TYPES:
        raise Http404
    drawn = services.deliver_mark(grant=grant, form=form, by=who, on=who.on)
    return attached(drawn, f"mark.{form}", artwork.MEDIA_TYPES[form])

"""Reported mergers and splits: what the rules say, what the other holder reported, the word on it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shirushi.awards import policy
from shirushi.awards import services as awards
from shirushi.awards.services.successions import dissolved_report
from shirushi.desk.forms.successions import SuccessionWordForm
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.intake.models import Succession
from shirushi.people.rights import allow

DECLINE = "decline"


@require_http_methods(["GET", "HEAD", "POST"])
@for_body()
def succession(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    seen = Succession.objects.visible_to(who).select_related("dossier__unit__organisation", "papers")
    found = get_object_or_404(seen, pk=pk)
    form = SuccessionWordForm(request.POST or None, initial={"revision": found.revision})
    if request.method == "POST":
        allow(policy.may_confirm_succession(who, found))
        if form.is_valid() and attempt(form, lambda: _decided(request, found, form)):
            messages.success(request, _("Your word is recorded and told to the business."))
            return redirect("desk:succession", pk=pk)
    ends_another = found.decision["outcome"]["other_grant"] == "terminated"
    context = {
        "succession": found,
        "form": form,
        "ends_another": ends_another,
        "other": dissolved_report(found) if ends_another else None,
        "may_decide": found.state == Succession.State.REPORTED and policy.may_confirm_succession(who, found),
    }
    return render(request, "desk/successions/succession.html", context)


def _decided(request: HttpRequest, found: Succession, form: SuccessionWordForm) -> bool:
    who = actor(request)
    act = awards.decline_succession if DECLINE in request.POST else awards.confirm_succession
    given = form.cleaned_data
    act(succession=found, word=given["word"], by=who, on=who.on, revision=given["revision"])
    return True

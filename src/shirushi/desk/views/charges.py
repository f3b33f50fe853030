"""An invoice besides those of an application: what the rules ask is looked at first, then invoiced."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shirushi.billing import services
from shirushi.billing.models import Invoice
from shirushi.billing.services.charges import charge_decision
from shirushi.desk.forms.charges import ChargeForm
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.people.models import Dossier, Organisation
from shirushi.rules import Decision, Refused

DAYS_TO_PAY = 14
ASKED = ("hours", "reviewers", "cost")
NOT_DONE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@for_body("clerk", "officer")
def charge(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    dossier: Dossier = get_object_or_404(
        Dossier.objects.visible_to(who).select_related("unit__organisation"), pk=pk
    )
    form = ChargeForm(
        request.POST or None, scheme=dossier.scheme, initial={"due_on": who.on + timedelta(days=DAYS_TO_PAY)}
    )
    decision = None
    if request.method == "POST" and form.is_valid():
        decision = attempt(form, lambda: _looked_up(request, dossier, form.cleaned_data))
        if decision and not decision.refused and request.POST.get("act") == "issue":
            made = attempt(form, lambda: _issued(request, dossier, form.cleaned_data))
            if made:
                messages.success(request, _("Invoice %(number)s is issued.") % {"number": made.number})
                return redirect("desk:invoice", made.pk)
    shown = {"dossier": dossier, "form": form, "decision": decision.as_json() if decision else None}
    return render(request, "desk/billing/charge.html", shown, status=NOT_DONE if form.errors else 200)


def _looked_up(request: HttpRequest, dossier: Dossier, given: dict[str, Any]) -> Decision:
    """The answer of the rules, a refusal too: its reasons are shown."""
    asked = {name: given[name] for name in ASKED if given[name]}
    try:
        return charge_decision(dossier, given["code"], actor(request).on, **asked)
    except Refused as refused:
        return refused.decision


def _issued(request: HttpRequest, dossier: Dossier, given: dict[str, Any]) -> Invoice:
    who = actor(request)
    issuer = Organisation.objects.visible_to(who).get(pk=who.organisation_id or 0)
    return services.issue_charge(dossier=dossier, issuer=issuer, by=who, on=who.on, **given)

"""An invoice besides those of an application: what the rules ask is looked at first, then invoiced."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shirushi.billing import services
from shirushi.billing.models import DueCharge, Invoice
from shirushi.billing.services.charges import charge_decision
from shirushi.desk.forms.charges import ChargeForm, WaiveForm
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.people.models import Dossier, Organisation
from shirushi.rules import Decision, Refused
from shirushi.ui.days import written_day

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
    form = ChargeForm(request.POST or None, scheme=dossier.scheme, initial=_initial(request))
    return _page(request, dossier, form)


@require_http_methods(["GET", "HEAD", "POST"])
@for_body("clerk", "officer")
def due_charge(request: HttpRequest, pk: int) -> HttpResponse:
    """What waits to be charged: filled in and looked up already, so that one press makes the invoice."""
    due = _due(request, pk)
    return _page(request, due.dossier, _filled(request, due, request.POST or None), due)


def _filled(request: HttpRequest, due: DueCharge, data: Any = None) -> ChargeForm:
    initial = {**_initial(request), "code": due.code, "hours": due.hours, "remark": _remark(due)}
    return ChargeForm(data, scheme=due.dossier.scheme, code=due.code, initial=initial)


def _due(request: HttpRequest, pk: int) -> DueCharge:
    who = actor(request)
    own = DueCharge.objects.visible_to(who).filter(issuer_id=who.organisation_id)
    found: DueCharge = get_object_or_404(
        own.select_related("dossier__unit__organisation", "invoice", "issuer"), pk=pk
    )
    return found


def _initial(request: HttpRequest) -> dict[str, Any]:
    return {"due_on": actor(request).on + timedelta(days=DAYS_TO_PAY)}


def _remark(due: DueCharge) -> str:
    """As it stands on the invoice; travel has its receipts, which only the office knows."""
    if due.code != DueCharge.Code.OVERTIME:
        return ""
    said = {"day": written_day(due.arose_on), **due.reason}
    return _("Visit on %(day)s: %(over)s hours over the %(most)s of the rule") % said


def _page(
    request: HttpRequest,
    dossier: Dossier,
    form: ChargeForm,
    due: DueCharge | None = None,
    waiving: WaiveForm | None = None,
) -> HttpResponse:
    decision = None
    if form.is_bound and form.is_valid():
        decision = attempt(form, lambda: _looked_up(request, dossier, form.cleaned_data))
        if decision and not decision.refused and request.POST.get("act") == "issue":
            made = attempt(form, lambda: _issued(request, dossier, form.cleaned_data, due))
            if made:
                messages.success(request, _("Invoice %(number)s is issued.") % {"number": made.number})
                return redirect("desk:invoice", made.pk)
    elif due is not None and due.hours and not form.is_bound:
        decision = _looked_up(request, dossier, {**dict.fromkeys(ASKED), **form.initial})
    shown = {
        "dossier": dossier,
        "form": form,
        "due": due,
        "waiving": waiving or WaiveForm(),
        "decision": decision.as_json() if decision else None,
    }
    wrong = form.errors or (waiving and waiving.errors)
    return render(request, "desk/billing/charge.html", shown, status=NOT_DONE if wrong else 200)


def _looked_up(request: HttpRequest, dossier: Dossier, given: dict[str, Any]) -> Decision:
    """The answer of the rules, a refusal too: its reasons are shown."""
    asked = {name: given[name] for name in ASKED if given[name]}
    try:
        return charge_decision(dossier, given["code"], actor(request).on, **asked)
    except Refused as refused:
        return refused.decision


def _issued(request: HttpRequest, dossier: Dossier, given: dict[str, Any], due: DueCharge | None) -> Invoice:
    who = actor(request)
    issuer = Organisation.objects.visible_to(who).get(pk=who.organisation_id or 0)
    return services.issue_charge(dossier=dossier, issuer=issuer, due=due, by=who, on=who.on, **given)


@require_POST
@for_body("clerk", "officer")
def waive(request: HttpRequest, pk: int) -> HttpResponse:
    due, who = _due(request, pk), actor(request)
    waiving = WaiveForm(request.POST)

    def act() -> bool:
        services.waive_charge(due=due, reason=waiving.cleaned_data["reason"], by=who, on=who.on)
        return True

    if waiving.is_valid() and attempt(waiving, act):
        messages.success(request, _("Nothing is charged. The reason is kept with the case."))
        return redirect("entrance:history", due.dossier_id)
    return _page(request, due.dossier, _filled(request, due), due, waiving)

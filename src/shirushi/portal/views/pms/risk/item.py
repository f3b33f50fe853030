"""One risk: assessing it, its measures, its treatment; a risk of the business's own."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.models import Risk, RiskMeasure
from shirushi.pms.services import risk as acts
from shirushi.pms.services.risk import Answer
from shirushi.portal.forms.pms import conflict
from shirushi.portal.forms.pms.risk.small import DoneForm, MeasureForm, OwnRiskForm, RiskForm, departments_of
from shirushi.portal.views.pms.risk import found


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*found.SEES)
def risk(request: HttpRequest, pk: int) -> HttpResponse:
    shown, who = found.risk_of(request, pk), actor(request)
    form = RiskForm(request.POST or None, opened=shown, departments=departments_of(shown.organisation_id))
    if request.method == "POST":
        allow(policy.may_write(who, shown.sheet))
        in_place = frozenset(int(key) for key in request.POST.getlist("measure") if key.isdecimal())

        def act() -> Risk:
            revision = form.cleaned_data["revision"]
            return acts.assess(
                risk=shown, answer=Answer(form.values(), in_place), by=who, on=who.on, revision=revision
            )

        if form.is_valid() and conflict.attempt(form, act, lambda: Risk.objects.get(pk=shown.pk)) is not None:
            messages.success(request, _("The risk is saved."))
            return redirect(_place(shown))
    return _page(request, shown, form)


def _place(shown: Risk) -> str:
    """The risk on its sheet."""
    return f"{reverse('portal:risk_sheet', args=[shown.sheet_id])}#r{shown.pk}"


def _page(request: HttpRequest, shown: Risk, form: RiskForm, **forms: Any) -> HttpResponse:
    who = actor(request)
    done = {"residual_likelihood": shown.residual_likelihood, "residual_impact": shown.residual_impact}
    context = {
        "risk": shown,
        "form": form,
        "measures": list(shown.measures.all()),
        "before": found.level_chip(shown.level),
        "after": found.level_chip(shown.residual_level),
        "may_write": policy.may_write(who, shown.sheet) and not shown.sheet.ended_on,
        "may_finish": policy.may_finish_treatment(who, shown) and shown.is_open,
        "measure_form": MeasureForm(auto_id="measure_%s"),
        "done_form": DoneForm(initial=done, auto_id="done_%s"),
        **forms,
    }
    wrong = any(each.errors for each in (form, *forms.values()))
    status = (
        conflict.status_of(form) if form.conflicts or form.last_change else (found.NOT_DONE if wrong else 200)
    )
    return render(request, "portal/pms/risk/risk.html", context, status=status)


def _fresh(shown: Risk) -> RiskForm:
    return RiskForm(opened=shown, departments=departments_of(shown.organisation_id))


@require_POST
@for_business(*found.SEES)
def measure_add(request: HttpRequest, pk: int) -> HttpResponse:
    shown, who = found.risk_of(request, pk), actor(request)
    allow(policy.may_write(who, shown.sheet))
    form = MeasureForm(request.POST, auto_id="measure_%s")

    def act() -> RiskMeasure:
        return acts.add_measure(risk=shown, values=form.cleaned_data, by=who, on=who.on)

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The measure is added."))
        return redirect("portal:risk", pk)
    return _page(request, shown, _fresh(shown), measure_form=form)


@require_POST
@for_business(*found.SEES)
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """The owner reports that the further measure is taken."""
    shown, who = found.risk_of(request, pk), actor(request)
    allow(policy.may_finish_treatment(who, shown))
    form = DoneForm(request.POST, auto_id="done_%s")

    def act() -> Risk:
        given = form.cleaned_data
        return acts.finish_treatment(
            risk=shown,
            result=given["result"],
            residual_likelihood=int(given["residual_likelihood"]),
            residual_impact=int(given["residual_impact"]),
            by=who,
            on=who.on,
        )

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("Noted as done. What remains waits for the representative."))
        return redirect("portal:risk", pk)
    return _page(request, shown, _fresh(shown), done_form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*found.SEES)
def risk_add(request: HttpRequest, pk: int) -> HttpResponse:
    sheet, who = found.sheet_of(request, pk), actor(request)
    allow(policy.may_write(who, sheet))
    form = OwnRiskForm(request.POST or None)

    def act() -> Risk:
        return acts.add_risk(sheet=sheet, values=form.values(), measures=form.measures(), by=who, on=who.on)

    if request.method == "POST" and form.is_valid() and (made := attempt(form, act)):
        messages.success(request, _("The risk is on the sheet. Assess it with the others."))
        return redirect(_place(made))
    status = found.NOT_DONE if form.errors else 200
    return render(request, "portal/pms/risk/risk_add.html", {"form": form, "sheet": sheet}, status=status)

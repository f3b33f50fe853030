"""The business reports incidents, reads measures, and lives through a suspension."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from shirushi.agenda.queries import next_steps
from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.grants import policy as marks_policy
from shirushi.grants.models import Duty, EndCondition, Suspension
from shirushi.incidents import policy, presentation, queries, services, showing, wording
from shirushi.incidents.models import Incident, IncidentReport, Measure
from shirushi.people.access import DOSSIER_ROLES
from shirushi.people.models import Dossier
from shirushi.pms.models import Mishap
from shirushi.portal.forms.incidents import ConditionForm, DutyForm, FurtherReportForm, StartForm

ON_A_PAGE = 25
FROM_THE_REGISTER = (
    "occurred_on", "event", "persons", "sensitive", "property_damage", "improper_purpose", "my_number",
)  # fmt: skip
NOT_DONE = 422
Kind = IncidentReport.Kind


@require_safe
@for_business(*DOSSIER_ROLES)
def incidents(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    page = Paginator(queries.incidents_for(who), ON_A_PAGE).get_page(request.GET.get("page"))
    suspensions = [showing.shown_suspension(each, who.on) for each in queries.suspensions_for(who)]
    shown = {
        "page_obj": page,
        "suspensions": suspensions,
        "standing_still": [wording.still_sentence(each) for each in queries.standing_still(who)],
        "may_report": who.has(*policy.REPORTING),
    }
    return render(request, "portal/incidents/incidents.html", shown)


@for_business(*policy.REPORTING)
def incident_start(request: HttpRequest) -> HttpResponse:
    """The calm form of the worst day: shows the clocks when asked, reports when told."""
    who = actor(request)
    dossiers = list(Dossier.objects.visible_to(who).select_related("unit__organisation").order_by("pk"))
    if not dossiers:
        return render(request, "portal/incidents/no_dossier.html")
    form = StartForm(request.POST or None, dossiers=dossiers, today=who.on, initial=_begun(request))
    clocks: list[Any] = []
    if request.method == "POST" and form.is_valid():
        if request.POST.get("act") == "clocks":
            clocks = _clocks_of(form)
        elif reported := attempt(form, lambda: _report(request, form)):
            messages.success(request, _("The report is sent. Below stands what comes next, and by when."))
            return (
                redirect("portal:incident", reported[0].pk)
                if len(reported) == 1
                else redirect("portal:incidents")
            )
    return render(request, "portal/incidents/start.html", {"form": form, "clocks": clocks})


def _begun(request: HttpRequest) -> dict[str, Any]:
    """What the business's own register knows already (`?mishap=7`): nothing is typed twice."""
    key = request.GET.get("mishap", "")
    seen = Mishap.objects.visible_to(actor(request)).filter(pk=key) if key.isdecimal() else []
    mishap = next(iter(seen), None)
    if mishap is None:
        return {}
    known = {name: getattr(mishap, name) for name in FROM_THE_REGISTER}
    return {**known, "discovered_on": mishap.found_on, "narrative": mishap.happened}


def _clocks_of(form: StartForm) -> list[showing.ShownClock]:
    """The clocks of each scheme concerned, and the PPC's once."""
    found: dict[str, queries.Clock] = {}
    for dossier in form.chosen():
        found |= {clock.authority: clock for clock in queries.clocks_of(dossier.scheme, form.facts())}
    return showing.shown_clocks(sorted(found.values(), key=lambda clock: clock.authority == "ppc"))


def _report(request: HttpRequest, form: StartForm) -> list[Incident]:
    who, given = actor(request), form.cleaned_data
    return services.report_all(
        dossiers=form.chosen(),
        kind=given["kind"],
        facts=form.facts(),
        narrative=given["narrative"],
        by=who,
        on=who.on,
    )


def _incident(request: HttpRequest, pk: int) -> Incident:
    seen = Incident.objects.visible_to(actor(request)).select_related("dossier__unit__organisation")
    found: Incident = get_object_or_404(seen, pk=pk)
    return found


@require_safe
@for_business(*DOSSIER_ROLES)
def incident(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _incident(request, pk), actor(request)
    measure, reports = queries.measure_in_force(found), queries.sent_reports(found)
    told = measure if measure and measure.notified_on else None
    step = queries.next_step(found)
    shown = {
        "incident": found,
        "facts": showing.incident_facts(found),
        "clocks": showing.shown_clocks(queries.clocks(found)),
        "reports": reports,
        "steps": showing.steps(found, told, reports),
        "measure": told,
        "measure_facts": showing.measure_facts(told) if told else [],
        "may_report": policy.may_report(who, found.dossier) and measure is None and not found.closed_on,
        "final_sent": queries.has_final_report(found),
        "step_label": step.label,
        "step_tone": presentation.NEXT_STEP_TONES[step],
        "next_steps": next_steps(found.dossier),
    }
    return render(request, "portal/incidents/incident.html", shown)


@for_business(*policy.REPORTING)
def incident_report(request: HttpRequest, pk: int) -> HttpResponse:
    """The final report; once it is sent, corrections."""
    found, who = _incident(request, pk), actor(request)
    kind = Kind.CORRECTION if queries.has_final_report(found) else Kind.FINAL
    form = FurtherReportForm(request.POST or None, incident=found, today=who.on)

    def send() -> IncidentReport:
        given = form.cleaned_data
        return services.send_report(
            incident=found,
            kind=kind,
            facts=form.facts(),
            narrative=given["narrative"],
            by=who,
            on=who.on,
            revision=given["revision"],
        )

    if request.method == "POST" and form.is_valid() and attempt(form, send) is not None:
        messages.success(request, _("The report is sent."))
        return redirect("portal:incident", found.pk)
    shown = {"form": form, "incident": found, "is_correction": kind == Kind.CORRECTION}
    return render(request, "portal/incidents/report.html", shown)


@require_safe
@for_business(*DOSSIER_ROLES)
def measure_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """The notice on paper."""
    sent = Measure.objects.visible_to(actor(request)).exclude(notified_on=None)
    measure = get_object_or_404(sent.select_related("incident", "organisation"), pk=pk)
    shown = {
        "measure": measure,
        "label": presentation.MEASURES[measure.kind],
        "closing": wording.closing(measure),
        "paragraphs": wording.letter(measure),
    }
    return render(request, "portal/incidents/notice.html", shown)


def _suspension(request: HttpRequest, pk: int) -> Suspension:
    seen = Suspension.objects.visible_to(actor(request))
    related = seen.select_related("dossier__unit__organisation", "grant__registration", "grant__dossier")
    found: Suspension = get_object_or_404(related, pk=pk)
    return found


@require_safe
@for_business(*DOSSIER_ROLES)
def suspension(request: HttpRequest, pk: int) -> HttpResponse:
    return _suspension_page(request, _suspension(request, pk))


def _suspension_page(
    request: HttpRequest, found: Suspension, bound: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    who, bound = actor(request), bound or {}
    shown_one = showing.shown_suspension(found, who.on)
    may_answer = marks_policy.may_answer(who, found) and shown_one.is_open
    shown = {
        "shown": shown_one,
        "suspension": found,
        "today": who.on,
        "duties": [
            {"row": row, "form": bound.get(f"duty-{row.duty.pk}") or DutyForm(prefix=f"duty-{row.duty.pk}")}
            for row in showing.shown_duties(found)
        ],
        "conditions": [
            {
                "condition": each,
                "form": bound.get(f"condition-{each.pk}") or ConditionForm(prefix=f"condition-{each.pk}"),
            }
            for each in found.conditions.order_by("pk")
        ],
        "may_answer": may_answer,
        "refused": next(iter(bound.values()), None),
    }
    return render(request, "portal/incidents/suspension.html", shown, status=status)


@require_POST
@for_business(*marks_policy.ANSWERING)
def duty_done(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    duty: Duty = get_object_or_404(Duty.objects.visible_to(who).select_related("suspension"), pk=pk)
    name = f"duty-{duty.pk}"
    form = DutyForm(request.POST, prefix=name)

    def act() -> Duty:
        return services.fulfil_duty(duty=duty, remark=form.cleaned_data["remark"], by=who, on=who.on)

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("Noted as done."))
        return redirect("portal:suspension", duty.suspension_id)
    return _suspension_page(request, _suspension(request, duty.suspension_id), {name: form}, NOT_DONE)


@require_POST
@for_business(*marks_policy.ANSWERING)
def condition_report(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    seen = EndCondition.objects.visible_to(who).select_related("suspension")
    condition: EndCondition = get_object_or_404(seen, pk=pk)
    name = f"condition-{condition.pk}"
    form = ConditionForm(request.POST, prefix=name)

    def act() -> EndCondition:
        report = form.cleaned_data["report"]
        return services.report_condition(condition=condition, report=report, by=who, on=who.on)

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("Reported. A body judges it next."))
        return redirect("portal:suspension", condition.suspension_id)
    found = _suspension(request, condition.suspension_id)
    return _suspension_page(request, found, {name: form}, NOT_DONE)

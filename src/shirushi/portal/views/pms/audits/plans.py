"""The audits of the years, the plan of one, and the report for the representative."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import NOT_DONE, attempt
from shirushi.people.models import Department, Dossier
from shirushi.pms import policy
from shirushi.pms.access import WHOLE
from shirushi.pms.models import Audit, AuditPlan
from shirushi.pms.queries import audits as reads
from shirushi.pms.queries import improvement
from shirushi.pms.services import audits as acts
from shirushi.portal.forms.pms.audits import AddAuditForm, PlanForm, ReceiveForm, ReportForm, plan_initial
from shirushi.portal.views.pms.audits.found import plan_of
from shirushi.portal.views.pms.inventory.found import own
from shirushi.portal.views.pms.inventory.lists import ON_A_PAGE
from shirushi.ui.forms import Form


@require_safe
@for_business()
def audits(request: HttpRequest) -> HttpResponse:
    """The plans for the officers; whoever audits or is audited sees its audits."""
    who = actor(request)
    whole = who.has(*WHOLE)
    listed = reads.plans(who) if whole else reads.audits_for(who)
    page = Paginator(listed, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {"page_obj": page, "whole": whole, "may_plan": policy.may_audit(who, who.organisation_id or 0)}
    return render(request, "portal/pms/audits/audits.html", shown)


@for_business("audit_officer")
def audit_plan_new(request: HttpRequest) -> HttpResponse:
    who, organisation = actor(request), own(request)
    last = reads.plans(who).first()
    schemes = set(Dossier.objects.visible_to(who).values_list("scheme", flat=True)) or {"privacymark"}
    form = PlanForm(request.POST or None, initial=plan_initial(last, who.on, sorted(schemes, reverse=True)))

    def act() -> AuditPlan:
        return acts.plan_year(organisation=organisation, plan=form.plan(), by=who, on=who.on)

    made = attempt(form, act) if request.method == "POST" and form.is_valid() else None
    if made:
        messages.success(request, _("The audits are planned. Look at the days and name the auditors."))
        return redirect("portal:pms_audit_plan", made.pk)
    return render(request, "portal/pms/audits/plan_new.html", {"form": form})


@require_safe
@for_business(*WHOLE)
def audit_plan(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, plan_of(request, pk))


def _page(
    request: HttpRequest, plan: AuditPlan, bound: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    who, found = actor(request), list(reads.audits_of(plan))
    may_plan = policy.may_audit(who, plan.organisation_id) and not plan.reported_on
    forms: dict[str, Form] = {}
    left = _departments_left(request, found) if may_plan else []
    if left:
        forms["add"] = AddAuditForm(departments=left)
    if may_plan and found and all(audit.finished_on for audit in found):
        forms["report"] = ReportForm(initial={"revision": plan.revision})
    if plan.reported_on and not plan.received_on and who.has("representative"):
        forms["receive"] = ReceiveForm(initial={"revision": plan.revision})
    shown = {"plan": plan, "audits": found, "forms": {**forms, **(bound or {})}, "may_plan": may_plan}
    return render(request, "portal/pms/audits/plan.html", shown, status=status)


def _departments_left(request: HttpRequest, found: list[Audit]) -> list[Department]:
    """Open departments that this plan does not name."""
    named = {audit.department_id for audit in found}
    opened = Department.objects.visible_to(actor(request)).filter(closed_on=None).order_by("name", "pk")
    return [department for department in opened if department.pk not in named]


@require_POST
@for_business("audit_officer")
def audit_add(request: HttpRequest, pk: int) -> HttpResponse:
    plan, who = plan_of(request, pk), actor(request)
    form = AddAuditForm(request.POST, departments=_departments_left(request, list(reads.audits_of(plan))))

    def act() -> object:
        given = form.cleaned_data["planned_on"]
        return acts.add_audit(plan=plan, department=form.chosen(), planned_on=given, by=who, on=who.on)

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The audit is in the plan."))
        return redirect("portal:pms_audit_plan", pk)
    return _page(request, plan, {"add": form}, NOT_DONE)


@require_safe
@for_business(*WHOLE)
def audit_report(request: HttpRequest, pk: int) -> HttpResponse:
    """The report on paper."""
    plan = plan_of(request, pk)
    found = list(reads.audits_of(plan))
    shown = {
        "plan": plan,
        "audits": found,
        "findings": reads.findings_of(plan),
        "nonconformities": improvement.of_sources("audit", [audit.pk for audit in found]),
    }
    return render(request, "portal/pms/audits/report.html", shown)


@require_POST
@for_business("audit_officer")
def audit_report_make(request: HttpRequest, pk: int) -> HttpResponse:
    plan, who, form = plan_of(request, pk), actor(request), ReportForm(request.POST)

    def act() -> AuditPlan:
        return acts.report(plan=plan, by=who, on=who.on, **form.cleaned_data)

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The report is before the representative."))
        return redirect("portal:pms_audit_plan", pk)
    return _page(request, plan, {"report": form}, NOT_DONE)


@require_POST
@for_business("representative")
def audit_report_receive(request: HttpRequest, pk: int) -> HttpResponse:
    plan, who, form = plan_of(request, pk), actor(request), ReceiveForm(request.POST)

    def act() -> AuditPlan:
        return acts.receive_report(plan=plan, by=who, on=who.on, **form.cleaned_data)

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("You received the report."))
        return redirect("portal:pms_audit_plan", pk)
    return _page(request, plan, {"receive": form}, NOT_DONE)

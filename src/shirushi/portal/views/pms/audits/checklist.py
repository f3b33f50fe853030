"""One audit: its days and auditors, its check list answered part by part, its end."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import CONFLICT, NOT_DONE, attempt
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.models import Audit, AuditItem
from shirushi.pms.presentation import audits as words
from shirushi.pms.queries import audits as reads
from shirushi.pms.queries import improvement
from shirushi.pms.services import audits as acts
from shirushi.portal.forms.pms import conflict
from shirushi.portal.forms.pms.audits import AuditForm, FinishForm, ItemForm, QuestionForm
from shirushi.portal.views.pms.audits.found import audit_of, audits_it
from shirushi.portal.views.pms.downloads import excel
from shirushi.sheets import writing
from shirushi.ui.forms import Form


@require_safe
@for_business()
def audit(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, audit_of(request, pk))


def _page(
    request: HttpRequest, found: Audit, bound: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    who = actor(request)
    holds = audits_it(who, found) and not found.finished_on
    groups = reads.groups_of(found)
    forms: dict[str, Form] = {}
    if holds and found.begun_on:
        forms["question"] = QuestionForm()
        if not any(group.open_count for group in groups):
            forms["finish"] = FinishForm(initial={"revision": found.revision})
    shown = {
        "audit": found,
        "groups": groups,
        "holds": holds,
        "may_plan": policy.may_audit(who, found.organisation_id) and not found.finished_on,
        "nonconformities": improvement.of_sources("audit", [found.pk]),
        "forms": {**forms, **(bound or {})},
    }
    return render(request, "portal/pms/audits/audit.html", shown, status=status)


@for_business("audit_officer")
def audit_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The day and the auditors."""
    found, who = audit_of(request, pk), actor(request)
    possible = acts.candidates(found.organisation, who.on)
    barred = acts.refused_auditors(found, possible, who.on)
    fit = [person for person in possible if person.pk not in barred]
    named = [str(auditor.person_id) for auditor in found.auditors.all()]
    initial = {"revision": found.revision, "planned_on": found.planned_on, "auditors": named}
    form = AuditForm(request.POST or None, persons=fit, initial=initial)

    def act() -> Audit:
        given = form.cleaned_data
        acts.name_auditors(audit=found, persons=form.persons(), by=who, on=who.on, revision=given["revision"])
        return acts.change_audit(audit=found, planned_on=given["planned_on"], by=who, on=who.on)

    if request.method == "POST" and form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("Day and auditors are set."))
        return redirect("portal:pms_audit_plan", found.plan_id)
    return render(request, "portal/pms/audits/audit_edit.html", {"form": form, "audit": found})


@require_POST
@for_business("audit_officer")
def audit_drop(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = audit_of(request, pk), actor(request)
    acts.drop_audit(audit=found, by=who, on=who.on)
    messages.success(request, _("The audit is out of the plan."))
    return redirect("portal:pms_audit_plan", found.plan_id)


@require_POST
@for_business()
def audit_begin(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = audit_of(request, pk), actor(request)
    acts.begin(audit=found, by=who, on=who.on)
    messages.success(request, _("The audit has begun. Its check list is made."))
    return redirect("portal:pms_audit", pk)


@require_POST
@for_business()
def audit_question(request: HttpRequest, pk: int) -> HttpResponse:
    found, who, form = audit_of(request, pk), actor(request), QuestionForm(request.POST)
    made = None
    if form.is_valid():
        made = attempt(form, lambda: acts.add_question(audit=found, by=who, on=who.on, **form.cleaned_data))
    if made:
        return redirect("portal:pms_audit_part", pk, made.group)
    return _page(request, found, {"question": form}, NOT_DONE)


@require_POST
@for_business()
def audit_finish(request: HttpRequest, pk: int) -> HttpResponse:
    found, who, form = audit_of(request, pk), actor(request), FinishForm(request.POST)

    def act() -> Audit:
        return acts.finish(audit=found, by=who, on=who.on, **form.cleaned_data)

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The audit is finished. What does not conform is in the list."))
        return redirect("portal:pms_audit", pk)
    return _page(request, found, {"finish": form}, NOT_DONE)


@dataclass
class Row:
    """One question with its form, or without one for whoever only reads."""

    item: AuditItem
    tone: str
    form: ItemForm | None = None
    saved: bool = False


@require_http_methods(["GET", "HEAD", "POST"])
@for_business()
def audit_part(request: HttpRequest, pk: int, group: str) -> HttpResponse:
    """One part of the check list: one form, every answer saved on its own."""
    found = audit_of(request, pk)
    items = reads.items_of(found, group)
    holds = audits_it(actor(request), found) and not found.finished_on
    allow(holds or request.method != "POST")
    rows = _rows(request, items, holds=holds)
    if not rows:
        raise Http404
    status = _save(request, found, rows) if request.method == "POST" else 200
    if request.method == "POST" and status == conflict.OK:
        messages.success(request, _("Saved: %(count)s") % {"count": sum(row.saved for row in rows)})
        return redirect(_next_place(request, found, group))
    groups = reads.groups_of(found)
    here = next(place for place, each in enumerate(groups) if each.code == group)
    shown = {
        "audit": found,
        "group": groups[here],
        "rows": rows,
        "holds": holds,
        "before": groups[here - 1] if here else None,
        "after": groups[here + 1] if here + 1 < len(groups) else None,
        "refused": [row.form for row in rows if row.form and row.form.is_bound and row.form.errors],
    }
    return render(request, "portal/pms/audits/part.html", shown, status=status)


def _rows(request: HttpRequest, items: QuerySet[AuditItem], *, holds: bool) -> list[Row]:
    """Questions with forms; a form is bound only if it was changed, so that the others stay as they are."""
    rows = []
    for item in items:
        row = Row(item, words.TONES[item.judgement])
        if holds:
            row.form = ItemForm(opened=item, prefix=f"q{item.pk}")
            if request.method == "POST":
                sent = ItemForm(request.POST, opened=item, prefix=f"q{item.pk}")
                row.form = sent if sent.is_sent() and sent.is_changed_from(item) else row.form
        rows.append(row)
    return rows


def _save(request: HttpRequest, found: Audit, rows: list[Row]) -> int:
    """Save what was changed, each on its own: what is refused stays in its form, the others are kept."""
    status = conflict.OK
    for row in rows:
        form = row.form
        if form is None or not form.is_bound:
            continue
        if not form.is_valid() or not _saved(request, found, row, form):
            status = max(status, CONFLICT if form.last_change else NOT_DONE)
            continue
        row.saved = True
    return status


def _saved(request: HttpRequest, found: Audit, row: Row, form: ItemForm) -> bool:
    who, item = actor(request), row.item
    item.audit = found

    def act() -> AuditItem:
        revision = form.cleaned_data["revision"]
        return acts.answer_item(item=item, answer=form.answer(), by=who, on=who.on, revision=revision)

    return conflict.attempt(form, act, lambda: AuditItem.objects.get(pk=item.pk)) is not None


def _next_place(request: HttpRequest, found: Audit, group: str) -> str:
    """Where the answer that was saved stands."""
    here = reverse("portal:pms_audit_part", args=[found.pk, group])
    saved = request.POST.get("save", "")
    return f"{here}#q{int(saved)}" if saved.isdecimal() else here


@require_safe
@for_business()
def audit_export(request: HttpRequest, pk: int) -> HttpResponse:
    found, who, title = audit_of(request, pk), actor(request), _("Audit check list")
    content = writing.workbook(title, words.COLUMNS, reads.rows(found), generated_on=who.on)
    return excel(content, f"{title}_{found.department or found.plan.theme}_{who.on:%Y%m%d}")

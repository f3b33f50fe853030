"""Operation checks: months by departments, one check on one page, the points of a department."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import NOT_DONE, attempt
from shirushi.people.models import Department
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.access import WHOLE
from shirushi.pms.check_points import shipped
from shirushi.pms.models import CheckAnswer, CheckPoint, OperationCheck
from shirushi.pms.presentation import checks as words
from shirushi.pms.queries import checks as reads
from shirushi.pms.services import checks as acts
from shirushi.portal.forms.pms.checks import CheckForm, OwnPointForm, PointForm
from shirushi.portal.views.pms.downloads import excel
from shirushi.portal.views.pms.evidence.found import of_record
from shirushi.portal.views.pms.inventory.found import own
from shirushi.portal.views.pms.inventory.lists import ON_A_PAGE
from shirushi.sheets import writing
from shirushi.ui.language import language

READERS = (*WHOLE, "department_head")
CHECKING = ("representative", "privacy_officer", "department_head")
RUNNING = ("representative", "privacy_officer")
DECEMBER = 12


@require_safe
@for_business(*READERS)
def checks(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    page = Paginator(reads.departments_for(who), ON_A_PAGE).get_page(request.GET.get("page"))
    months = reads.months_until(who.on)
    shown = {
        "page_obj": page,
        "months": months,
        "rows": reads.matrix(list(page), months, who.on),
        "may_ask": who.has(*RUNNING),
        "this_month": who.on.replace(day=1),
    }
    return render(request, "portal/pms/checks/checks.html", shown)


@require_safe
@for_business(*READERS)
def checks_export(request: HttpRequest) -> HttpResponse:
    who, title = actor(request), _("Operation checks")
    rows = reads.rows(who, reads.months_until(who.on))
    content = writing.workbook(title, words.COLUMNS, rows, generated_on=who.on)
    return excel(content, f"{title}_{who.on:%Y%m%d}")


@require_POST
@for_business(*RUNNING)
def checks_ask(request: HttpRequest) -> HttpResponse:
    """Ask all departments for the check of the running month."""
    who = actor(request)
    count = acts.ask_month(organisation=own(request), month=who.on, by=who, on=who.on)
    asked = ngettext("%(count)s department was asked.", "%(count)s departments were asked.", count)
    messages.success(request, asked % {"count": count})
    return redirect("portal:pms_checks")


def _department(request: HttpRequest, pk: int) -> Department:
    found: Department = get_object_or_404(
        reads.departments_for(actor(request)).select_related("organisation"), pk=pk
    )
    return found


@require_safe
@for_business(*READERS)
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """A check by its key, for tasks and for what it found: its page is named by department and month."""
    seen = OperationCheck.objects.visible_to(actor(request))
    found: OperationCheck = get_object_or_404(seen, pk=pk)
    return redirect("portal:pms_check_month", found.department_id, found.month.year, found.month.month)


@dataclass
class Row:
    """One point with its form, under the heading of its group."""

    point: reads.AskedPoint
    words: str
    heading: str
    form: PointForm


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*READERS)
def check_month(request: HttpRequest, pk: int, year: int, month: int) -> HttpResponse:
    """The check of one department in one month, on one page."""
    department, first = _department(request, pk), _month(year, month)
    who = actor(request)
    found = OperationCheck.objects.visible_to(who).filter(department=department, month=first)
    here = found.select_related("answered_by").first()
    may_check = policy.may_check_department(who, department) and first <= who.on
    if request.method != "POST":
        return _check_page(request, department, first, here, may_check=may_check)
    allow(policy.may_check_department(who, department))
    return _answered(request, department, first, here)


def _month(year: int, month: int) -> date:
    if not (1 <= month <= DECEMBER and year):
        raise Http404
    return date(year, month, 1)


def _rows(request: HttpRequest, department: Department, here: OperationCheck | None) -> list[Row]:
    data = request.POST if request.method == "POST" else None
    given = {answer.key: answer for answer in here.answers.all()} if here else {}
    titles = {group.code: getattr(group.title, language()) for group in shipped().groups}
    rows, last = [], None
    for point in reads.points_of(department):
        answer = given.get(point.key)
        initial = {"result": answer.result, "remark": answer.remark} if answer else {}
        heading = str(titles.get(point.group, _("Own points"))) if point.group != last else ""
        form = PointForm(data, prefix=point.key, initial=initial)
        if answer and answer.nonconformity_id:
            del form.fields["to_list"]
        rows.append(Row(point, point.text[language()], heading, form))
        last = point.group
    return rows


def _check_page(
    request: HttpRequest,
    department: Department,
    month: date,
    here: OperationCheck | None,
    *,
    may_check: bool,
    refused: tuple[CheckForm, list[Row]] | None = None,
) -> HttpResponse:
    initial = {"revision": here.revision, "remark": here.remark} if here else {}
    form, rows = refused or (
        CheckForm(initial=initial),
        _rows(request, department, here) if may_check else [],
    )
    answers = here.answers.select_related("nonconformity").order_by("position") if here else []
    shown: dict[str, Any] = {
        "department": department,
        "month": month,
        "check": here,
        "form": form,
        "rows": rows,
        "answers": [
            {"it": answer, "tone": words.TONES[CheckAnswer.Result(answer.result)]} for answer in answers
        ],
        "may_check": may_check,
        "evidence": of_record(request, here) if here else None,
        "wrong": [row for row in rows if row.form.is_bound and row.form.errors],
    }
    status = NOT_DONE if refused else 200
    return render(request, "portal/pms/checks/check.html", shown, status=status)


def _answered(
    request: HttpRequest, department: Department, month: date, here: OperationCheck | None
) -> HttpResponse:
    who, form, rows = actor(request), CheckForm(request.POST), _rows(request, department, here)

    def act() -> OperationCheck:
        return acts.answer_check(
            department=department,
            month=month,
            answers=[row.form.answer(row.point.key) for row in rows],
            by=who,
            on=who.on,
            remark=form.cleaned_data["remark"],
            revision=form.cleaned_data["revision"],
        )

    valid = all([form.is_valid(), *(row.form.is_valid() for row in rows)])
    if valid and attempt(form, act) is not None:
        messages.success(request, _("The check is on record."))
        return redirect("portal:pms_check_month", department.pk, month.year, month.month)
    return _check_page(request, department, month, here, may_check=True, refused=(form, rows))


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*CHECKING)
def check_points(request: HttpRequest, pk: int) -> HttpResponse:
    """What a department is asked every month."""
    department, who = _department(request, pk), actor(request)
    allow(policy.may_check_department(who, department))
    form = OwnPointForm(request.POST if request.POST.get("act") == "add" else None)
    if request.method == "POST" and _changed(request, department, form):
        return redirect(reverse("portal:pms_check_points", args=[pk]))
    left_out = reads.left_out(department)
    groups = [
        {
            "title": getattr(group.title, language()),
            "points": [
                {
                    "code": each.code,
                    "words": getattr(each.text, language()),
                    "asked": each.code not in left_out,
                }
                for each in group.points
            ],
        }
        for group in shipped().groups
    ]
    points = CheckPoint.objects.filter(department=department).exclude(text="").order_by("pk")
    shown = {"department": department, "groups": groups, "own_points": points, "form": form}
    return render(request, "portal/pms/checks/points.html", shown)


def _changed(request: HttpRequest, department: Department, form: OwnPointForm) -> bool:
    who, act, key = actor(request), request.POST.get("act"), request.POST.get("key", "")
    if act == "add":
        text = form.cleaned_data["text"] if form.is_valid() else ""
        return bool(
            text
            and attempt(form, lambda: acts.add_point(department=department, text=text, by=who, on=who.on))
        )
    if act == "drop":
        seen = CheckPoint.objects.filter(department=department).exclude(text="")
        point = get_object_or_404(seen, pk=int(key) if key.isdecimal() else 0)
        acts.drop_point(point=point, by=who, on=who.on)
        return True
    change = {"leave_out": acts.leave_out, "take_in": acts.take_in}.get(str(act))
    if change is None:
        raise Http404
    change(department=department, code=key, by=who, on=who.on)
    return True

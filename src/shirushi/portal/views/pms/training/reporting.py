"""The report of a course: written, approved, printed, as a workbook."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.people.actor import Actor
from shirushi.pms import policy_training
from shirushi.pms.models import TrainingCourse
from shirushi.pms.presentation import training as words
from shirushi.pms.queries import training as reads
from shirushi.pms.services import training as acts
from shirushi.portal.forms.pms.training import ReportForm
from shirushi.portal.views.pms.downloads import excel
from shirushi.portal.views.pms.training.courses import FOLLOWERS, material_of
from shirushi.portal.views.pms.training.found import WRITERS, course_of
from shirushi.sheets import writing
from shirushi.ui.days import written_day


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*WRITERS)
def report(request: HttpRequest, pk: int) -> HttpResponse:
    who, found = actor(request), course_of(request, pk)
    told = {"revision": found.revision, "remark": found.remark, "follow_up": found.follow_up}
    form = ReportForm(request.POST or None, initial=told)

    def write() -> TrainingCourse:
        return acts.write_report(course=found, by=who, on=who.on, **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and attempt(form, write) is not None:
        messages.success(request, _("The report is saved. It waits for the privacy officer's approval."))
        return redirect("portal:training_report", pk=pk)
    shown = {
        "course": found,
        "form": form,
        "figures": figures_of(who, found),
        "may_approve": policy_training.may_approve_report(who, found),
    }
    return render(request, "portal/pms/training/report.html", shown)


@require_POST
@for_business("privacy_officer")
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    acts.approve_report(course=course_of(request, pk), by=who, on=who.on)
    messages.success(request, _("The report is approved and the course is closed."))
    return redirect("portal:training_course", pk=pk)


def figures_of(who: Actor, found: TrainingCourse) -> list[tuple[Any, Any]]:
    return words.figures_in_words(reads.figures(who, found))


@require_safe
@for_business(*FOLLOWERS)
def printed(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan, material, attendance and result on paper, as one hands it to an assessor."""
    who, found = actor(request), course_of(request, pk)
    shown = {
        "course": found,
        "facts": words.facts_of(found),
        "figures": figures_of(who, found),
        "parts": reads.progress(who, found, who.on),
        "attendance": [words.export_row(each, who.on) for each in reads.attendance(who, found)],
        "material": material_of(found),
    }
    return render(request, "portal/pms/training/printed.html", shown)


@require_safe
@for_business(*FOLLOWERS)
def export(request: HttpRequest, pk: int) -> HttpResponse:
    who, found = actor(request), course_of(request, pk)
    title = _("Report of the training")
    tables = [
        writing.Table(title, [("label", _("Item"), 28), ("value", _("Content"), 70)], _summary(who, found)),
        writing.Table(_("Attendance list"), words.RESULT_COLUMNS, _rows(who, found)),
    ]
    return excel(writing.workbook_of(tables, generated_on=who.on), f"{title}_{found.year}_{who.on:%Y%m%d}")


def _summary(who: Actor, found: TrainingCourse) -> list[dict[str, Any]]:
    approved = f"{written_day(found.approved_on)} {found.approved_by}" if found.approved_on else ""
    told = [
        (_("Title of the course"), found.title),
        (_("Year"), found.year),
        (_("Opens on"), found.opens_on),
        (_("To be passed by"), found.due_on),
        *words.facts_of(found),
        *figures_of(who, found),
        (_("What was done for the absent"), found.follow_up),
        (_("How effective the course was"), found.remark),
        (_("Approved"), approved),
        *((title, "\n".join(_lines(blocks))) for title, blocks in material_of(found)),
    ]
    return [{"label": str(label), "value": value} for label, value in told]


def _lines(blocks: list[Any]) -> Iterator[str]:
    for block in blocks:
        yield from (f"・{line}" if block.is_list else line for line in block.lines)


def _rows(who: Actor, found: TrainingCourse) -> Iterator[dict[str, Any]]:
    return (words.export_row(each, who.on) for each in reads.attendance(who, found))

"""Following a course: who is missing, the chase, results on paper, slips for those without a login."""

from dataclasses import dataclass, replace
from typing import Any

import segno
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import NOT_DONE, attempt
from shirushi.pms import policy_training
from shirushi.pms.models import Enrolment, TrainingAttempt, TrainingCourse
from shirushi.pms.presentation import training as words
from shirushi.pms.queries import training as reads
from shirushi.pms.services import training as acts
from shirushi.pms.services.training.paper import Slip
from shirushi.pms.training_mail import address_of
from shirushi.portal.forms.pms.training import ClassForm, EnrolmentFilter, ResultForm
from shirushi.portal.views.pms.training.found import ON_A_PAGE, WRITERS, course_of, enrolment_of


@dataclass(frozen=True)
class Row:
    enrolment: Enrolment
    tone: str
    word: Any


@require_safe
@for_business()
def workers(request: HttpRequest, pk: int) -> HttpResponse:
    who, found = actor(request), course_of(request, pk)
    form = EnrolmentFilter(request.GET, who=who)
    page = Paginator(reads.enrolled(who, found, form.asked(), who.on), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    shown = {
        "course": found,
        "form": form,
        "page_obj": page,
        "rows": [Row(each, *words.standing_of(each, who.on)) for each in page],
        "may_write": found.is_open and policy_training.may_run_course(who, found),
    }
    return render(request, "portal/pms/training/workers.html", shown)


@require_POST
@for_business(*WRITERS)
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    reminder = acts.remind(course=course_of(request, pk), by=who, on=who.on)
    messages.success(request, _("People asked: %(count)s") % {"count": reminder.asked})
    return redirect("portal:training_course", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*WRITERS)
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody reached on paper, or a link on a slip for that person."""
    who, found = actor(request), enrolment_of(request, pk)
    form = ResultForm(request.POST or None, initial={"taken_on": who.on})

    def record() -> TrainingAttempt:
        return acts.record_result(enrolment=found, by=who, on=who.on, **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and attempt(form, record) is not None:
        messages.success(request, _("The result is recorded."))
        return redirect("portal:training_workers", pk=found.course_id)
    tone, word = words.standing_of(found, who.on)
    shown = {"enrolment": found, "form": form, "attempts": reads.attempts(found), "tone": tone, "word": word}
    return render(request, "portal/pms/training/result.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*WRITERS)
def results(request: HttpRequest, pk: int) -> HttpResponse:
    """What a class reached: those who are missing, a department at a time, a score for each who was there."""
    who, found = actor(request), course_of(request, pk)
    chosen = EnrolmentFilter(request.GET, who=who)
    asked = replace(chosen.asked(), state="missing")
    page = Paginator(reads.enrolled(who, found, asked, who.on), ON_A_PAGE).get_page(request.GET.get("page"))
    form = ClassForm(request.POST or None, enrolments=list(page), initial={"taken_on": who.on})

    def record() -> int:
        given = form.cleaned_data["taken_on"]
        return acts.record_results(course=found, scores=form.scores(), taken_on=given, by=who, on=who.on)

    if request.method == "POST" and form.is_valid() and (count := attempt(form, record)):
        messages.success(request, _("Results recorded: %(count)s") % {"count": count})
        return redirect(request.get_full_path())
    chosen.fields.pop("state")
    shown = {"course": found, "filter": chosen, "form": form, "page_obj": page}
    status = NOT_DONE if form.errors else 200
    return render(request, "portal/pms/training/results.html", shown, status=status)


@dataclass(frozen=True)
class Printed:
    """A slip as it is printed."""

    enrolment: Enrolment
    address: str
    code: SafeString

    @classmethod
    def of(cls, slip: Slip) -> "Printed":
        address = address_of(slip.token)
        drawn = segno.make(address, error="m").svg_inline(scale=3, border=2)
        return cls(slip.enrolment, address, mark_safe(drawn))  # noqa: S308 - drawn by segno from our own address


@require_POST
@for_business(*WRITERS)
def slips(request: HttpRequest, pk: int) -> HttpResponse:
    """Slips for all without a login who are missing; printed at once, the tokens are kept nowhere."""
    who, found = actor(request), course_of(request, pk)
    return _printed(request, found, acts.give_links(course=found, by=who, on=who.on))


@require_POST
@for_business(*WRITERS)
def slip(request: HttpRequest, pk: int) -> HttpResponse:
    who, found = actor(request), enrolment_of(request, pk)
    return _printed(request, found.course, [acts.give_link(enrolment=found, by=who, on=who.on)])


def _printed(request: HttpRequest, course: TrainingCourse, made: list[Slip]) -> HttpResponse:
    shown = {"course": course, "slips": [Printed.of(each) for each in made]}
    answer = render(request, "portal/pms/training/slips.html", shown)
    answer["Cache-Control"] = "no-store"
    return answer

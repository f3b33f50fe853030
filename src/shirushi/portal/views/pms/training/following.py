"""Following a course: who is missing, the chase, results on paper, slips for those without a login."""

from dataclasses import dataclass
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
from shirushi.entrance.refusals import attempt
from shirushi.pms import policy_training
from shirushi.pms.models import Enrolment, TrainingAttempt, TrainingCourse
from shirushi.pms.presentation import training as words
from shirushi.pms.queries import training as reads
from shirushi.pms.services import training as acts
from shirushi.pms.services.training.paper import Slip
from shirushi.pms.training_mail import address_of
from shirushi.portal.forms.pms.training import EnrolmentFilter, ResultForm
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

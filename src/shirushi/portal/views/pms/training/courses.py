"""Courses: the list, a new one in one step, the page of one with its progress."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.people.models import Organisation
from shirushi.pms import policy_training, training_content
from shirushi.pms.access import WHOLE
from shirushi.pms.models import Enrolment, TrainingCourse
from shirushi.pms.presentation import training as words
from shirushi.pms.queries import training as reads
from shirushi.pms.services import training as acts
from shirushi.pms.services.training.courses import set_for
from shirushi.portal.forms.pms import conflict
from shirushi.portal.forms.pms.training import CourseForm, NewCourseForm, proposed
from shirushi.portal.views.pms.evidence.found import of_record
from shirushi.portal.views.pms.training.found import ON_A_PAGE, WRITERS, course_of

FOLLOWERS = (*WHOLE, "department_head")


@dataclass(frozen=True)
class Row:
    course: TrainingCourse
    tone: str
    word: Any
    share: reads.Share


@dataclass(frozen=True)
class OwnRow:
    enrolment: Enrolment
    tone: str
    word: Any


@require_safe
@for_business()
def courses(request: HttpRequest) -> HttpResponse:
    """The own courses of whoever asks; for those who run or follow them, all."""
    who = actor(request)
    page = Paginator(reads.courses(who), ON_A_PAGE).get_page(request.GET.get("page"))
    shares = reads.shares_of(who, [course.pk for course in page])
    follows = who.has(*FOLLOWERS)
    shown = {
        "page_obj": page,
        "rows": [
            Row(each, *words.state_of(each, who.on), shares.get(each.pk, reads.Share(0, 0))) for each in page
        ],
        "own": [OwnRow(each, *words.standing_of(each, who.on)) for each in reads.own(who)[:ON_A_PAGE]],
        "follows": follows,
        "may_write": who.has(*WRITERS),
        "trained": reads.share_trained(who.organisation_id or 0, who.on) if who.has(*WHOLE) else None,
    }
    return render(request, "portal/pms/training/courses.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*WRITERS)
def new(request: HttpRequest) -> HttpResponse:
    """One step: everything is proposed, and the course may open with the same click."""
    who = actor(request)
    own: Organisation = get_object_or_404(Organisation.objects.visible_to(who), pk=who.organisation_id)
    question_set = set_for(own, who.on.year)
    initial = proposed(question_set, who.on, who.name)
    form = NewCourseForm(request.POST or None, who=who, initial=initial)

    def start() -> TrainingCourse:
        return acts.start_course(organisation=own, values=form.plan(), by=who, on=who.on)

    if request.method == "POST" and form.is_valid():
        made = attempt(form, start)
        if made:
            messages.success(request, _("The course is planned. Read its material, then open it."))
            return redirect("portal:training_course", pk=made.pk)
    return render(request, "portal/pms/training/new.html", {"form": form})


@require_safe
@for_business()
def course(request: HttpRequest, pk: int) -> HttpResponse:
    who, found = actor(request), course_of(request, pk)
    parts = reads.progress(who, found, who.on)
    tone, word = words.state_of(found, who.on)
    shown = {
        "course": found,
        "tone": tone,
        "word": word,
        "parts": parts,
        "share": reads.total(parts),
        "facts": words.facts_of(found),
        "material": material_of(found),
        "evidence": of_record(request, found),
        "may_write": policy_training.may_run_course(who, found),
        "is_here": found.is_open and found.opens_on <= who.on,
        "overdue": sum(each.overdue for each in parts),
    }
    return render(request, "portal/pms/training/course.html", shown)


def material_of(found: TrainingCourse) -> list[tuple[str, list[training_content.Block]]]:
    """Title and stretches of each part of the material."""
    titles = training_content.material(found.question_set).titles()
    return [
        (titles[part], training_content.blocks(found.material.get(part, "")))
        for part in training_content.PARTS
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*WRITERS)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    who, found = actor(request), course_of(request, pk)
    form = CourseForm(request.POST or None, who=who, opened=found)

    def change() -> TrainingCourse:
        revision = form.cleaned_data["revision"]
        return acts.change_course(course=found, values=form.values(), by=who, on=who.on, revision=revision)

    def saved() -> bool:
        return conflict.attempt(form, change, lambda: course_of(request, pk)) is not None

    if request.method == "POST" and form.is_valid() and saved():
        messages.success(request, _("The course was changed."))
        return redirect("portal:training_course", pk=pk)
    shown = {"form": form, "course": found}
    return render(request, "portal/pms/training/edit.html", shown, status=conflict.status_of(form))


@require_POST
@for_business(*WRITERS)
def open_(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    opened = acts.open_course(course=course_of(request, pk), by=who, on=who.on)
    if opened.opens_on > who.on:
        messages.success(request, _("The course is released. It opens by itself on its first day."))
    else:
        messages.success(request, _("The course is open. Whoever signs in finds it on their first page."))
    return redirect("portal:training_course", pk=pk)


@require_POST
@for_business(*WRITERS)
def update(request: HttpRequest, pk: int) -> HttpResponse:
    """Joiners in, leavers out, at once instead of with the daily run."""
    who, found = actor(request), course_of(request, pk)
    count = acts.enrol_joiners(organisation=found.organisation, by=who, on=who.on)
    messages.success(request, _("The list is up to date. Newly enrolled: %(count)s") % {"count": count})
    return redirect("portal:training_course", pk=pk)

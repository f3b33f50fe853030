"""Taking a course: one page that always shows the next step. The same for those who sign in and for links."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.people.actor import Actor, nobody
from shirushi.pms import policy_training, tokens, training_content, training_test
from shirushi.pms.models import Enrolment, TrainingAttempt
from shirushi.pms.services import training as acts
from shirushi.portal.forms.pms.training import TestForm
from shirushi.portal.views.pms.training.courses import material_of
from shirushi.portal.views.pms.training.found import enrolment_of, own_enrolment, with_its_course
from shirushi.record.errors import ActRefused


@dataclass(frozen=True)
class Sitting:
    """Somebody in front of a course, signed in or with a link."""

    enrolment: Enrolment
    by: Actor
    token: str = ""

    @property
    def url(self) -> str:
        if self.token:
            return reverse("portal:training_link", args=[self.token])
        return reverse("portal:training_take", args=[self.enrolment.pk])

    @property
    def certificate_url(self) -> str:
        if self.token:
            return reverse("portal:training_link_certificate", args=[self.token])
        return reverse("portal:training_certificate", args=[self.enrolment.pk])


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@for_business()
def take(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, Sitting(own_enrolment(request, pk), actor(request)))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever holds the slip comes in as nobody else: a session that happens to be open does not count."""
    return _step(request, _by_link(request, token))


def _by_link(request: HttpRequest, token: str) -> Sitting:
    known = Enrolment.objects.filter(token_digest=tokens.digest_of(token))
    found = with_its_course(known).first()
    if found is None:
        raise Http404
    by = nobody(on=actor(request).on, at=actor(request).at)
    if not policy_training.holds_link(by, found, token):
        raise ActRefused("link_over", _("This link is too old. Ask the privacy officer for a new one."))
    return Sitting(found, by, token)


def _step(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    enrolment = sitting.enrolment
    going_on = enrolment.attempts.filter(finished_on=None).first() if enrolment.is_waited_for else None
    if request.method == "POST":
        return _go_on(request, sitting, going_on)
    last = enrolment.attempts.exclude(finished_on=None).order_by("-ordinal").first()
    reads_again = "material" in request.GET
    if going_on and not reads_again:
        return _test(request, sitting, TestForm(attempt=going_on))
    if (last or not enrolment.is_waited_for) and not reads_again:
        return _result(request, sitting, last)
    return _material(request, sitting)


def _go_on(request: HttpRequest, sitting: Sitting, going_on: TrainingAttempt | None) -> HttpResponse:
    by, token = sitting.by, sitting.token
    if request.POST.get("act") == "answer" and going_on is not None:
        return _answer(request, sitting, going_on)
    if request.POST.get("act") == "begin":
        read = acts.mark_read(enrolment=sitting.enrolment, by=by, on=by.on, token=token)
        acts.begin_test(enrolment=read, by=by, on=by.on, token=token)
    return redirect(sitting.url)


def _answer(request: HttpRequest, sitting: Sitting, going_on: TrainingAttempt) -> HttpResponse:
    form, by = TestForm(request.POST, attempt=going_on), sitting.by

    def answer() -> TrainingAttempt:
        return acts.answer(attempt=going_on, answers=form.answers(), by=by, on=by.on, token=sitting.token)

    if form.is_valid() and attempt(form, answer) is not None:
        return redirect(sitting.url)
    return _test(request, sitting, form)


def _material(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    course = sitting.enrolment.course
    shown = {"sitting": sitting, "course": course, "material": material_of(course)}
    return render(request, "portal/pms/training/take_material.html", shown)


def _test(request: HttpRequest, sitting: Sitting, form: TestForm) -> HttpResponse:
    shown = {"sitting": sitting, "course": sitting.enrolment.course, "form": form}
    return render(request, "portal/pms/training/take_test.html", shown)


@dataclass(frozen=True)
class Answered:
    """One question after the test: what was chosen, what is right, and why."""

    question: training_content.Question
    chosen: training_content.Said
    is_right: bool


def _result(request: HttpRequest, sitting: Sitting, last: TrainingAttempt | None) -> HttpResponse:
    shown = {
        "sitting": sitting,
        "course": sitting.enrolment.course,
        "attempt": last,
        "answered": _answered(last) if last else [],
    }
    return render(request, "portal/pms/training/take_result.html", shown)


def _answered(last: TrainingAttempt) -> list[Answered]:
    """Questions that a later release no longer ships are left out: the score stands."""
    known = training_content.all_questions()
    asked = [(known[code], last.answers[code]) for code, _order in last.questions if code in known]
    return [Answered(each, each.choices[place], place == training_test.RIGHT) for each, place in asked]


@require_safe
@for_business()
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """For the worker itself and for those who follow the course."""
    try:
        found = own_enrolment(request, pk)
    except Http404:
        found = enrolment_of(request, pk)
    return _certificate(request, found, "portal:training")


@require_safe
def link_certificate(request: HttpRequest, token: str) -> HttpResponse:
    return _certificate(request, _by_link(request, token).enrolment, "")


def _certificate(request: HttpRequest, found: Enrolment, back: str) -> HttpResponse:
    if not found.passed_on:
        raise Http404
    shown = {"enrolment": found, "course": found.course, "back": reverse(back) if back else ""}
    return render(request, "portal/pms/training/certificate.html", shown)

"""Finding what a page is about: somebody else's is not there (404)."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from shirushi.entrance.doors import actor
from shirushi.pms.models import Enrolment, TrainingCourse

WRITERS = ("representative", "privacy_officer")
ON_A_PAGE = 50


def course_of(request: HttpRequest, pk: int) -> TrainingCourse:
    seen = TrainingCourse.objects.visible_to(actor(request)).select_related("organisation", "approved_by")
    found: TrainingCourse = get_object_or_404(seen, pk=pk)
    return found


def enrolment_of(request: HttpRequest, pk: int) -> Enrolment:
    """An enrolment as those see it who follow the course."""
    return _one(Enrolment.objects.visible_to(actor(request)), pk)


def own_enrolment(request: HttpRequest, pk: int) -> Enrolment:
    """The enrolment of whoever asks."""
    return _one(Enrolment.objects.own_of(actor(request)), pk)


def _one(seen: QuerySet[Enrolment], pk: int) -> Enrolment:
    found: Enrolment = get_object_or_404(with_its_course(seen), pk=pk)
    return found


def with_its_course(seen: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
    return seen.select_related("course__organisation", "worker__department")

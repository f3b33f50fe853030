"""At which step an open case stands, and since when: from the dated facts of review and decision, in SQL."""

from django.db.models import (
    Case,
    CharField,
    DateField,
    F,
    FilteredRelation,
    Q,
    QuerySet,
    TextChoices,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.review.models import ReviewStep

State = Application.State
# What a body sees of the open ones: drafts are the business's alone.
OPEN_TO_BODIES = tuple(state for state in Application.OPEN_STATES if state != State.DRAFT)


class Step(TextChoices):
    """What is to be done next in a case. Of one under review, which part of it."""

    FORMAL_CHECK = "submitted", _("Formal check")
    PREPARATION = "accepted", _("Team and start of the review")
    DOCUMENT_REVIEW = "document_review", _("Document review")
    ONSITE_REVIEW = "onsite_review", _("On-site review")
    CORRECTION = "correction", _("Findings and corrections")
    DECISION = "reviewed", _("Decision")
    CONTRACT = "granted", _("Contract")


_UNDER_REVIEW = Q(state=State.UNDER_REVIEW)
_DOCUMENTS_DONE = Q(document_step__done_on__isnull=False)
_VISIT_DONE = Q(onsite_step__done_on__isnull=False)
# Each step, when a case stands at it, and the fact that brought it there.
_STANDS: tuple[tuple[Step, Q, str], ...] = (
    (Step.FORMAL_CHECK, Q(state=State.SUBMITTED), "submitted_on"),
    (Step.PREPARATION, Q(state=State.ACCEPTED), "formal_checked_on"),
    (Step.CORRECTION, _UNDER_REVIEW & _VISIT_DONE, "onsite_step__done_on"),
    (Step.ONSITE_REVIEW, _UNDER_REVIEW & _DOCUMENTS_DONE, "document_step__done_on"),
    (Step.DOCUMENT_REVIEW, _UNDER_REVIEW, "review__started_on"),
    (Step.DECISION, Q(state=State.REVIEWED), "review__completed_on"),
    (Step.CONTRACT, Q(state=State.GRANTED), "grant_decision__decided_on"),
)


def open_cases(actor: Actor) -> QuerySet[Application]:
    """The cases that go on, of those that the actor sees."""
    seen: QuerySet[Application] = Application.objects.visible_to(actor)
    return seen.filter(state__in=OPEN_TO_BODIES)


def with_step(applications: QuerySet[Application]) -> QuerySet[Application]:
    """With `step` ("" of a case that is over) and `since`, the day on which the case came to it."""
    kinds = ReviewStep.Kind
    joined = applications.alias(
        document_step=FilteredRelation("steps", condition=Q(steps__kind=kinds.DOCUMENT)),
        onsite_step=FilteredRelation("steps", condition=Q(steps__kind=kinds.ONSITE)),
    )
    came = [When(stands, then=Coalesce(F(day), F("submitted_on"))) for _step, stands, day in _STANDS]
    return joined.annotate(
        step=Case(
            *(When(stands, then=Value(step.value)) for step, stands, _day in _STANDS),
            default=Value(""),
            output_field=CharField(),
        ),
        since=Case(*came, default=None, output_field=DateField(null=True)),
    )

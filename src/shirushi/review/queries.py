"""Reads of reviews: the team, findings, halts, lists."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.people.models import Membership, Organisation, Person, Role
from shirushi.people.queries import granting_body
from shirushi.people.rulebook import current
from shirushi.review.examining import progress
from shirushi.review.models import (
    Assignment,
    CorrectiveActionReport,
    Finding,
    FindingsNotice,
    Halt,
    Review,
    ReviewStep,
    VisitPlan,
    VisitQuestion,
)
from shirushi.rules import Decision

ONE_DAY = timedelta(days=1)
CURRENT_STATES = (Application.State.ACCEPTED, Application.State.UNDER_REVIEW, Application.State.REVIEWED)


def team(application: Application) -> QuerySet[Assignment]:
    """Who reviews now, the lead first, trainees last."""
    present = Assignment.objects.filter(application=application, ended_on=None)
    return present.select_related("person", "consent").order_by("-is_lead", "is_trainee", "pk")


def team_rule(scheme: str, on: date) -> Decision:
    """How many review in principle; refused where the scheme has set nothing."""
    return current().decide("review_team", {"scheme": scheme, "on": on})


def team_size(application: Application) -> int | None:
    """By the rule of the day on which it was handed in; None where it is not set."""
    rule = team_rule(application.scheme, application.submitted_on or application.started_on)
    return None if rule.refused else rule["members"]


def team_is_small(application: Application, members: Sequence[Assignment]) -> bool:
    """Fewer than the scheme wants in principle: shown as a warning, not refused. Trainees do not count."""
    wanted = team_size(application)
    return wanted is not None and sum(not member.is_trainee for member in members) < wanted


def unreplaced(application: Application) -> list[Assignment]:
    """Who left as an assessor of the body and has no successor yet."""
    gone = Assignment.objects.filter(application=application, is_trainee=False, left=True, replaced_by=None)
    return list(gone.select_related("person").order_by("-is_lead", "pk"))


def reviewers(application: Application) -> set[int]:
    """Everybody who ever had a hand in the review: assigned, took a step, wrote or judged a finding."""
    hands = [
        Assignment.objects.filter(application=application).values_list("person_id", flat=True),
        ReviewStep.objects.filter(application=application).values_list("done_by_id", flat=True),
        Finding.objects.filter(application=application).values_list("written_by_id", flat=True),
        _reports(application).values_list("judged_by_id", flat=True),
        Review.objects.filter(application=application).values_list("completed_by_id", flat=True),
    ]
    return {person for people in hands for person in people if person is not None}


def has_reviewed(application: Application, person_id: int | None) -> bool:
    return person_id in reviewers(application)


def previous_reviewers(application: Application) -> set[int]:
    """Who had a hand in the review of the application before this one."""
    earlier = Application.objects.filter(dossier_id=application.dossier_id, pk__lt=application.pk)
    previous = earlier.filter(review__isnull=False).order_by("-pk").first()
    return reviewers(previous) if previous is not None else set()


def assessors(organisation: Organisation, on: date) -> QuerySet[Person]:
    """Who could be assigned: the assessors of the review body."""
    held = Membership.objects.held_on(on).filter(organisation=organisation, role=Role.ASSESSOR)
    return Person.objects.filter(pk__in=held.values("person_id"), is_active=True).order_by("name", "pk")


def step(application: Application, kind: ReviewStep.Kind) -> ReviewStep | None:
    return ReviewStep.objects.filter(application=application, kind=kind).first()


def last_notice(application: Application) -> FindingsNotice | None:
    return FindingsNotice.objects.filter(application=application).order_by("-round").first()


def first_notice(application: Application) -> FindingsNotice | None:
    return FindingsNotice.objects.filter(application=application).order_by("round").first()


def findings_to_announce(application: Application) -> QuerySet[Finding]:
    """What the document review found and the business has not been told: part of its result."""
    found = Finding.objects.filter(application=application, step__kind=ReviewStep.Kind.DOCUMENT)
    return found.filter(result=None, notice=None, closed_on=None).order_by("number")


def questions_left_open(application: Application, on: date) -> list[VisitQuestion]:
    """For the check list of the visit: requirements that are open, and findings told beforehand."""
    Origin = VisitQuestion.Origin  # noqa: N806  (the enumeration's own name)
    origins = {"unseen": Origin.UNSEEN, "differ": Origin.DIFFER, "finding": Origin.UNSEEN}
    still_open = [(item.code, origins[item.state], "") for item in progress(application).open_items]
    announced = Finding.objects.filter(application=application, closed_on=None, notice=None)
    told = [(each.requirement, Origin.FINDING, each.text[:1000]) for each in announced.order_by("number")]
    return [
        VisitQuestion(application=application, requirement=code, origin=origin, text=text, added_on=on)
        for code, origin, text in (*still_open, *told)
    ]


def visit_plan(application: Application) -> VisitPlan | None:
    return VisitPlan.objects.filter(application=application).first()


def open_nonconformities(application: Application) -> QuerySet[Finding]:
    found = Finding.objects.filter(application=application, closed_on=None)
    return found.filter(grade=Finding.Grade.NONCONFORMITY).order_by("number")


def findings_to_issue(application: Application) -> QuerySet[Finding]:
    """New ones, and those whose answer of the last round was returned."""
    returned = CorrectiveActionReport.objects.filter(
        finding=OuterRef("pk"), round=OuterRef("notice__round"), returned_on__isnull=False
    )
    unclosed = Finding.objects.filter(application=application, closed_on=None)
    return unclosed.filter(Q(notice=None) | Exists(returned)).order_by("number")


def findings_of_round(notice: FindingsNotice) -> QuerySet[Finding]:
    """All that the round handed over: one whose answer was returned stands with a later round by now."""
    answered = CorrectiveActionReport.objects.filter(finding=OuterRef("pk"), round=notice.round)
    of_the_case = Finding.objects.filter(application=notice.application_id)
    return of_the_case.filter(Q(notice=notice) | Exists(answered)).order_by("number")


def findings_to_answer(notice: FindingsNotice) -> QuerySet[Finding]:
    """Nonconformities of the round that have no answer of this round yet."""
    answered = CorrectiveActionReport.objects.filter(finding=OuterRef("pk"), round=notice.round)
    asked = Finding.objects.filter(notice=notice, grade=Finding.Grade.NONCONFORMITY)
    return asked.filter(~Exists(answered)).order_by("number")


def reports_to_judge(application: Application) -> QuerySet[CorrectiveActionReport]:
    return _reports(application).filter(accepted_on=None, returned_on=None)


def answers_are_overdue(application: Application, on: date) -> bool:
    """The last round's day has passed and an answer is still out."""
    notice = last_notice(application)
    if notice is None or notice.due_on is None or on <= notice.due_on:
        return False
    return findings_to_answer(notice).exists()


def halted_on(application: Application, day: date) -> Halt | None:
    """The halt that holds the review on that day. What time alone ends needs no act to be over."""
    begun = Halt.objects.filter(application=application, annulled_on=None, starts_on__lte=day)
    still = Q(ended_on=None, planned_ends_on__gte=day) | Q(ended_on__gte=day)
    return begun.filter(still).order_by("-planned_ends_on").first()


def goes_on_from(halt: Halt) -> date:
    """The first day on which things go on."""
    return (halt.ended_on or halt.planned_ends_on) + ONE_DAY


def halts_that_ran_out(on: date) -> QuerySet[Halt]:
    """Halts whose period is over and that nobody has closed yet: the daily run resumes them."""
    unclosed = Halt.objects.filter(ended_on=None, annulled_on=None, planned_ends_on__lt=on)
    return unclosed.select_related("application", "dossier").order_by("pk")


def deciding_body(application: Application) -> Organisation:
    """Who takes the grant decision is the scheme's setting."""
    if current().settings[application.scheme].grant_decided_by == Organisation.Kind.REVIEW_BODY.value:
        return application.review_body
    return granting_body(application.scheme)


def cases_of(actor: Actor) -> QuerySet[Assignment]:
    """The cases on which the actor is on the team, the oldest first, with what a list shows of them."""
    mine = Assignment.objects.visible_to(actor).filter(person_id=actor.person_id, ended_on=None)
    unjudged = Q(
        application__findings__reports__accepted_on=None,
        application__findings__reports__returned_on=None,
        application__findings__reports__isnull=False,
    )
    found: QuerySet[Assignment] = (
        mine.filter(application__state__in=CURRENT_STATES)
        .select_related("application__dossier__unit__organisation", "application__review_body")
        .annotate(to_judge=Count("application__findings__reports", filter=unjudged, distinct=True))
        .order_by(F("application__submitted_on").asc(nulls_last=True), "pk")
    )
    return found


def cases_of_person(person: Person, actor: Actor) -> QuerySet[Assignment]:
    """The open cases of an assessor in the actor's body, as far as the actor sees them."""
    seen = Assignment.objects.visible_to(actor).filter(person=person, ended_on=None)
    here = seen.filter(application__review_body_id=actor.organisation_id)
    cases: QuerySet[Assignment] = (
        here.filter(application__state__in=CURRENT_STATES)
        .select_related("application__dossier__unit__organisation")
        .order_by("pk")
    )
    return cases


def _reports(application: Application) -> QuerySet[CorrectiveActionReport]:
    return CorrectiveActionReport.objects.filter(finding__application=application)

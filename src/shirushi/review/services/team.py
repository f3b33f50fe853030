"""Who reviews: assigned without ties to the applicant, declared, recused, released."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.people.models import Membership, Person, Role
from shirushi.people.rights import allow
from shirushi.people.services import close_access, open_access
from shirushi.record import journal
from shirushi.record.errors import ActRefused
from shirushi.review import next_acts, policy, queries
from shirushi.review.lifecycle import hold, refuse_unless, refuse_while_halted
from shirushi.review.models import Assignment

State = Application.State
REASON = "review"


@transaction.atomic
def assign(
    *,
    application: Application,
    person: Person,
    is_lead: bool,
    by: Actor,
    on: date,
    despite_previous: bool = False,
) -> Assignment:
    """Put an assessor of the review body on the team and open the dossier to it."""
    allow(policy.may_assign(by, application))
    hold(application)
    refuse_while_halted(application, on)
    refuse_unless(application, State.ACCEPTED, State.UNDER_REVIEW)
    _refuse_outsider(person, application, on)
    _refuse_conflict(person, application, despite_previous=despite_previous)
    _refuse_second(person, application, is_lead=is_lead)
    made = Assignment.objects.create(application=application, person=person, is_lead=is_lead, assigned_on=on)
    open_access(dossier=application.dossier, person=person, reason=REASON, by=by, on=on)
    _record("review.assignment.made", made, by=by, on=on, is_lead=is_lead)
    next_acts.bring_up_to_date(application, on)
    return made


def _refuse_outsider(person: Person, application: Application, on: date) -> None:
    held = Membership.objects.held_on(on).filter(organisation_id=application.review_body_id)
    if not held.filter(person=person, role=Role.ASSESSOR).exists():
        raise ActRefused(
            "not_an_assessor", _("%(name)s is not an assessor of the responsible review body."), name=person
        )


def _refuse_conflict(person: Person, application: Application, *, despite_previous: bool) -> None:
    if queries.belongs_to_applicant(person.pk, application):
        raise ActRefused(
            "belongs_to_applicant",
            _("%(name)s is or was a member of the applicant: this is a conflict of interest."),
            name=person,
        )
    if not despite_previous and queries.reviewed_previous(person, application):
        raise ActRefused(
            "reviewed_previous",
            _("%(name)s reviewed the application before this one. Name another, or say that it is wanted."),
            name=person,
        )


def _refuse_second(person: Person, application: Application, *, is_lead: bool) -> None:
    present = Assignment.objects.filter(application=application, ended_on=None)
    if present.filter(person=person).exists():
        raise ActRefused("already_assigned", _("%(name)s is on the team already."), name=person)
    if is_lead and present.filter(is_lead=True).exists():
        raise ActRefused("lead_exists", _("There is a lead assessor already; a review has one."))


@transaction.atomic
def declare_no_conflict(*, assignment: Assignment, by: Actor, on: date) -> None:
    """The assessor's own word, before it touches the case."""
    allow(policy.may_declare(by, assignment))
    hold(assignment.application)
    refuse_while_halted(assignment.application, on)
    if assignment.no_conflict_declared_on is not None:
        raise ActRefused("already_declared", _("You declared this already. Nothing was changed."))
    assignment.no_conflict_declared_on = on
    assignment.save(update_fields=["no_conflict_declared_on"])
    _record("review.assignment.declared", assignment, by=by, on=on)
    next_acts.bring_up_to_date(assignment.application, on)


@transaction.atomic
def recuse(*, assignment: Assignment, reason: str, by: Actor, on: date) -> None:
    """Step down for a conflict of interest; the dossier is closed to the person from now on, halt or not."""
    allow(policy.may_declare(by, assignment))
    hold(assignment.application)
    _end(assignment, reason, by=by, on=on)
    _record("review.assignment.recused", assignment, by=by, on=on, reason=reason)
    next_acts.bring_up_to_date(assignment.application, on)


@transaction.atomic
def release(*, assignment: Assignment, reason: str, by: Actor, on: date) -> None:
    """Take an assessor off the team."""
    allow(policy.may_release(by, assignment))
    hold(assignment.application)
    _end(assignment, reason, by=by, on=on)
    _record("review.assignment.released", assignment, by=by, on=on, reason=reason)
    next_acts.bring_up_to_date(assignment.application, on)


def release_team(*, application: Application, by: Actor, on: date) -> None:
    """The case is closed: the team's access ends. Called inside the act that closes it."""
    for member in queries.team(application):
        _end(member, "", by=by, on=on)
        _record("review.assignment.released", member, by=by, on=on)


def _end(assignment: Assignment, reason: str, *, by: Actor, on: date) -> None:
    assignment.ended_on, assignment.end_reason = on, reason[:200]
    assignment.save(update_fields=["ended_on", "end_reason"])
    close_access(dossier=assignment.application.dossier, person=assignment.person, by=by, on=on)


def _record(action: str, assignment: Assignment, *, by: Actor, on: date, **personal: object) -> None:
    journal.record(
        action,
        assignment,
        dossier_id=assignment.application.dossier_id,
        by=by,
        on=on,
        personal={"person": str(assignment.person), **personal},
    )

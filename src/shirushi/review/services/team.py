"""Who reviews: assigned without ties to the applicant, declared, recused, released, gone."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda.services import notify
from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.people.models import Membership, Organisation, Person, Role
from shirushi.people.rights import allow
from shirushi.people.services import close_access, open_access
from shirushi.record import journal
from shirushi.record.errors import ActRefused
from shirushi.review import candidates, next_acts, policy, queries, refusals, register
from shirushi.review.lifecycle import hold, refuse_unless, refuse_while_halted
from shirushi.review.models import Assignment, TraineeConsent
from shirushi.rules import Decision

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
    reason: str = "",
) -> Assignment:
    """Put an assessor of the review body on the team and open the dossier to it.

    `reason`: why this person, where the scheme wants another in principle. A trainee waits for the business.
    """
    allow(policy.may_assign(by, application))
    hold(application)
    refuse_while_halted(application, on)
    refuse_unless(application, State.ACCEPTED, State.UNDER_REVIEW)
    _refuse_outsider(person, application, on)
    _refuse_second(person, application, is_lead=is_lead)
    decision = candidates.weigh([person], application, on)[0].decisions[
        candidates.LEAD if is_lead else candidates.MEMBER
    ]
    refusals.refuse_unfit(person, decision, reason=reason)
    made = _made(application, person, decision, on, is_lead=is_lead, reason=reason)
    _record("review.assignment.made", made, by=by, on=on, is_lead=is_lead, reason=made.exception_reason)
    if decision["needs_consent"]:
        TraineeConsent.objects.create(assignment=made, asked_on=on)
    else:
        let_in(made, by=by, on=on)
    next_acts.bring_up_to_date(application, on)
    return made


def _made(
    application: Application, person: Person, decision: Decision, on: date, *, is_lead: bool, reason: str
) -> Assignment:
    excepted = decision["may"] == candidates.WITH_REASON
    return Assignment.objects.create(
        application=application,
        person=person,
        is_lead=is_lead,
        is_trainee=decision["as_trainee"],
        replaces=None if decision["as_trainee"] else _former(application, is_lead=is_lead),
        exception_reason=reason.strip() if excepted else "",
        decision=decision.as_json(),
        assigned_on=on,
    )


def _former(application: Application, *, is_lead: bool) -> Assignment | None:
    """Whose place is taken: of a lead by a lead first."""
    gone = queries.unreplaced(application)
    return next((each for each in gone if each.is_lead == is_lead), next(iter(gone), None))


def let_in(assignment: Assignment, *, by: Actor, on: date) -> None:
    """The dossier opens to the person. Called inside the act that lets it in."""
    dossier = assignment.application.dossier
    open_access(dossier=dossier, person=assignment.person, reason=REASON, by=by, on=on)


def _refuse_outsider(person: Person, application: Application, on: date) -> None:
    held = Membership.objects.held_on(on).filter(organisation_id=application.review_body_id)
    if not held.filter(person=person, role=Role.ASSESSOR).exists():
        raise ActRefused(
            "not_an_assessor", _("%(name)s is not an assessor of the responsible review body."), name=person
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
    refusals.refuse_without_consent(assignment)
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
    end(assignment, reason, by=by, on=on)
    _record("review.assignment.recused", assignment, by=by, on=on, reason=reason)
    next_acts.bring_up_to_date(assignment.application, on)


@transaction.atomic
def release(*, assignment: Assignment, reason: str, by: Actor, on: date) -> None:
    """Take an assessor off the team."""
    allow(policy.may_release(by, assignment))
    hold(assignment.application)
    end(assignment, reason, by=by, on=on)
    _record("review.assignment.released", assignment, by=by, on=on, reason=reason)
    next_acts.bring_up_to_date(assignment.application, on)


@transaction.atomic
def leave(*, assignment: Assignment, by: Actor, on: date) -> None:
    """The person is no assessor of the body any more: the case is closed to it and goes on, halt or not.

    What it wrote stays with the case. The office is told and asked to put somebody in its place.
    """
    application = assignment.application
    hold(application)
    assignment.refresh_from_db(fields=["ended_on"])
    if assignment.ended_on is not None:
        return
    assignment.left = True
    end(assignment, "", by=by, on=on)
    _record("review.assignment.left", assignment, by=by, on=on)
    notify(
        kind="review.assessor_left",
        dossier=application.dossier,
        subject_id=application.pk,
        organisation=application.review_body,
        roles=next_acts.OFFICE,
        params={"name": str(assignment.person), "unit": str(application.dossier.unit)},
        by=by,
        on=on,
    )
    next_acts.bring_up_to_date(application, on)


def leave_all(*, person: Person, organisation: Organisation, by: Actor, on: date) -> int:
    """Whoever ended the role or the registration of an assessor: all its cases there. Returns how many."""
    gone = register.assignments_without_assessor(on)
    here = list(gone.filter(person=person, application__review_body=organisation))
    for assignment in here:
        leave(assignment=assignment, by=by, on=on)
    return len(here)


def release_team(*, application: Application, by: Actor, on: date) -> None:
    """The case is closed: the team's access ends. Called inside the act that closes it."""
    for member in queries.team(application):
        end(member, "", by=by, on=on)
        _record("review.assignment.released", member, by=by, on=on)


def end(assignment: Assignment, reason: str, *, by: Actor, on: date) -> None:
    """Called inside the act that ends it."""
    assignment.ended_on, assignment.end_reason = on, reason[:200]
    assignment.save(update_fields=["ended_on", "end_reason", "left"])
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

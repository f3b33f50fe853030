"""A business objects to a denial; other people decide on it."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import letters
from shirushi.agenda.services import close_task, open_task
from shirushi.awards import meetings, policy, queries
from shirushi.awards.models import GrantDecision, MeetingItem, Objection
from shirushi.awards.services.closing import tell_body
from shirushi.intake.lifecycle import move
from shirushi.intake.models import Application, Disqualification
from shirushi.intake.queries import open_application
from shirushi.intake.services import annul_disqualification
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation, Person, Role
from shirushi.people.queries import granting_body
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.errors import ActRefused
from shirushi.review import next_acts
from shirushi.review.lifecycle import hold, refuse_unless
from shirushi.review.models import Review
from shirushi.ui.days import written_day

State = Application.State
Result = Objection.Result
DECIDING = (Role.OFFICER, Role.COMMITTEE_MEMBER)


@transaction.atomic
def raise_objection(*, application: Application, grounds: str, by: Actor, on: date) -> Objection:
    """The business says why the denial is wrong, within the scheme's period where one is set."""
    allow(policy.may_object(by, application))
    hold(application)
    refuse_unless(application, State.DENIED)
    denial = queries.decision_of(application)
    if denial is None or not grounds.strip():
        raise ActRefused("grounds_missing", _("Say why the denial is wrong. Nothing was sent."))
    _refuse_late(denial, on)
    objection = _raised(denial, grounds.strip(), by, on)
    _ask(objection, on)
    tell_body("awards.objection_raised", application, objection.organisation, by=by, on=on)
    letters.prepare(
        kind="awards.objection_received",
        dossier=application.dossier,
        subject_id=objection.pk,
        sender=objection.organisation,
        by=by,
        on=on,
    )
    journal.record(
        "awards.objection.raised",
        objection,
        dossier_id=application.dossier_id,
        by=by,
        on=on,
        personal={"grounds": objection.grounds},
    )
    return objection


def _refuse_late(denial: GrantDecision, on: date) -> None:
    period = queries.objection_period_of(denial)
    if period.is_over(on):
        raise ActRefused(
            "objection_late",
            _("The denial could be objected to until %(day)s. Nothing was sent."),
            day=written_day(period.until),
        )


def _raised(denial: GrantDecision, grounds: str, by: Actor, on: date) -> Objection:
    application = denial.application
    objection, made = Objection.objects.get_or_create(
        decision=denial,
        denied_on=denial.decided_on,
        defaults={
            "application": application,
            "denied_by": denial.organisation,
            "denial_reasons": denial.reasons,
            "deciders": _deciders(denial),
            "grounds": grounds,
            "raised_on": on,
            "raised_by": Person.objects.get(pk=by.person_id or 0),
            "organisation": objection_body(application),
        },
    )
    if not made:
        raise ActRefused("objected_already", _("You objected to this denial already. Nothing was sent."))
    return objection


def _deciders(denial: GrantDecision) -> list[int]:
    """Whoever recorded the denial or sat when it was decided."""
    hands = {denial.decided_by_id} if denial.decided_by_id else set()
    denied = MeetingItem.objects.filter(
        application=denial.application, result=MeetingItem.Result.DENIED, decided_on=denial.decided_on
    )
    for item in denied:
        hands |= {member.person_id for member in meetings.sitting(item)}
    return sorted(hands)


def objection_body(application: Application) -> Organisation:
    """Who decides on objections is the scheme's setting."""
    if meetings.settings_of(application.scheme).objection_decided_by == "review_body":
        return application.review_body
    return granting_body(application.scheme)


def _ask(objection: Objection, on: date) -> None:
    open_task(
        kind="awards.decide_objection",
        dossier=objection.application.dossier,
        subject_id=objection.pk,
        organisation=objection.organisation,
        roles=DECIDING,
        params={"business": str(objection.application.dossier.unit)},
        on=on,
    )


@transaction.atomic
def decide_objection(*, objection: Objection, result: str, reasons: str, by: Actor, on: date) -> Objection:
    """Upheld: the denial is annulled and the case goes on. Rejected: the denial stands."""
    allow(policy.may_decide_objection(by, objection))
    application = objection.application
    hold(application)
    refuse_unless(application, State.DENIED)
    objection.refresh_from_db(fields=["decided_on"])
    if objection.decided_on is not None:
        raise ActRefused("objection_decided", _("This objection is decided already. Nothing was changed."))
    objection.result, objection.reasons, objection.decided_on = result, reasons.strip(), on
    objection.save(update_fields=["result", "reasons", "decided_on"])
    close_task(kind="awards.decide_objection", subject_id=objection.pk, on=on)
    journal.record(
        f"awards.objection.{result}",
        objection,
        dossier_id=application.dossier_id,
        by=by,
        on=on,
        personal={"reasons": objection.reasons},
    )
    if result == Result.UPHELD:
        _annul_denial(objection, by, on)
    letters.prepare(
        kind=f"awards.objection_{result}",
        dossier=application.dossier,
        subject_id=objection.pk,
        sender=objection.organisation,
        by=by,
        on=on,
    )
    return objection


def _annul_denial(objection: Objection, by: Actor, on: date) -> None:
    application, denial = objection.application, objection.decision
    if open_application(application.dossier) is not None:
        raise ActRefused(
            "applied_again",
            _("The business applied again meanwhile. Settle that application first; nothing was changed."),
        )
    denial.annulled_on, denial.annulment_reason = on, objection.reasons
    denial.save(update_fields=["annulled_on", "annulment_reason"])
    barring = Disqualification.objects.filter(
        dossier=application.dossier, kind=Disqualification.Kind.DENIAL, annulled_on=None
    )
    for each in barring.filter(starts_on=denial.decided_on):
        annul_disqualification(disqualification=each, reason=objection.reasons, by=by, on=on)
    move(application=application, to=_where_it_stood(application), on=on)
    next_acts.bring_up_to_date(application, on)


def _where_it_stood(application: Application) -> State:
    review = Review.objects.filter(application=application).first()
    if review is not None:
        return State.REVIEWED if review.completed_on else State.UNDER_REVIEW
    return State.ACCEPTED if application.formal_checked_on else State.SUBMITTED

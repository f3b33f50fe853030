"""The steps of a review: started, documents read, the visit planned and made, completed."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import letters
from shirushi.agenda.services import notify
from shirushi.intake.lifecycle import move
from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.people.models import Person
from shirushi.people.rights import allow
from shirushi.people.rulebook import current
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused
from shirushi.review import next_acts, policy, queries
from shirushi.review.answering import open_devices
from shirushi.review.examining import progress
from shirushi.review.letters import COMPLETED, VISIT
from shirushi.review.lifecycle import (
    hold,
    refuse_done,
    refuse_unless,
    refuse_unless_done,
    refuse_unless_paid,
    refuse_unless_staffed,
    refuse_unless_under_review,
    refuse_while_halted,
)
from shirushi.review.models import Review, ReviewStep
from shirushi.review.services.charging import leave_charges_to_the_office
from shirushi.review.size import onsite_facts
from shirushi.rules import Decision

State = Application.State
Kind = ReviewStep.Kind
# As many codes as a sentence bears.
NAMED = 8


@transaction.atomic
def start_review(*, application: Application, by: Actor, on: date, revision: int | None = None) -> Review:
    """Begin: paid, a lead assessor named, everybody's declaration given."""
    allow(policy.may_arrange(by, application))
    hold(application)
    refuse_while_halted(application, on)
    refuse_unless(application, State.ACCEPTED)
    refuse_unless_paid(application)
    refuse_unless_staffed(list(queries.team(application)))
    claim(application, revision)
    move(application=application, to=State.UNDER_REVIEW, on=on)
    begun = Review.objects.create(application=application, started_on=on)
    # From now on findings can be written on the documents.
    ReviewStep.objects.create(application=application, kind=Kind.DOCUMENT)
    _record("review.review.started", begun, by=by, on=on)
    tell_business("review.started", application, by=by, on=on)
    next_acts.bring_up_to_date(application, on)
    return begun


@transaction.atomic
def complete_document_review(
    *, application: Application, summary: str, by: Actor, on: date, revision: int | None = None
) -> ReviewStep:
    allow(policy.may_review(by, application))
    hold(application)
    refuse_unless_under_review(application, on)
    taken, _made = ReviewStep.objects.get_or_create(application=application, kind=Kind.DOCUMENT)
    refuse_done(taken)
    claim(application, revision)
    return complete_step("review.document_review.completed", taken, summary, by=by, on=on)


@transaction.atomic
def plan_onsite(*, application: Application, planned_on: date, by: Actor, on: date) -> ReviewStep:
    """Set the day of the visit and how long it may take; it can be moved until it was made."""
    allow(policy.may_arrange(by, application))
    hold(application)
    refuse_unless_under_review(application, on)
    refuse_unless_done(application, Kind.DOCUMENT)
    refuse_done(queries.step(application, Kind.ONSITE))
    _refuse_past(planned_on, on)
    planned = set_day(application, planned_on, by=by, on=on)
    write_letter(VISIT, application, application.pk, by, on)
    return planned


def set_day(application: Application, planned_on: date, *, by: Actor, on: date) -> ReviewStep:
    """The day holds, with the hours that the rules allow. Called inside the act that sets it."""
    decision = current().require("onsite_time", onsite_facts(application, on))
    planned = _planned(application, planned_on, decision)
    _record(
        "review.onsite.planned", planned, by=by, on=on, decision=decision, after={"planned_on": planned_on}
    )
    params = {"day": planned_on, "hours": planned.hours_at_most}
    tell_business("review.onsite_planned", application, by=by, on=on, params=params)
    next_acts.bring_up_to_date(application, on)
    return planned


def _refuse_past(planned_on: date, on: date) -> None:
    if planned_on < on:
        raise ActRefused(
            "day_in_the_past", _("The day of the visit lies in the past. Choose today or a later day.")
        )


def _planned(application: Application, planned_on: date, decision: Decision) -> ReviewStep:
    planned, _made = ReviewStep.objects.update_or_create(
        application=application,
        kind=Kind.ONSITE,
        defaults={
            "planned_on": planned_on,
            "hours_at_most": decision["hours_at_most"],
            "decision": decision.as_json(),
        },
    )
    return planned


@transaction.atomic
def complete_onsite(
    *,
    application: Application,
    summary: str,
    by: Actor,
    on: date,
    revision: int | None = None,
    hours: Decimal | None = None,
) -> ReviewStep:
    """The visit was made, with the hours that it took."""
    allow(policy.may_review(by, application))
    hold(application)
    refuse_unless_under_review(application, on)
    taken = refuse_before_visit(application, on)
    claim(application, revision)
    taken.hours = hours
    done = complete_step("review.onsite.completed", taken, summary, by=by, on=on)
    leave_charges_to_the_office(done, by, on)
    return done


def refuse_before_visit(application: Application, on: date) -> ReviewStep:
    taken = queries.step(application, Kind.ONSITE)
    refuse_done(taken)
    if taken is None or taken.planned_on is None:
        raise ActRefused("onsite_not_planned", _("First set the day of the visit."))
    if on < taken.planned_on:
        raise ActRefused(
            "onsite_ahead", _("The day of the visit lies ahead. Move it if the visit was made earlier.")
        )
    return taken


def complete_step(action: str, taken: ReviewStep, summary: str, *, by: Actor, on: date) -> ReviewStep:
    taken.done_on, taken.summary, taken.done_by = on, summary, person_of(by)
    taken.save(update_fields=["done_on", "summary", "done_by", "hours"])
    after = {"done_on": on, "hours": taken.hours} if taken.hours is not None else {"done_on": on}
    _record(action, taken, by=by, on=on, after=after, personal={"summary": summary})
    next_acts.bring_up_to_date(taken.application, on)
    return taken


@transaction.atomic
def complete_review(
    *,
    application: Application,
    by: Actor,
    on: date,
    revision: int | None = None,
    unresolved: bool = False,
    recommendation: str = "",
    remarks: str = "",
) -> Review:
    """The lead closes the review; the decision is others'.

    `unresolved`: answers stayed out past their day. Only a denial can follow then.
    """
    allow(policy.may_lead(by, application))
    hold(application)
    refuse_unless_under_review(application, on)
    refuse_unless_done(application, Kind.DOCUMENT)
    refuse_unless_done(application, Kind.ONSITE)
    _refuse_open_requirements(application)
    _refuse_unjudged(application)
    _refuse_open_devices(application)
    _refuse_unresolved(application, on, unresolved=unresolved)
    claim(application, revision)
    move(application=application, to=State.REVIEWED, on=on)
    done = _closed(application, by, on, {"recommendation": recommendation, "remarks": remarks.strip()})
    _record("review.review.completed", done, by=by, on=on, after={"unresolved": done.unresolved})
    tell_business("review.completed", application, by=by, on=on)
    write_letter(COMPLETED, application, done.pk, by, on)
    next_acts.bring_up_to_date(application, on)
    return done


def _refuse_open_requirements(application: Application) -> None:
    still_open = [item.code for item in progress(application).open_items]
    if still_open:
        raise ActRefused(
            "requirements_open",
            _("%(count)s requirements are not settled: %(codes)s. Judge them first."),
            count=len(still_open),
            codes=", ".join(still_open[:NAMED]) + (" …" if len(still_open) > NAMED else ""),
        )


def _refuse_unjudged(application: Application) -> None:
    if queries.reports_to_judge(application).exists():
        raise ActRefused("answers_not_judged", _("There are answers that nobody has judged yet."))
    if queries.findings_to_issue(application).exists():
        raise ActRefused("findings_not_issued", _("There are findings that the business was not given yet."))


def _refuse_open_devices(application: Application) -> None:
    """A device that may still keep answers is heard first, or reported lost."""
    waiting = open_devices(application)
    if waiting:
        raise ActRefused(
            "devices_open",
            _(
                "Devices may still keep answers of the visit: %(names)s. Open them once more, or report them lost."
            ),
            names=", ".join(str(device.person) for device in waiting),
        )


def _refuse_unresolved(application: Application, on: date, *, unresolved: bool) -> None:
    still_open = queries.open_nonconformities(application)
    if not still_open.exists() or (unresolved and queries.answers_are_overdue(application, on)):
        return
    numbers = ", ".join(str(finding.number) for finding in still_open)
    raise ActRefused(
        "open_nonconformities", _("These findings are still open: %(numbers)s."), numbers=numbers
    )


def _closed(application: Application, by: Actor, on: date, said: dict[str, str]) -> Review:
    done = Review.objects.get(application=application)
    done.completed_on, done.completed_by = on, person_of(by)
    done.unresolved = queries.open_nonconformities(application).exists()
    done.recommendation, done.remarks = said["recommendation"], said["remarks"]
    done.save(update_fields=["completed_on", "completed_by", "unresolved", "recommendation", "remarks"])
    return done


def person_of(by: Actor) -> Person | None:
    return None if by.person_id is None else Person.objects.get(pk=by.person_id)


def tell_business(
    kind: str, application: Application, *, by: Actor, on: date, params: dict[str, Any] | None = None
) -> None:
    notify(
        kind=kind,
        dossier=application.dossier,
        subject_id=application.pk,
        organisation=application.dossier.unit.organisation,
        roles=next_acts.BUSINESS,
        params=params,
        by=by,
        on=on,
    )


def write_letter(kind: str, application: Application, subject_id: int, by: Actor, on: date) -> None:
    """The review body's letter about an act of the review; its office reads it over."""
    letters.prepare(
        kind=kind,
        dossier=application.dossier,
        subject_id=subject_id,
        sender=application.review_body,
        by=by,
        on=on,
    )


def _record(action: str, subject: Review | ReviewStep, *, by: Actor, on: date, **said: Any) -> None:
    journal.record(action, subject, dossier_id=subject.application.dossier_id, by=by, on=on, **said)

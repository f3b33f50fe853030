"""The end of the visit: who was there, what was seen, what was announced; signed off by the lead."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.intake.models import Application
from shirushi.papers.services import keep_generated
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused
from shirushi.review import attendance, policy, printing
from shirushi.review.attendance import Named
from shirushi.review.letters import SUMMED_UP
from shirushi.review.lifecycle import hold, refuse_unless_under_review
from shirushi.review.models import Attendee, Review, ReviewStep, SummingUp, VisitPlan
from shirushi.review.services.steps import complete_onsite, person_of, refuse_before_visit, write_letter


@dataclass(frozen=True)
class Seen:
    """What the team writes down at the end of the visit."""

    hours: Decimal
    seen: str
    announced: str = ""
    present: Collection[int] = ()
    others: Sequence[Named] = ()


@transaction.atomic
def keep_summing_up(
    *, application: Application, said: Seen, by: Actor, on: date, revision: int | None = None
) -> SummingUp:
    """Written by anybody of the team, as often as needed, until the lead signs."""
    allow(policy.may_review(by, application))
    hold(application)
    refuse_unless_under_review(application, on)
    refuse_before_visit(application, on)
    kept, _made = SummingUp.objects.get_or_create(
        application=application, defaults={"held_on": on, "hours": said.hours, "seen": said.seen}
    )
    claim(kept, revision)
    kept.hours, kept.seen, kept.announced = said.hours, said.seen.strip(), said.announced.strip()
    kept.save(update_fields=["hours", "seen", "announced"])
    _write_attendance(application, said, on)
    _record("review.team.summing_up_kept", kept, by, on)
    return kept


def _write_attendance(application: Application, said: Seen, on: date) -> None:
    plan, _made = VisitPlan.objects.get_or_create(application=application, defaults={"place": ""})
    known = attendance.refuse_guests(plan, (each.name for each in said.others), on)
    plan.attendees.update(was_present=False)
    plan.attendees.filter(pk__in=said.present).update(was_present=True)
    for each in said.others:
        Attendee.objects.update_or_create(
            plan=plan,
            name=each.name,
            post=each.post,
            defaults={"was_present": True, "person_id": attendance.person_of(known, each.name)},
        )


@transaction.atomic
def sign_summing_up(*, summing_up: SummingUp, by: Actor, on: date, revision: int | None = None) -> ReviewStep:
    """The lead signs: the visit is made, with its hours."""
    application = summing_up.application
    allow(policy.may_lead(by, application))
    hold(application)
    summing_up.refresh_from_db()
    claim(summing_up, revision)
    _refuse_absent(application)
    summing_up.signed_by, summing_up.signed_at = person_of(by), by.at
    summing_up.save(update_fields=["signed_by", "signed_at"])
    _record("review.visit.summed_up", summing_up, by, on)
    write_letter(SUMMED_UP, application, summing_up.pk, by, on)
    return complete_onsite(
        application=application, summary=summing_up.seen, hours=summing_up.hours, by=by, on=on
    )


def _refuse_absent(application: Application) -> None:
    if not Attendee.objects.filter(plan__application=application, was_present=True).exists():
        raise ActRefused("nobody_present", _("Say who of the business was there. Nothing was signed."))


@transaction.atomic
def keep_completion_report(*, review: Review, by: Actor, on: date) -> Review:
    """The report of completion as PDF, kept once with the case."""
    allow(policy.may_lead(by, review.application))
    hold(review.application)
    review.refresh_from_db()
    if review.completed_on is None:
        raise ActRefused("not_completed", _("The review is not completed yet."))
    if review.report_id is not None:
        raise ActRefused("report_kept", _("The report is kept already."))
    content = printing.completion_report(review)
    name = f"completion-{review.application_id}.pdf"
    review.report = keep_generated(
        dossier=review.application.dossier, name=name, content=content, by=by, on=on
    )
    review.save(update_fields=["report"])
    _record("review.review.reported", review, by, on)
    return review


def _record(action: str, subject: SummingUp | Review, by: Actor, on: date) -> None:
    journal.record(action, subject, dossier_id=subject.application.dossier_id, by=by, on=on)

"""The visit is planned, proposed, agreed; what it is to answer is listed."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda.services import notify
from shirushi.intake.models import Application
from shirushi.papers.services import keep_generated
from shirushi.people.actor import Actor
from shirushi.people.models import Role
from shirushi.people.rights import allow
from shirushi.people.rulebook import current
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused
from shirushi.review import attendance, next_acts, policy, printing, queries, visit_hours
from shirushi.review.candidates import away_on
from shirushi.review.letters import VISIT
from shirushi.review.lifecycle import hold, refuse_done, refuse_unless_done, refuse_unless_under_review
from shirushi.review.models import ReviewStep, VisitItem, VisitPlan, VisitQuestion
from shirushi.review.services.examining import refuse_unknown
from shirushi.review.services.steps import person_of, set_day, tell_business, write_letter
from shirushi.review.size import onsite_facts
from shirushi.review.visit_hours import Slot
from shirushi.ui.days import written_day

Kind = ReviewStep.Kind
State = VisitPlan.State


@transaction.atomic
def plan_visit(
    *, application: Application, place: str, slots: Sequence[Slot], by: Actor, on: date,
    revision: int | None = None,
) -> VisitPlan:  # fmt: skip
    """Write the plan down. What was proposed before is proposed anew once it changes."""
    allow(policy.may_arrange(by, application))
    _hold_for_visit(application, on)
    refuse_unless_done(application, Kind.DOCUMENT)
    _refuse_unfit(application, slots, on)
    plan, _made = VisitPlan.objects.get_or_create(application=application, defaults={"place": place})
    claim(plan, revision)
    plan.place, plan.state = place.strip(), State.DRAFT
    plan.save(update_fields=["place", "state"])
    _write_agenda(plan, slots)
    _record("review.visit.planned", plan, by, on)
    next_acts.bring_up_to_date(application, on)
    return plan


def _hold_for_visit(application: Application, on: date) -> None:
    hold(application)
    refuse_unless_under_review(application, on)
    refuse_done(queries.step(application, Kind.ONSITE))


def _refuse_unfit(application: Application, slots: Sequence[Slot], on: date) -> None:
    if not slots:
        raise ActRefused("agenda_empty", _("The agenda is empty. Nothing was kept."))
    if any(slot.day < on for slot in slots):
        raise ActRefused(
            "day_in_the_past", _("The day of the visit lies in the past. Choose today or a later day.")
        )
    if visit_hours.clashes(slots):
        raise ActRefused("assessor_twice", _("An assessor would be in two places at once. Nothing was kept."))
    _refuse_away(slots)
    _refuse_long(application, slots, on)


def _refuse_away(slots: Sequence[Slot]) -> None:
    """Nobody is sent on a day on which it said to be away."""
    for slot in slots:
        away = away_on([slot.assessor_id], slot.day).select_related("person") if slot.assessor_id else ()
        for days in away:
            raise ActRefused(
                "assessor_away",
                _("%(name)s is away on %(day)s. Choose another day or another assessor. Nothing was kept."),
                name=days.person,
                day=written_day(slot.day),
            )


def _refuse_long(application: Application, slots: Sequence[Slot], on: date) -> None:
    decision = current().require("onsite_time", onsite_facts(application, on))
    planned, most = visit_hours.hours(slots), decision["hours_at_most"]
    if planned > most:
        raise ActRefused(
            "visit_too_long",
            _("The agenda takes %(planned)s hours; the scheme allows %(most)s. Nothing was kept."),
            decision=decision.as_json(),
            planned=f"{planned:g}",
            most=most,
        )


def _write_agenda(plan: VisitPlan, slots: Iterable[Slot]) -> None:
    plan.items.all().delete()
    VisitItem.objects.bulk_create(
        VisitItem(
            plan=plan,
            day=slot.day,
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            topic=slot.topic,
            meets=slot.meets,
            assessor_id=slot.assessor_id,
        )
        for slot in slots
    )


@transaction.atomic
def propose_visit(*, plan: VisitPlan, by: Actor, on: date, revision: int | None = None) -> VisitPlan:
    """Send the plan to the business, as PDF too; it agrees or asks for another day."""
    allow(policy.may_arrange(by, plan.application))
    _hold_for_visit(plan.application, on)
    plan.refresh_from_db()
    if plan.state == State.PROPOSED:
        raise ActRefused("proposed_already", _("This plan was proposed already. Nothing was changed."))
    claim(plan, revision)
    plan.state, plan.proposed_on, plan.answered_on, plan.wish = State.PROPOSED, on, None, ""
    name = f"visit-{plan.application_id}-{plan.revision}.pdf"
    content = printing.visit_plan(plan, on)
    plan.file = keep_generated(dossier=plan.application.dossier, name=name, content=content, by=by, on=on)
    plan.save(update_fields=["state", "proposed_on", "answered_on", "wish", "file"])
    first = first_day(plan)
    _record("review.visit.proposed", plan, by, on, planned_on=first)
    tell_business("review.visit_proposed", plan.application, by=by, on=on, params={"day": first})
    write_letter(VISIT, plan.application, plan.application_id, by, on)
    next_acts.bring_up_to_date(plan.application, on)
    return plan


def first_day(plan: VisitPlan) -> date:
    first: date = plan.items.order_by("day").values_list("day", flat=True)[0]
    return first


@transaction.atomic
def agree_to_visit(
    *,
    plan: VisitPlan,
    attendees: Sequence[attendance.Named],
    by: Actor,
    on: date,
    revision: int | None = None,
) -> VisitPlan:
    """The business agrees and says who of its own people will be there."""
    allow(policy.may_replace(by, plan.application))
    _hold_for_visit(plan.application, on)
    _refuse_unless_proposed(plan)
    claim(plan, revision)
    _answer(plan, State.AGREED, "", by, on)
    attendance.write(plan, attendees, first_day(plan))
    set_day(plan.application, first_day(plan), by=by, on=on)
    _record("review.visit.agreed", plan, by, on, planned_on=first_day(plan))
    _tell_body(plan, "review.visit_agreed", by, on)
    next_acts.bring_up_to_date(plan.application, on)
    return plan


@transaction.atomic
def ask_for_another_day(
    *, plan: VisitPlan, wish: str, by: Actor, on: date, revision: int | None = None
) -> VisitPlan:
    allow(policy.may_replace(by, plan.application))
    _hold_for_visit(plan.application, on)
    _refuse_unless_proposed(plan)
    claim(plan, revision)
    _answer(plan, State.ASKED, wish.strip(), by, on)
    _record("review.visit.another_day_asked", plan, by, on)
    _tell_body(plan, "review.visit_another_day", by, on)
    next_acts.bring_up_to_date(plan.application, on)
    return plan


def _refuse_unless_proposed(plan: VisitPlan) -> None:
    plan.refresh_from_db()
    if plan.state != State.PROPOSED:
        raise ActRefused(
            "not_proposed",
            _("The plan does not wait for an answer now: %(state)s. Nothing was changed."),
            state=plan.get_state_display(),
        )


def _answer(plan: VisitPlan, state: State, wish: str, by: Actor, on: date) -> None:
    plan.state, plan.wish, plan.answered_on, plan.answered_by = state, wish, on, person_of(by)
    plan.save(update_fields=["state", "wish", "answered_on", "answered_by"])


def _tell_body(plan: VisitPlan, kind: str, by: Actor, on: date) -> None:
    notify(
        kind=kind,
        dossier=plan.application.dossier,
        subject_id=plan.application_id,
        organisation=plan.application.review_body,
        roles=[Role.CLERK, Role.ASSESSOR],
        params={"day": written_day(first_day(plan))},
        by=by,
        on=on,
    )


@transaction.atomic
def add_question(
    *, application: Application, requirement: str, text: str, by: Actor, on: date
) -> VisitQuestion:
    """A question of the team's own for the visit."""
    allow(policy.may_review(by, application))
    _hold_for_visit(application, on)
    refuse_unknown(application, requirement)
    asked, made = VisitQuestion.objects.get_or_create(
        application=application,
        requirement=requirement,
        origin=VisitQuestion.Origin.OWN,
        text=text.strip(),
        defaults={"added_on": on},
    )
    if not made:
        raise ActRefused("question_repeated", _("This question is on the list already."))
    _record_list(application, by, on, 1)
    return asked


@transaction.atomic
def make_check_list(*, application: Application, by: Actor, on: date) -> int:
    """Put on the list what the document review left open. What is there already stays."""
    allow(policy.may_review(by, application))
    _hold_for_visit(application, on)
    wanted = queries.questions_left_open(application, on)
    before = VisitQuestion.objects.filter(application=application).count()
    VisitQuestion.objects.bulk_create(wanted, ignore_conflicts=True)
    added = VisitQuestion.objects.filter(application=application).count() - before
    _record_list(application, by, on, added)
    return added


def _record_list(application: Application, by: Actor, on: date, count: int) -> None:
    journal.record(
        "review.team.questions_listed",
        application,
        dossier_id=application.dossier_id,
        by=by,
        on=on,
        after={"count": count},
    )


def _record(action: str, plan: VisitPlan, by: Actor, on: date, **after: object) -> None:
    journal.record(action, plan, dossier_id=plan.application.dossier_id, by=by, on=on, after=after)

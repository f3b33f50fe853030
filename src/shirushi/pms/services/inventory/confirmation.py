"""The yearly confirmation: each department looks at each of its entries and says that it is still so."""

from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people.access import open_on
from shirushi.people.actor import Actor
from shirushi.people.models import Department, Membership, Organisation, Person, Role
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.pms import policy
from shirushi.pms.models import ConfirmationRound, DepartmentConfirmation, Holding
from shirushi.record import journal
from shirushi.record.errors import ActRefused

KIND = "pms.inventory.confirm"


@transaction.atomic
def ask_departments(
    *, organisation: Organisation, due_on: date, message: str = "", by: Actor, on: date
) -> ConfirmationRound:
    """Ask every department that has approved entries to confirm them by a day."""
    allow(policy.may_run(by, organisation))
    guards.lock(organisation)
    _refuse_second_round(organisation)
    if due_on < on:
        raise ActRefused("due_past", _("The day lies in the past. Name a day from today on."))
    departments = _with_entries(organisation)
    if not departments:
        raise ActRefused("nothing_to_confirm", _("There is no approved entry yet that could be confirmed."))
    asked = ConfirmationRound.objects.create(
        organisation=organisation, created_on=on, due_on=due_on, message=message
    )
    for department in departments:
        _ask(asked, department, on)
    after = {"due_on": due_on, "count": len(departments)}
    journal.record("pms.inventory.confirmation_asked", asked, by=by, on=on, after=after)
    return asked


def _refuse_second_round(organisation: Organisation) -> None:
    if ConfirmationRound.objects.filter(organisation=organisation, closed_on=None).exists():
        raise ActRefused("round_open", _("A confirmation is under way already. Close it first."))


def _with_entries(organisation: Organisation) -> list[Department]:
    approved = Holding.objects.filter(organisation=organisation, state=Holding.State.APPROVED)
    return list(
        organisation.departments.filter(pk__in=approved.values("department_id")).order_by("name", "pk")
    )


def _ask(asked: ConfirmationRound, department: Department, on: date) -> None:
    part = DepartmentConfirmation.objects.create(
        organisation=asked.organisation, created_on=on, round=asked, department=department
    )
    tell_department(part, on)


def tell_department(part: DepartmentConfirmation, on: date) -> None:
    """The task is the head's; of a department without one it is the privacy officer's."""
    head = head_of(part.department, on)
    agenda.open_task(
        kind=KIND,
        dossier=None,
        subject_id=part.pk,
        organisation=part.organisation,
        roles=[] if head else [Role.PRIVACY_OFFICER],
        person=head,
        on=on,
        due_on=part.round.due_on,
        params={"department": part.department.name},
    )


def head_of(department: Department, on: date) -> Person | None:
    held = Membership.objects.filter(open_on(on), department=department, role=Role.DEPARTMENT_HEAD)
    first = held.select_related("person").order_by("pk").first()
    return first.person if first else None


def unconfirmed(part: DepartmentConfirmation) -> QuerySet[Holding]:
    """The approved entries of the department that nobody has confirmed since the round began."""
    stale = Q(confirmed_on=None) | Q(confirmed_on__lt=part.round.created_on)
    found: QuerySet[Holding] = Holding.objects.filter(
        stale, organisation_id=part.organisation_id, department_id=part.department_id, state="approved"
    )
    return found


@transaction.atomic
def confirm_entry(*, part: DepartmentConfirmation, holding: Holding, by: Actor, on: date) -> Holding:
    """This entry is still as it stands. With the last one the department is done."""
    allow(policy.may_write(by, part))
    _refuse_done(part)
    if not unconfirmed(part).filter(pk=holding.pk).update(confirmed_on=on):
        raise ActRefused(
            "not_to_confirm", _("This entry is confirmed already, or it is another department's.")
        )
    journal.record("pms.holding.confirmed", holding, by=by, on=on, after={"confirmed_on": on})
    if not unconfirmed(part).exists():
        _finish(part, "", by, on)
    holding.confirmed_on = on
    return holding


@transaction.atomic
def confirm_department(
    *, part: DepartmentConfirmation, by: Actor, on: date, remark: str = ""
) -> DepartmentConfirmation:
    """All entries of the department that are left are still as they stand."""
    allow(policy.may_write(by, part))
    _refuse_done(part)
    left = unconfirmed(part).update(confirmed_on=on)
    _finish(part, remark, by, on, left)
    return part


def _refuse_done(part: DepartmentConfirmation) -> None:
    if part.confirmed_on or part.round.closed_on:
        raise ActRefused("confirmed", _("This department has confirmed, or the round is closed."))


def _finish(part: DepartmentConfirmation, remark: str, by: Actor, on: date, count: int = 0) -> None:
    part.confirmed_on, part.confirmed_by_id, part.remark = on, by.person_id, remark
    part.save(update_fields=["confirmed_on", "confirmed_by", "remark"])
    after = {"department": part.department.name, "count": count, "remark": remark}
    journal.record("pms.inventory.confirmed", part, by=by, on=on, after=after)
    agenda.close_task(kind=KIND, subject_id=part.pk, on=on)
    if not part.round.departments.filter(confirmed_on=None).exists():
        _close(part.round, by, on)


@transaction.atomic
def close_round(*, round: ConfirmationRound, by: Actor, on: date) -> ConfirmationRound:  # noqa: A002 - the word of the thing
    """End a round before every department has confirmed: what is missing stays visible."""
    allow(policy.may_run(by, round.organisation))
    if round.closed_on:
        raise ActRefused("round_closed", _("This round is closed already."))
    for part in round.departments.filter(confirmed_on=None):
        agenda.close_task(kind=KIND, subject_id=part.pk, on=on)
    _close(round, by, on)
    return round


def _close(asked: ConfirmationRound, by: Actor, on: date) -> None:
    asked.closed_on = on
    asked.save(update_fields=["closed_on"])
    missing = asked.departments.filter(confirmed_on=None).count()
    journal.record("pms.inventory.confirmation_closed", asked, by=by, on=on, after={"missing": missing})

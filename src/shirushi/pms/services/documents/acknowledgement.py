"""Everybody reads the text in force and says so: with a click, or on paper without a login."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.agenda.models import Task
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.pms.models import Acknowledgement, DocumentVersion, ReadConfirmation
from shirushi.pms.policy_documents import may_confirm_reading, may_record_on_paper, may_write_documents
from shirushi.pms.queries.workers import working_on
from shirushi.pms.services.documents.drafting import refuse_unless
from shirushi.record import journal
from shirushi.record.errors import ActRefused

KIND = "pms.documents.acknowledge"
BATCH = 500


@transaction.atomic
def ask_to_confirm(*, version: DocumentVersion, due_on: date, by: Actor, on: date) -> Acknowledgement:
    """Ask all who work here today to read an approved version and to confirm it by a day."""
    allow(may_write_documents(by, version.organisation_id))
    refuse_unless(version, "approved")
    guards.lock(version.organisation)
    _refuse_second(version)
    if due_on < on:
        raise ActRefused("due_past", _("The day lies in the past. Name a day from today on."))
    asked: Acknowledgement = Acknowledgement.objects.create(
        organisation_id=version.organisation_id, created_on=on, version=version, due_on=due_on
    )
    made = _confirmations(asked, on)
    _tell(asked, made, on)
    after = {"version": version.number, "due_on": due_on, "count": len(made)}
    journal.record("pms.document.confirmation_asked", version.document, by=by, on=on, after=after)
    return asked


def _refuse_second(version: DocumentVersion) -> None:
    if version.acknowledgements.filter(closed_on=None).exists():
        raise ActRefused("asked_already", _("Everybody was asked to confirm this version already."))


def _confirmations(asked: Acknowledgement, on: date) -> list[ReadConfirmation]:
    rows = [
        ReadConfirmation(
            organisation_id=asked.organisation_id,
            created_on=on,
            acknowledgement=asked,
            worker=worker,
            department_id=worker.department_id,
        )
        for worker in working_on(asked.organisation_id, on)
    ]
    if not rows:
        raise ActRefused("nobody_to_ask", _("There is nobody in the register of workers yet."))
    made: list[ReadConfirmation] = ReadConfirmation.objects.bulk_create(rows, batch_size=BATCH)
    return made


def _tell(asked: Acknowledgement, made: list[ReadConfirmation], on: date) -> None:
    """A task for each who has a login; the others sign on paper."""
    people = [
        agenda.Personal(row.pk, row.worker.person_id, asked.due_on) for row in made if row.worker.person_id
    ]
    params = {"title": asked.version.document.title}
    agenda.open_tasks_of_people(
        kind=KIND, organisation=asked.organisation, people=people, on=on, params=params
    )


@transaction.atomic
def confirm_reading(*, confirmation: ReadConfirmation, by: Actor, on: date) -> ReadConfirmation:
    """The worker itself: read and understood."""
    allow(may_confirm_reading(by, confirmation))
    return _confirm(confirmation, by, on, on, on_paper=False)


@transaction.atomic
def record_on_paper(
    *, confirmation: ReadConfirmation, confirmed_on: date, by: Actor, on: date
) -> ReadConfirmation:
    """The officer records what a worker without a login signed on paper."""
    allow(may_record_on_paper(by, confirmation))
    if not confirmation.acknowledgement.created_on <= confirmed_on <= on:
        raise ActRefused("confirmed_day", _("The day lies before everybody was asked, or in the future."))
    return _confirm(confirmation, by, on, confirmed_on, on_paper=True)


def _confirm(
    confirmation: ReadConfirmation, by: Actor, on: date, day: date, *, on_paper: bool
) -> ReadConfirmation:
    waiting = ReadConfirmation.objects.filter(
        pk=confirmation.pk, confirmed_on=None, acknowledgement__closed_on=None
    )
    if not waiting.update(confirmed_on=day, on_paper=on_paper, recorded_by_id=by.person_id):
        raise ActRefused("confirmed", _("This is confirmed already, or the asking was closed."))
    confirmation.confirmed_on, confirmation.on_paper = day, on_paper
    journal.record("pms.document.confirmed", confirmation, by=by, on=day, after={"on_paper": on_paper})
    agenda.close_task(kind=KIND, subject_id=confirmation.pk, on=on)
    _close_if_done(confirmation.acknowledgement, by, on)
    return confirmation


def _close_if_done(asked: Acknowledgement, by: Actor, on: date) -> None:
    if not asked.confirmations.filter(confirmed_on=None).exists():
        _close(asked, by, on)


@transaction.atomic
def close_acknowledgement(*, acknowledgement: Acknowledgement, by: Actor, on: date) -> Acknowledgement:
    """End the asking before everybody has confirmed: who is missing stays visible."""
    allow(may_write_documents(by, acknowledgement.organisation_id))
    if acknowledgement.closed_on:
        raise ActRefused("asking_closed", _("This was closed already."))
    _close(acknowledgement, by, on)
    return acknowledgement


def _close(asked: Acknowledgement, by: Actor, on: date) -> None:
    missing = asked.confirmations.filter(confirmed_on=None)
    Task.objects.filter(kind=KIND, subject_id__in=missing.values("pk"), closed_on=None).update(closed_on=on)
    asked.closed_on = on
    asked.save(update_fields=["closed_on"])
    after = {"missing_people": missing.count()}
    journal.record("pms.document.confirmation_closed", asked.version.document, by=by, on=on, after=after)

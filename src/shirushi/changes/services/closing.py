"""What every end of a holder's time has in common: the open case closed with its reason, tasks, people told."""

from datetime import date

from shirushi.agenda import letters
from shirushi.agenda import services as agenda
from shirushi.agenda.models import Task
from shirushi.awards.services.closing import close_case
from shirushi.changes import policy
from shirushi.changes.models import ChangeReport, Ending
from shirushi.intake import queries as intake
from shirushi.intake.lifecycle import move
from shirushi.intake.models import Application
from shirushi.people import queries as people
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Organisation
from shirushi.record import journal

# Invoices stay to be paid, letters to be sent, and what happened at the business is still weighed by the bodies.
STAY_OPEN = ("billing.", "incidents.", letters.TO_SEND)


def close_what_is_open(dossier: Dossier, kind: str, *, by: Actor, on: date) -> None:
    """The application and a waiting report are closed; nothing but money and incidents is left to do."""
    application = intake.open_application(dossier)
    if application is not None:
        move(application=application, to=Application.State.WITHDRAWN, on=on)
        close_case(application, by=by, on=on)
        journal.record(
            f"changes.application.{kind}", application, by=by, on=on, after={"state": application.state}
        )
    waiting = dossier.change_reports.filter(state=ChangeReport.State.REPORTED).first()
    if waiting is not None:
        waiting.state, waiting.decided_on = ChangeReport.State.RETURNED, on
        waiting.save(update_fields=["state", "decided_on"])
        journal.record(f"changes.report.{kind}", waiting, by=by, on=on, after={"state": waiting.state})
    for task in Task.objects.filter(dossier=dossier, closed_on=None):
        if not task.kind.startswith(STAY_OPEN):
            agenda.close_task(kind=task.kind, subject_id=task.subject_id, on=on)


def pass_on(ending: Ending, *, by: Actor, on: date) -> None:
    """The holder has to take the mark down; the granting body waits for certificate and data, and writes."""
    dossier, granting = ending.dossier, people.granting_body(ending.dossier.scheme)
    params = {"business": str(dossier.unit)}
    if ending.grant is not None:
        agenda.open_task(
            kind="changes.take_mark_down",
            dossier=dossier,
            subject_id=ending.pk,
            organisation=dossier.unit.organisation,
            roles=policy.REPORTING_ROLES,
            on=on,
        )
        agenda.open_task(
            kind="changes.receive_certificate",
            dossier=dossier,
            subject_id=ending.pk,
            organisation=granting,
            roles=policy.OFFICE_ROLES,
            params=params,
            on=on,
        )
        letters.prepare(
            kind=f"changes.mark_{ending.kind}",
            dossier=dossier,
            subject_id=ending.pk,
            sender=granting,
            by=by,
            on=on,
        )
    for body in _bodies(ending, granting):
        agenda.notify(
            kind=f"changes.ended_{ending.kind}",
            dossier=dossier,
            subject_id=ending.pk,
            organisation=body,
            roles=policy.OFFICE_ROLES,
            params=params,
            by=by,
            on=on,
        )


def _bodies(ending: Ending, granting: Organisation) -> list[Organisation]:
    """Those to whom the dossier is open; a draft was shown to nobody."""
    if not ending.dossier.accesses.exists():
        return []
    review_body = ending.grant.review_body if ending.grant else ending.dossier.review_body
    return [granting, review_body] if review_body else [granting]

"""What every end of a case has in common: tasks closed, the team released, people told."""

from datetime import date
from typing import Any

from shirushi.agenda.models import Task
from shirushi.agenda.services import close_task, notify
from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation, Role
from shirushi.review.services import release_team

BUSINESS = (Role.REPRESENTATIVE, Role.PRIVACY_OFFICER)
BODY = (Role.CLERK, Role.OFFICER)
OF_THE_CASE = ("intake.", "review.", "awards.")


def close_case(application: Application, *, by: Actor, on: date) -> None:
    """Nobody has anything left to do on it; what is owed stays with billing."""
    for task in Task.objects.filter(dossier=application.dossier, closed_on=None):
        if task.kind.startswith(OF_THE_CASE):
            close_task(kind=task.kind, subject_id=task.subject_id, on=on)
    release_team(application=application, by=by, on=on)


def tell_business(kind: str, application: Application, *, by: Actor, on: date, **params: Any) -> None:
    business = application.dossier.unit.organisation
    notify(
        kind=kind,
        dossier=application.dossier,
        subject_id=application.pk,
        organisation=business,
        roles=BUSINESS,
        params=params,
        by=by,
        on=on,
    )


def tell_body(kind: str, application: Application, body: Organisation, *, by: Actor, on: date) -> None:
    notify(
        kind=kind,
        dossier=application.dossier,
        subject_id=application.pk,
        organisation=body,
        roles=BODY,
        params={"business": str(application.dossier.unit)},
        by=by,
        on=on,
    )

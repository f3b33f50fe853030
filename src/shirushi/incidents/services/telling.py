"""Whom the acts tell, and whose turn it is next."""

from datetime import date
from typing import Any

from shirushi.agenda import services as agenda
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Organisation
from shirushi.people.queries import granting_body

BUSINESS_ROLES = ("representative", "privacy_officer")
DECIDING_ROLES = ("officer",)
OFFICE_ROLES = ("clerk", "officer")


def bodies(dossier: Dossier) -> list[Organisation]:
    """The granting body, and the review body that answers for the dossier."""
    here = [granting_body(dossier.scheme)]
    return [*here, dossier.review_body] if dossier.review_body else here


def ask_business(kind: str, dossier: Dossier, subject_id: int, on: date, **more: Any) -> None:
    agenda.open_task(
        kind=kind,
        dossier=dossier,
        subject_id=subject_id,
        organisation=dossier.unit.organisation,
        roles=BUSINESS_ROLES,
        on=on,
        **more,
    )


def ask_body(
    kind: str, dossier: Dossier, subject_id: int, on: date, *, body: Organisation | None = None, **more: Any
) -> None:
    """An officer's turn; the granting body's unless another is named."""
    agenda.open_task(
        kind=kind,
        dossier=dossier,
        subject_id=subject_id,
        organisation=body or granting_body(dossier.scheme),
        roles=more.pop("roles", DECIDING_ROLES),
        on=on,
        **more,
    )


def tell_business(
    kind: str, dossier: Dossier, subject_id: int, *, by: Actor, on: date, **params: Any
) -> None:
    agenda.notify(
        kind=kind,
        dossier=dossier,
        subject_id=subject_id,
        organisation=dossier.unit.organisation,
        roles=BUSINESS_ROLES,
        by=by,
        on=on,
        params=params,
    )


def tell_bodies(kind: str, dossier: Dossier, subject_id: int, *, by: Actor, on: date, **params: Any) -> None:
    for body in bodies(dossier):
        agenda.notify(
            kind=kind,
            dossier=dossier,
            subject_id=subject_id,
            organisation=body,
            roles=OFFICE_ROLES,
            by=by,
            on=on,
            params=params,
        )

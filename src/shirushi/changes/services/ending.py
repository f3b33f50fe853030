"""A holder returns its mark; a business is dissolved. The term ends today, what is owed stays owed."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.changes import policy
from shirushi.changes.models import Ending
from shirushi.changes.services.closing import close_what_is_open, pass_on
from shirushi.grants import queries as grants
from shirushi.grants import services as grant_services
from shirushi.papers import services as papers
from shirushi.people import queries as people
from shirushi.people import services as people_services
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Organisation, Person, Role
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

Kind = Ending.Kind


@transaction.atomic
def return_mark(*, dossier: Dossier, reason: str, by: Actor, on: date, revision: int | None) -> Ending:
    """The holder gives the mark back of its own will: the contract ends today."""
    allow(policy.may_end(by, dossier))
    _refuse_unsaid(reason)
    grant = grants.current_grant(dossier, on)
    if grant is None or not grants.holds(grant, on):
        raise ActRefused("no_grant", _("This unit holds no mark. Nothing was changed."))
    grant_services.return_mark(grant=grant, by=by, on=on, revision=revision)
    close_what_is_open(dossier, "closed_by_return", by=by, on=on)
    ending = _written(dossier, Kind.RETURNED, by, on, grant=grant, happened_on=on, reason=reason.strip())
    pass_on(ending, by=by, on=on)
    return ending


@transaction.atomic
def dissolve(
    *, organisation: Organisation, dissolved_on: date, reason: str, by: Actor, on: date
) -> list[Ending]:
    """The business says that it is dissolved or closed down: all its marks end, in every scheme."""
    allow(policy.may_dissolve(by, organisation))
    _refuse_unsaid(reason)
    _refuse_ahead(dissolved_on, on)
    people_services.record_dissolution(organisation=organisation, dissolved_on=dissolved_on, by=by, on=on)
    dossiers = Dossier.objects.filter(unit__organisation=organisation).select_related(
        "unit__organisation", "review_body"
    )
    return [
        _end(dossier, by, on, happened_on=dissolved_on, reason=reason.strip())
        for dossier in dossiers.order_by("pk")
    ]


@transaction.atomic
def record_dissolution(
    *,
    dossier: Dossier,
    dissolved_on: date,
    reason: str,
    upload: "UploadedFile[Any] | None",
    by: Actor,
    on: date,
) -> Ending:
    """A body records it on evidence for its own scheme; the granting bodies of the others are asked to."""
    allow(policy.may_record_dissolution(by, dossier))
    _refuse_unsaid(reason)
    _refuse_ahead(dissolved_on, on)
    if upload is None:
        raise ActRefused("evidence_missing", _("A body needs evidence of it. Nothing was changed."))
    if dossier.endings.filter(kind=Kind.DISSOLVED).exists():
        raise ActRefused("dissolved_already", _("This is recorded already. Nothing was changed."))
    evidence = papers.receive(dossier=dossier, upload=upload, by=by, on=on)
    organisation = dossier.unit.organisation
    if organisation.ceased_on is None:
        people_services.record_dissolution(organisation=organisation, dissolved_on=dissolved_on, by=by, on=on)
    ending = _end(dossier, by, on, happened_on=dissolved_on, reason=reason.strip(), evidence=evidence)
    agenda.close_task(kind="changes.record_dissolution", subject_id=dossier.pk, on=on)
    _ask_other_schemes(ending, on)
    return ending


def _refuse_unsaid(reason: str) -> None:
    if not reason.strip():
        raise ActRefused("reason_missing", _("Say why. Nothing was changed."))


def _refuse_ahead(dissolved_on: date, on: date) -> None:
    if dissolved_on > on:
        raise ActRefused("not_dissolved_yet", _("It is recorded once it has happened. Nothing was changed."))


def _end(dossier: Dossier, by: Actor, on: date, **facts: Any) -> Ending:
    grant = grants.current_grant(dossier, on)
    held = grant if grant is not None and grants.holds(grant, on) else None
    if held is not None:
        grant_services.end_dissolved(grant=held, reason=facts["reason"], by=by, on=on)
    close_what_is_open(dossier, "closed_by_dissolution", by=by, on=on)
    ending = _written(dossier, Kind.DISSOLVED, by, on, grant=held, **facts)
    pass_on(ending, by=by, on=on)
    return ending


def _written(dossier: Dossier, kind: Kind, by: Actor, on: date, **facts: Any) -> Ending:
    ending = Ending.objects.create(
        dossier=dossier,
        kind=kind,
        recorded_on=on,
        recorded_by=Person.objects.get(pk=by.person_id or 0),
        organisation=Organisation.objects.get(pk=by.organisation_id or 0),
        **facts,
    )
    journal.record(
        f"changes.ending.{kind}",
        ending,
        by=by,
        on=on,
        after={"happened_on": ending.happened_on, "grant_id": ending.grant_id},
        personal={"reason": ending.reason},
    )
    return ending


def _ask_other_schemes(ending: Ending, on: date) -> None:
    others = Dossier.objects.filter(unit__organisation=ending.dossier.unit.organisation).exclude(
        scheme=ending.dossier.scheme
    )
    for dossier in others.exclude(accesses=None).select_related("unit__organisation"):
        agenda.open_task(
            kind="changes.record_dissolution",
            dossier=dossier,
            subject_id=dossier.pk,
            organisation=people.granting_body(dossier.scheme),
            roles=[Role.OFFICER, Role.CLERK],
            params={"business": str(dossier.unit)},
            on=on,
        )


@transaction.atomic
def report_done(*, ending: Ending, remark: str, by: Actor, on: date, revision: int | None) -> None:
    """The holder says that the mark is shown nowhere any more and certificate and data go back."""
    allow(policy.may_report(by, ending.dossier))
    claim(ending, revision)
    if ending.done_on is not None:
        raise ActRefused("already_done", _("This is noted as done already."))
    ending.done_on, ending.remark = on, remark.strip()
    ending.save(update_fields=["done_on", "remark"])
    agenda.close_task(kind="changes.take_mark_down", subject_id=ending.pk, on=on)
    _record("changes.ending.taken_down", ending, ending.remark, by, on)


@transaction.atomic
def receive_certificate(*, ending: Ending, remark: str, by: Actor, on: date, revision: int | None) -> None:
    """Certificate and data came back, or it is written down why nothing will come."""
    allow(policy.may_receive(by, ending))
    claim(ending, revision)
    if ending.received_on is not None:
        raise ActRefused("already_done", _("This is noted as done already."))
    ending.received_on, ending.received_remark = on, remark.strip()
    ending.save(update_fields=["received_on", "received_remark"])
    agenda.close_task(kind="changes.receive_certificate", subject_id=ending.pk, on=on)
    _record("changes.ending.received", ending, ending.received_remark, by, on)


def _record(action: str, ending: Ending, remark: str, by: Actor, on: date) -> None:
    journal.record(action, ending, by=by, on=on, personal={"remark": remark} if remark else None)

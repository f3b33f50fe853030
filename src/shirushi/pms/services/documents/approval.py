"""A draft goes before the representative; approved, it takes effect on its day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation, Role
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.pms.document_text import day_in_text
from shirushi.pms.models import DocumentVersion
from shirushi.pms.policy_documents import may_approve_document, may_write_documents
from shirushi.pms.services.documents.drafting import refuse_unless
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

State = DocumentVersion.State
# One task for whatever waits: 26 documents of a first PMS are not 26 tasks.
WAITS, RETURNED = "pms.documents.approve", "pms.documents.returned"


@transaction.atomic
def ask_approval(
    *,
    version: DocumentVersion,
    by: Actor,
    on: date,
    effective_on: date | None = None,
    revision: int | None = None,
) -> DocumentVersion:
    """Put a draft before the representative, with the day on which it is to take effect."""
    allow(may_write_documents(by, version.organisation_id))
    _ask(version, by, on, effective_on, revision)
    tell_what_waits(version.organisation, on)
    return version


@transaction.atomic
def ask_all(*, organisation: Organisation, by: Actor, on: date) -> int:
    """Put every draft before the representative at once."""
    allow(may_write_documents(by, organisation.pk))
    drafts = _versions(organisation, State.DRAFT)
    for version in drafts:
        _ask(version, by, on, version.effective_on)
    tell_what_waits(organisation, on)
    return len(drafts)


def _ask(
    version: DocumentVersion, by: Actor, on: date, effective_on: date | None, revision: int | None = None
) -> None:
    refuse_unless(version, State.DRAFT, State.RETURNED)
    day = max(effective_on or on, on)
    _refuse_before_last(version, day)
    claim(version, revision)
    _move_day(version, day)
    version.state, version.comment = State.WAITING, ""
    version.save(update_fields=["state", "comment", "effective_on", "text"])
    after = {"version": version.number, "effective_on": day}
    journal.record("pms.document.approval_asked", version.document, by=by, on=on, after=after)
    agenda.close_task(kind=RETURNED, subject_id=version.document_id, on=on)


def _move_day(version: DocumentVersion, day: date) -> None:
    """The first version says in its text from when it holds: that sentence goes with the day."""
    if version.number == 1 and version.effective_on and version.effective_on != day:
        version.text = version.text.replace(day_in_text(version.effective_on), day_in_text(day))
    version.effective_on = day


def _refuse_before_last(version: DocumentVersion, day: date) -> None:
    later = version.document.versions.filter(state=State.APPROVED, effective_on__gte=day)
    if later.exists():
        raise ActRefused(
            "effective_taken",
            _("Another version takes effect on that day or later. Only one is in force: name a later day."),
        )


def _versions(organisation: Organisation, state: str) -> list[DocumentVersion]:
    found = DocumentVersion.objects.filter(organisation=organisation, state=state)
    return list(found.select_related("document", "organisation").order_by("document__code"))


@transaction.atomic
def approve(
    *, version: DocumentVersion, by: Actor, on: date, comment: str = "", revision: int | None = None
) -> DocumentVersion:
    """The representative's word. The version is in force from its day, at the earliest from today."""
    allow(may_approve_document(by, version))
    guards.lock(version.organisation)
    _approve(version, by, on, comment, revision)
    tell_what_waits(version.organisation, on)
    return version


@transaction.atomic
def approve_all(*, organisation: Organisation, by: Actor, on: date, comment: str = "") -> int:
    """Approve everything that waits, in one click."""
    guards.lock(organisation)
    waiting = _versions(organisation, State.WAITING)
    for version in waiting:
        allow(may_approve_document(by, version))
        _approve(version, by, on, comment)
    tell_what_waits(organisation, on)
    return len(waiting)


def _approve(
    version: DocumentVersion, by: Actor, on: date, comment: str, revision: int | None = None
) -> None:
    refuse_unless(version, State.WAITING)
    day = max(version.effective_on or on, on)
    _refuse_before_last(version, day)
    claim(version, revision)
    _move_day(version, day)
    version.state, version.comment = State.APPROVED, comment
    version.approved_on, version.approved_by_id = on, by.person_id
    version.save(update_fields=["state", "comment", "effective_on", "text", "approved_on", "approved_by"])
    after = _with(comment, {"version": version.number, "effective_on": day})
    journal.record("pms.document.approved", version.document, by=by, on=on, after=after)


@transaction.atomic
def return_version(
    *, version: DocumentVersion, comment: str, by: Actor, on: date, revision: int | None = None
) -> DocumentVersion:
    """Not yet: it goes back with what is missing."""
    allow(may_approve_document(by, version))
    refuse_unless(version, State.WAITING)
    claim(version, revision)
    version.state, version.comment = State.RETURNED, comment
    version.save(update_fields=["state", "comment"])
    after = _with(comment, {"version": version.number})
    journal.record("pms.document.returned", version.document, by=by, on=on, after=after)
    _tell_of_return(version, on)
    tell_what_waits(version.organisation, on)
    return version


def _tell_of_return(version: DocumentVersion, on: date) -> None:
    agenda.open_task(
        kind=RETURNED,
        dossier=None,
        subject_id=version.document_id,
        organisation=version.organisation,
        roles=[Role.PRIVACY_OFFICER],
        on=on,
        params={"title": version.document.title},
    )


def tell_what_waits(organisation: Organisation, on: date) -> None:
    """The representative's task says how many documents wait; none wait, none is open."""
    count = DocumentVersion.objects.filter(organisation=organisation, state=State.WAITING).count()
    if not count:
        agenda.close_task(kind=WAITS, subject_id=organisation.pk, on=on)
        return
    agenda.open_task(
        kind=WAITS,
        dossier=None,
        subject_id=organisation.pk,
        organisation=organisation,
        roles=[Role.REPRESENTATIVE],
        on=on,
        params={"count": count},
    )


def _with(comment: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    return {**facts, "comment": comment} if comment else dict(facts)

"""The files of evidence: several, each with its digest. A replaced one is kept with the day of its end."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.papers import services as papers
from shirushi.papers.models import StoredFile
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.models import Evidence, EvidenceFile
from shirushi.pms.services.evidence.standing import index, refuse_withdrawn
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


@transaction.atomic
def add_files(
    *,
    evidence: Evidence,
    uploads: Sequence["UploadedFile[Any]"],
    by: Actor,
    on: date,
    revision: int | None = None,
) -> list[EvidenceFile]:
    """Add files, all or none: one that is not accepted is named and nothing is stored."""
    allow(policy.may_write(by, evidence))
    refuse_withdrawn(evidence)
    claim(evidence, revision)
    added = [_add(evidence, each, by=by, on=on) for each in uploads]
    after = {"files": [each.file.sha256 for each in added]}
    names = {"names": [each.file.name for each in added]}
    journal.record("pms.evidence.files_added", evidence, by=by, on=on, after=after, personal=names)
    index([evidence])
    return added


@transaction.atomic
def replace_file(
    *, held: EvidenceFile, upload: "UploadedFile[Any]", by: Actor, on: date, revision: int | None = None
) -> EvidenceFile:
    """A new file takes the place of one that stays, with the day of its end."""
    evidence = held.evidence
    allow(policy.may_write(by, evidence))
    refuse_withdrawn(evidence)
    _refuse_ended(held)
    claim(evidence, revision)
    added = _add(evidence, upload, by=by, on=on)
    held.ended_on, held.successor = on, added
    held.save(update_fields=["ended_on", "successor"])
    _journal_end("pms.evidence.file_replaced", held, by=by, on=on, after={"sha256": added.file.sha256})
    index([evidence])
    return added


@transaction.atomic
def set_aside(*, held: EvidenceFile, by: Actor, on: date, revision: int | None = None) -> EvidenceFile:
    """The file shows nothing any more. It is kept, with the day."""
    evidence = held.evidence
    allow(policy.may_write(by, evidence))
    refuse_withdrawn(evidence)
    _refuse_ended(held)
    others = evidence.files.filter(ended_on=None).exclude(pk=held.pk)
    if not evidence.place and not others.exists():
        raise ActRefused(
            "last_file", _("This is the only file. Replace it, or withdraw the evidence as a whole.")
        )
    claim(evidence, revision)
    held.ended_on = on
    held.save(update_fields=["ended_on"])
    _journal_end("pms.evidence.file_set_aside", held, by=by, on=on)
    index([evidence])
    return held


def _journal_end(
    action: str, held: EvidenceFile, *, by: Actor, on: date, after: dict[str, str] | None = None
) -> None:
    before, name = {"sha256": held.file.sha256}, {"name": held.file.name}
    journal.record(action, held.evidence, by=by, on=on, before=before, after=after, personal=name)


def _refuse_ended(held: EvidenceFile) -> None:
    if held.ended_on:
        raise ActRefused("file_ended", _("This file was replaced or set aside already."))


def _add(evidence: Evidence, upload: "UploadedFile[Any]", *, by: Actor, on: date) -> EvidenceFile:
    stored = _stored(evidence, upload, by=by, on=on)
    if evidence.files.filter(ended_on=None, file__sha256=stored.sha256).exists():
        raise ActRefused(
            "file_there", _("%(name)s: this file is here already. Nothing was stored."), name=stored.name
        )
    return EvidenceFile.objects.create(evidence=evidence, file=stored, added_on=on)


def _stored(evidence: Evidence, upload: "UploadedFile[Any]", *, by: Actor, on: date) -> StoredFile:
    """The file as the business's own; a refusal says which of several files it is."""
    try:
        return papers.store_own(
            organisation=evidence.organisation, department=evidence.department, upload=upload, by=by, on=on
        )
    except ActRefused as refusal:
        raise ActRefused(
            refusal.code, "%(name)s: %(why)s", name=upload.name, why=refusal.sentence
        ) from refusal

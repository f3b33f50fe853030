"""Storing files and handing them in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.papers import clamd, contents, policy
from shirushi.papers.kinds import KINDS, is_accepted
from shirushi.papers.models import StoredFile
from shirushi.papers.names import cleaned, extension
from shirushi.people.actor import Actor
from shirushi.people.models import Department, Dossier, Organisation, Person
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.errors import ActRefused

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.db.models import QuerySet

MEGABYTE = 1024 * 1024


@transaction.atomic
def store(*, dossier: Dossier, upload: "UploadedFile[Any]", by: Actor, on: date) -> StoredFile:
    """Keep an uploaded file that is what its name says, as a draft of the business."""
    allow(policy.may_store(by, dossier))
    return _stored(upload, by=by, on=on, dossier=dossier)


@transaction.atomic
def receive(*, dossier: Dossier, upload: "UploadedFile[Any]", by: Actor, on: date) -> StoredFile:
    """Keep a file that a body has as evidence of what it records. Both sides of the dossier see it."""
    allow(policy.may_receive(by, dossier))
    file = _stored(upload, by=by, on=on, dossier=dossier)
    _submit(file, by=by, on=on)
    return file


@transaction.atomic
def store_own(
    *,
    organisation: Organisation,
    upload: "UploadedFile[Any]",
    by: Actor,
    on: date,
    department: Department | None = None,
) -> StoredFile:
    """Keep an uploaded file as the business's own: in no dossier, so no body ever sees it."""
    allow(policy.may_store_own(by, organisation, department))
    if department is not None and department.organisation_id != organisation.pk:
        raise ActRefused("department_foreign", _("Choose an open department of this organisation."))
    return _stored(upload, by=by, on=on, organisation=organisation, department=department)


def _stored(upload: "UploadedFile[Any]", *, by: Actor, on: date, **owner: Any) -> StoredFile:
    name = cleaned(upload.name or "")
    content = _opened(upload)
    _refuse_unsuitable(name, content, upload.size or 0)
    sha256 = contents.digest_of(content)
    contents.keep(content, sha256)
    file = StoredFile.objects.create(
        name=name,
        media_type=KINDS[extension(name)].media_type,
        size=upload.size or 0,
        sha256=sha256,
        uploaded_by=_person(by),
        uploaded_at=by.at,
        **owner,
    )
    journal.record("papers.file.stored", file, by=by, on=on, after=_facts(file), personal={"name": name})
    return file


def move_own(*, files: "QuerySet[StoredFile]", department: Department | None) -> int:
    """The record that these own files belong to is another department's from now on (inside its act)."""
    return files.filter(dossier=None).update(department=department)


@transaction.atomic
def keep_generated(*, dossier: Dossier, name: str, content: bytes, by: Actor, on: date) -> StoredFile:
    """Keep a paper that an act made, byte for byte. Both sides of the dossier see it from now on."""
    allow(policy.may_keep_generated(by, dossier))
    opened = BytesIO(content)
    sha256 = contents.digest_of(opened)
    contents.keep(opened, sha256)
    file = StoredFile.objects.create(
        dossier=dossier,
        name=cleaned(name),
        media_type=KINDS[extension(name)].media_type,
        size=len(content),
        sha256=sha256,
        uploaded_by_id=by.person_id,
        uploaded_at=by.at,
        submitted_on=on,
        generated=True,
    )
    journal.record("papers.file.generated", file, by=by, on=on, after=_facts(file), personal={"name": name})
    return file


@dataclass(frozen=True)
class KeptNotice:
    """A paper of a body that is in no dossier: the record that names it keeps these."""

    name: str
    media_type: str
    sha256: str


def keep_notice(*, upload: "UploadedFile[Any]") -> KeptNotice:
    """Keep what a body announces, looked at as every upload is (inside the act that was allowed)."""
    name = cleaned(upload.name or "")
    content = _opened(upload)
    _refuse_unsuitable(name, content, upload.size or 0)
    sha256 = contents.digest_of(content)
    contents.keep(content, sha256)
    return KeptNotice(name, KINDS[extension(name)].media_type, sha256)


def _person(by: Actor) -> Person:
    return Person.objects.get(pk=by.person_id or 0)


def _opened(upload: "UploadedFile[Any]") -> BinaryIO:
    opened: Any = upload.open()
    content: BinaryIO = opened.file
    return content


def _refuse_unsuitable(name: str, content: BinaryIO, size: int) -> None:
    _refuse_by_size(size)
    if extension(name) not in KINDS:
        raise ActRefused("file_kind_not_accepted", _ACCEPTED)
    if not is_accepted(extension(name), content):
        raise ActRefused("file_not_what_it_says", _NOT_READABLE)
    refuse_infected(content)


_ACCEPTED = _(
    "Accepted are PDF, Excel (xlsx), Word (docx), CSV, text, PNG and JPEG files. "
    "This one has another ending. Nothing was stored."
)
_NOT_READABLE = _(
    "The content of this file is not what its ending says, or it is damaged, protected by a "
    "password or carries macros. Accepted are PDF, Excel (xlsx), Word (docx), CSV, text, PNG and JPEG "
    "files. Nothing was stored."
)


def _refuse_by_size(size: int) -> None:
    if size == 0:
        raise ActRefused("file_empty", _("This file is empty. Nothing was stored."))
    if size > settings.UPLOAD_LIMIT_BYTES:
        raise ActRefused(
            "file_too_large",
            _("This file is too large: up to %(limit)s MB are accepted. Nothing was stored."),
            limit=settings.UPLOAD_LIMIT_BYTES // MEGABYTE,
        )


def refuse_infected(content: BinaryIO) -> None:
    if not settings.CLAMD_ADDRESS:
        return
    try:
        clean = clamd.is_clean(content, settings.CLAMD_ADDRESS)
    except clamd.Unanswered as silence:
        raise ActRefused(
            "file_not_scanned",
            _("Files cannot be checked for viruses just now. Try again later; nothing was stored."),
        ) from silence
    if not clean:
        raise ActRefused(
            "file_infected", _("The virus scanner found something in this file. Nothing was stored.")
        )


@transaction.atomic
def mark_submitted(*, files: Iterable[StoredFile], by: Actor, on: date) -> None:
    """Hand files in: from now on the bodies to which the dossier is open see them."""
    for file in files:
        allow(policy.may_submit(by, file.dossier))
        if file.submitted_on is None:
            _submit(file, by=by, on=on)


def _submit(file: StoredFile, *, by: Actor, on: date) -> None:
    file.submitted_on = on
    file.save(update_fields=["submitted_on"])
    journal.record(
        "papers.file.submitted", file, by=by, on=on, after=_facts(file), personal={"name": file.name}
    )


def _facts(file: StoredFile) -> dict[str, Any]:
    return {"sha256": file.sha256, "size": file.size, "media_type": file.media_type}

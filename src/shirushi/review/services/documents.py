"""A document replaced after the review began: both are kept, and the reviewers are told."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda.services import notify
from shirushi.intake.models import Application, ApplicationDocument
from shirushi.intake.queries import document_names
from shirushi.papers import services as papers
from shirushi.papers.models import StoredFile
from shirushi.people.actor import Actor
from shirushi.people.models import Role
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.errors import ActRefused
from shirushi.review import policy
from shirushi.review.lifecycle import hold, refuse_unless, refuse_while_halted

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

State = Application.State


@transaction.atomic
def replace_document(
    *, document: ApplicationDocument, upload: "UploadedFile[Any]", reason: str, by: Actor, on: date
) -> ApplicationDocument:
    """Hand in another file for a document. The former one stays with the day on which it was replaced."""
    application = document.application
    allow(policy.may_replace(by, application))
    hold(application)
    refuse_while_halted(application, on)
    refuse_unless(application, State.ACCEPTED, State.UNDER_REVIEW)
    document.refresh_from_db()
    file = papers.store(dossier=application.dossier, upload=upload, by=by, on=on)
    _refuse_replaced(document, file)
    papers.mark_submitted(files=[file], by=by, on=on)
    ApplicationDocument.objects.filter(pk=document.pk).update(replaced_on=on)
    made: ApplicationDocument = application.documents.create(code=document.code, file=file, added_on=on)
    journal.record(
        "review.document.replaced",
        application,
        dossier_id=application.dossier_id,
        by=by,
        on=on,
        before={"code": document.code, "sha256": document.file.sha256},
        after={"code": made.code, "sha256": file.sha256},
        personal={"reason": reason},
    )
    _tell_reviewers(application, made, by, on)
    return made


def _refuse_replaced(document: ApplicationDocument, file: StoredFile) -> None:
    if document.replaced_on is not None:
        raise ActRefused(
            "replaced_already", _("This document was replaced by a newer one already. Nothing was changed.")
        )
    if document.file.sha256 == file.sha256:
        raise ActRefused("same_file", _("This is the same file as the one handed in. Nothing was changed."))


def _tell_reviewers(application: Application, made: ApplicationDocument, by: Actor, on: date) -> None:
    names = document_names(application.scheme, application.submitted_on or on)
    name = names[made.code].name.ja if made.code in names else made.code
    notify(
        kind="review.document_replaced",
        dossier=application.dossier,
        subject_id=application.pk,
        organisation=application.review_body,
        roles=[Role.ASSESSOR, Role.CLERK],
        params={"document": name},
        by=by,
        on=on,
    )

"""Before submission: starting, declaring, handing in documents. Nobody but the business sees it."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.intake import assessment, declarations, policy, queries
from shirushi.intake.models import Application, ApplicationDocument
from shirushi.intake.renewal import holds_a_grant, is_completing, renewal_of
from shirushi.intake.self_assessment import is_filled_in
from shirushi.intake.services.guards import refuse_dissolved, refuse_submitted
from shirushi.intake.services.self_assessment import carry_answers
from shirushi.papers import services as papers
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Organisation
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused
from shirushi.rules import BadInput

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


@transaction.atomic
def start_application(
    *, dossier: Dossier, kind: str, review_body: Organisation, by: Actor, on: date
) -> Application:
    """Open a draft. What was declared last is carried over; after a return the documents as well."""
    allow(policy.may_prepare(by, dossier))
    refuse_dissolved(dossier)
    _refuse_uncovered_unit(dossier)
    _refuse_wrong_body(dossier, review_body)
    _refuse_wrong_kind(dossier, kind, on)
    application = _draft(dossier, kind, review_body, on)
    agenda.open_task(
        kind="intake.finish_application",
        dossier=dossier,
        subject_id=application.pk,
        organisation=dossier.unit.organisation,
        roles=list(policy.APPLICANT_ROLES),
        on=on,
    )
    journal.record("intake.application.started", application, by=by, on=on, after={"kind": kind})
    return application


def _refuse_uncovered_unit(dossier: Dossier) -> None:
    if not queries.covers_unit(dossier.scheme, dossier.unit):
        raise ActRefused(
            "unit_not_covered",
            _("%(scheme)s does not certify a unit of this kind: “%(unit)s”. Nothing was started."),
            scheme=dossier.get_scheme_display(),
            unit=dossier.unit.get_kind_display(),
        )


def _refuse_wrong_body(dossier: Dossier, review_body: Organisation) -> None:
    if review_body.kind != Organisation.Kind.REVIEW_BODY or review_body.scheme != dossier.scheme:
        raise ActRefused("not_a_review_body", _("This is no review body of the scheme. Nothing was started."))


def _refuse_wrong_kind(dossier: Dossier, kind: str, on: date) -> None:
    if queries.open_application(dossier) is not None:
        raise ActRefused(
            "application_open",
            _(
                "An application for this unit is already open. Go on with that one; "
                "no second one was started."
            ),
        )
    if kind == Application.Kind.RENEWAL:
        refuse_closed_window(dossier, on, returned=queries.last_application(dossier))
    elif holds_a_grant(dossier, on=on):
        raise ActRefused(
            "already_holds_a_grant",
            _("This unit holds a grant. It is renewed, not applied for anew. Nothing was started."),
        )


def refuse_closed_window(dossier: Dossier, on: date, *, returned: Application | None) -> None:
    """Renewals are taken in the window or the relief after a suspension, and at no other time.

    One that was handed in in time and returned may be completed until the day that the body named.
    """
    renewal = renewal_of(dossier, on=on)
    if renewal is None:
        raise ActRefused("nothing_to_renew", _("There is no grant that could be renewed. Nothing was done."))
    if not renewal.is_open and (renewal.is_suspended or not is_completing(returned, on)):
        raise ActRefused(
            "outside_the_window",
            _("A renewal cannot be applied for today. Nothing was done."),
            decision=renewal.decision.as_json(),
        )


def _draft(dossier: Dossier, kind: str, review_body: Organisation, on: date) -> Application:
    previous = queries.last_application(dossier)
    try:
        application = Application.objects.create(
            dossier=dossier,
            scheme=dossier.scheme,
            kind=kind,
            review_body=review_body,
            declared=previous.declared if previous else {},
            forms=previous.forms if previous else {},
            started_on=on,
            previous=previous,
        )
    except IntegrityError:
        raise ActRefused(
            "application_open",
            _(
                "An application for this unit is already open. Go on with that one; "
                "no second one was started."
            ),
        ) from None
    if previous is not None:
        carry_answers(previous, application, on)
    if previous is not None and previous.state == Application.State.RETURNED:
        _carry_documents(previous, application)
    return application


def _carry_documents(previous: Application, application: Application) -> None:
    ApplicationDocument.objects.bulk_create(
        ApplicationDocument(
            application=application,
            code=each.code,
            file=each.file,
            added_on=each.added_on,
            dated_on=each.dated_on,
            from_pms=each.from_pms,
        )
        for each in queries.current_documents(previous)
    )


@transaction.atomic
def declare(
    *, application: Application, question: str, facts: Mapping[str, Any], by: Actor, on: date,
    revision: int | None,
) -> None:  # fmt: skip
    """Keep the declared facts of one question, replacing the earlier ones. Raises BadInput."""
    allow(policy.may_prepare(by, application.dossier))
    refuse_submitted(application)
    asked = declarations.sheet(application.scheme, question)
    read = declarations.read(asked, facts, on=on)
    claim(application, revision)
    before = application.declared.get(question)
    application.declared = journal.plain({**application.declared, question: read})
    _refuse_what_the_rules_cannot_read(application, question, on)
    application.save(update_fields=["declared"])
    journal.record(
        "intake.application.declared",
        application,
        by=by,
        on=on,
        before={"question": question, "facts": before},
        after={"question": question, "facts": application.declared[question]},
    )


def _refuse_what_the_rules_cannot_read(application: Application, question: str, on: date) -> None:
    decision = assessment.answer(application, question, on=on)
    if question == "headcount" and decision is not None and not decision.refused and not decision["workers"]:
        raise BadInput("out_of_range", declarations.COUNTED[0], value=0, at_least=1)


@transaction.atomic
def attach_document(
    *,
    application: Application,
    code: str,
    upload: "UploadedFile[Any]",
    by: Actor,
    on: date,
    dated_on: date | None = None,
    from_pms: bool = False,
) -> ApplicationDocument:
    """Keep a file under a document code; the one that stood there is replaced."""
    allow(policy.may_prepare(by, application.dossier))
    refuse_submitted(application)
    if code not in queries.document_names(application.scheme, on):
        raise BadInput("unknown_value", "code", value=code, allowed=", ".join(_codes(application, on)))
    if is_filled_in(application.scheme, code, on):
        raise ActRefused(
            "filled_in_on_the_web",
            _("This form is filled in here on the web, not handed in as a file. Nothing was stored."),
        )
    claim(application, None)
    file = papers.store(dossier=application.dossier, upload=upload, by=by, on=on)
    application.documents.filter(code=code, replaced_on=None).update(replaced_on=on)
    document: ApplicationDocument = application.documents.create(
        code=code, file=file, added_on=on, dated_on=dated_on, from_pms=from_pms
    )
    journal.record("intake.document.attached", application, by=by, on=on, after=_document_facts(document))
    return document


def _codes(application: Application, on: date) -> list[str]:
    return list(queries.document_names(application.scheme, on))


@transaction.atomic
def remove_document(*, document: ApplicationDocument, by: Actor, on: date) -> None:
    """Take a document out of a draft."""
    application: Application = document.application
    allow(policy.may_prepare(by, application.dossier))
    refuse_submitted(application)
    if document.replaced_on is not None:
        raise ActRefused("already_removed", _("This document was already taken out. Nothing was changed."))
    claim(application, None)
    document.replaced_on = on
    document.save(update_fields=["replaced_on"])
    journal.record("intake.document.removed", application, by=by, on=on, before=_document_facts(document))


def _document_facts(document: ApplicationDocument) -> dict[str, Any]:
    return {"code": document.code, "sha256": document.file.sha256, "size": document.file.size}

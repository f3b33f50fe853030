"""Filling in a form of the application as a screen: it is kept, and becomes a PDF among the documents."""

from collections.abc import Mapping
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from shirushi.intake import policy, printing, queries
from shirushi.intake.models import Application
from shirushi.intake.paper_forms import blanks
from shirushi.intake.services.drafting import attach_document
from shirushi.intake.services.guards import refuse_submitted
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.rules import BadInput
from shirushi.ui.language import language

PDF = "application/pdf"


@transaction.atomic
def keep_form(
    *,
    application: Application,
    code: str,
    values: Mapping[str, str],
    known: Mapping[str, str],
    by: Actor,
    on: date,
    revision: int | None,
) -> None:
    """Keep what was filled in, with what the PMS said of it that day, and hand its PDF in. Raises BadInput.

    `known` is remembered to point out where the form says something else.
    """
    allow(policy.may_prepare(by, application.dossier))
    refuse_submitted(application)
    _refuse_incomplete(application, code, values)
    claim(application, revision)
    kept = {"values": dict(values), "known": dict(known), "known_on": on}
    application.forms = journal.plain({**application.forms, code: kept})
    application.save(update_fields=["forms"])
    content = printing.paper_form_pdf(application, code, values, on=on)
    name = getattr(queries.document_names(application.scheme, on)[code].name, language())
    upload = SimpleUploadedFile(f"{name}_{on.isoformat()}.pdf", content, content_type=PDF)
    attach_document(application=application, code=code, upload=upload, by=by, on=on)
    journal.record("intake.form.kept", application, by=by, on=on, after={"code": code})


def _refuse_incomplete(application: Application, code: str, values: Mapping[str, str]) -> None:
    asked = blanks(application.scheme, code)
    if not asked:
        raise BadInput("unknown_value", "code", value=code, allowed="")
    for name in values:
        if name not in {blank.name for blank in asked}:
            raise BadInput("unknown_field", name)
    for blank in asked:
        if blank.needed and not values.get(blank.name, "").strip():
            raise BadInput("missing_field", blank.name)

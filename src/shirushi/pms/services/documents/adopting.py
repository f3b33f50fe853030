"""Taking over the documents that ship, filled with the company's own names."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.pms.document_templates import CODES, Template, template
from shirushi.pms.document_text import day_in_text
from shirushi.pms.models import Document, DocumentVersion
from shirushi.pms.policy_documents import may_write_documents
from shirushi.record import journal


@dataclass(frozen=True, kw_only=True)
class Names:
    """What stands in the places of the shipped texts."""

    company: str
    representative: str
    privacy_officer: str
    audit_officer: str
    complaint_desk: str
    address: str
    enacted_on: date

    def written(self) -> dict[str, str]:
        return {**asdict(self), "enacted_on": day_in_text(self.enacted_on)}


@transaction.atomic
def adopt_templates(
    *, organisation: Organisation, names: Names, by: Actor, on: date, codes: Iterable[str] = CODES
) -> list[Document]:
    """Make a first draft of each shipped document that the business does not have yet. Twice does no harm."""
    allow(may_write_documents(by, organisation.pk))
    guards.lock(organisation)
    had = set(Document.objects.filter(organisation=organisation).values_list("code", flat=True))
    missing = [template(code) for code in codes if code not in had]
    made: list[Document] = Document.objects.bulk_create(_document(each, organisation, on) for each in missing)
    written = names.written()
    DocumentVersion.objects.bulk_create(
        _draft(document, each.filled(written), names.enacted_on, on)
        for document, each in zip(made, missing, strict=True)
    )
    if made:
        after = {"count": len(made), "effective_on": names.enacted_on}
        journal.record("pms.documents.adopted", organisation, by=by, on=on, after=after)
    return made


def _document(each: Template, organisation: Organisation, on: date) -> Document:
    return Document(
        organisation=organisation, created_on=on, kind=each.kind, code=each.code, title=each.title
    )


def _draft(document: Document, text: str, effective_on: date, on: date) -> DocumentVersion:
    return DocumentVersion(
        organisation_id=document.organisation_id,
        created_on=on,
        document=document,
        number=1,
        text=text,
        effective_on=effective_on,
    )

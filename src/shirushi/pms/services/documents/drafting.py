"""Writing: a document of one's own, a new version of one in force, changes of a draft."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.pms.document_text import tidy
from shirushi.pms.models import Document, DocumentVersion
from shirushi.pms.policy_documents import may_write_documents
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused


@transaction.atomic
def add_document(
    *, organisation: Organisation, kind: str, title: str, text: str, by: Actor, on: date
) -> Document:
    """A rule or form of the company's own, with its first draft."""
    allow(may_write_documents(by, organisation.pk))
    guards.lock(organisation)
    made: Document = Document.objects.create(
        organisation=organisation, created_on=on, kind=kind, code=_own_code(organisation), title=title
    )
    _version(made, 1, tidy(text), on)
    journal.record("pms.document.added", made, by=by, on=on, after={"title": title, "kind": kind})
    return made


def _own_code(organisation: Organisation) -> str:
    own = Document.objects.filter(organisation=organisation, code__startswith="own_")
    taken = [int(code.removeprefix("own_")) for code in own.values_list("code", flat=True)]
    return f"own_{max(taken, default=0) + 1}"


def _version(document: Document, number: int, text: str, on: date) -> DocumentVersion:
    made: DocumentVersion = DocumentVersion.objects.create(
        organisation_id=document.organisation_id, created_on=on, document=document, number=number, text=text
    )
    return made


@transaction.atomic
def begin_draft(*, document: Document, by: Actor, on: date) -> DocumentVersion:
    """A new version, beginning with the latest approved text; the one that is open already, if there is one."""
    allow(may_write_documents(by, document.organisation_id))
    guards.lock(document.organisation)
    found: DocumentVersion | None = document.versions.exclude(state="approved").first()
    if found is not None:
        return found
    last = document.versions.order_by("number").last()
    highest = document.versions.aggregate(last=Max("number"))["last"] or 0
    made = _version(document, highest + 1, last.text if last else "", on)
    journal.record("pms.document.draft_begun", document, by=by, on=on, after={"version": made.number})
    return made


@transaction.atomic
def edit_draft(
    *, version: DocumentVersion, text: str, note: str = "", by: Actor, on: date, revision: int | None = None
) -> DocumentVersion:
    """Put another text into a draft. A returned version is a draft again."""
    allow(may_write_documents(by, version.organisation_id))
    refuse_unless(version, "draft", "returned")
    if not text.strip():
        raise ActRefused("text_empty", _("The text is empty. Nothing was changed."))
    claim(version, revision)
    signs = len(version.text)
    version.text, version.note, version.state = tidy(text), note, "draft"
    version.save(update_fields=["text", "note", "state"])
    told = {"version": version.number, "note": note, "signs": len(version.text)}
    journal.record("pms.document.edited", version.document, by=by, on=on, before={"signs": signs}, after=told)
    return version


@transaction.atomic
def drop_draft(*, version: DocumentVersion, by: Actor, on: date) -> None:
    """Give up a draft; the text in force stays as it is. The first draft goes with its document."""
    allow(may_write_documents(by, version.organisation_id))
    refuse_unless(version, "draft", "returned")
    claim(version, None)
    document, after = version.document, {"version": version.number, "title": version.document.title}
    journal.record("pms.document.draft_dropped", document, by=by, on=on, after=after)
    version.delete()
    if not document.versions.exists():
        document.delete()


def refuse_unless(version: DocumentVersion, *states: str) -> None:
    if version.state not in states:
        raise ActRefused("version_state", _("This version has gone on since. Look at where it stands now."))

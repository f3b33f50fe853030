"""The text shown to persons, made from an entry of the inventory; from then on a document like the others."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.pms import notice_templates
from shirushi.pms.document_text import tidy
from shirushi.pms.models import Document, DocumentVersion, Holding
from shirushi.pms.policy_documents import may_write_documents
from shirushi.record import journal
from shirushi.record.errors import ActRefused


@transaction.atomic
def make_notice(
    *, holding: Holding, names: dict[str, str], used_at: str, by: Actor, on: date
) -> DocumentVersion:
    """A first draft, once for each entry; the privacy officer completes and approves it."""
    allow(may_write_documents(by, holding.organisation_id))
    guards.lock(holding.organisation)
    if Document.objects.filter(holding=holding).exists():
        raise ActRefused("notice_there", _("This entry has its text already. Begin a new version of it."))
    made = Document.objects.create(
        organisation=holding.organisation,
        created_on=on,
        kind=Document.Kind.NOTICE,
        code=f"notice_{holding.number}",
        title=str(_("Notice: %(name)s") % {"name": holding.name})[:200],
        holding=holding,
        used_at=used_at,
    )
    version: DocumentVersion = DocumentVersion.objects.create(
        organisation=holding.organisation,
        created_on=on,
        document=made,
        number=1,
        text=tidy(notice_templates.filled(holding, names)),
    )
    after = {"title": made.title, "kind": made.kind, "holding": holding.name, "used_at": used_at}
    journal.record("pms.document.added", made, by=by, on=on, after=after)
    return version

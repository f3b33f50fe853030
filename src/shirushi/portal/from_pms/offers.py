"""What the PMS can hand over: its papers and its documents in force, each as a file made when it is chosen."""

from collections.abc import Iterable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _

from shirushi.people.actor import Actor
from shirushi.pms import documents_out
from shirushi.pms.models import DocumentVersion
from shirushi.portal.from_pms import papers

PDF = "application/pdf"
DOCUMENT = "document-"


def titles() -> dict[str, str]:
    """The papers that can be made, by code."""
    return {
        "pms_document_list": _("List of PMS documents"),
        "training_summary": _("Summary of training"),
        "audit_and_review_summary": _("Summary of audits and management reviews"),
        "inventory_first_page": _("First page of the inventory"),
        "risk_analysis": _("Risk analysis"),
        "objectives": _("Objectives"),
    }


def choices(who: Actor) -> list[tuple[str, str]]:
    """Everything that can be handed over today, by code and label."""
    documents = [(f"{DOCUMENT}{each.pk}", each.document.title) for each in _in_force(who)]
    return [*titles().items(), *documents]


def _in_force(who: Actor) -> Iterable[DocumentVersion]:
    held = DocumentVersion.objects.visible_to(who).filter(state="approved", effective_on__lte=who.on)
    newest = {each.document_id: each for each in held.select_related("document").order_by("effective_on")}
    return sorted(newest.values(), key=lambda each: (each.document.kind, each.document.code))


def made(code: str, who: Actor) -> SimpleUploadedFile | None:
    """The file of a code, made from the PMS as it stands today; None for a code that is not on offer."""
    title = titles().get(code)
    if title is not None:
        content = papers.printed(title, papers.MAKERS[code](who), who, wide=code in papers.WIDE)
        return _file(title, content, who)
    version = _version(code, who)
    return _file(version.document.title, documents_out.as_pdf(version), who) if version else None


def _version(code: str, who: Actor) -> DocumentVersion | None:
    return next((each for each in _in_force(who) if f"{DOCUMENT}{each.pk}" == code), None)


def _file(title: str, content: bytes, who: Actor) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{title}_{who.on.isoformat()}.pdf", content, content_type=PDF)

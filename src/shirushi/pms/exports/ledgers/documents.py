"""The register of documents with all their versions, who confirmed them, laws and interested parties."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.pms.exports.kinds import CHUNK, Export, Part, part_of
from shirushi.pms.models import (
    Acknowledgement,
    Document,
    DocumentVersion,
    InterestedParty,
    Law,
    ReadConfirmation,
)
from shirushi.pms.presentation.registers import REGISTER_TITLES, columns_of, export_row
from shirushi.pms.queries import documents as reads
from shirushi.pms.services.documents import REGISTERS

VERSION_NAMES = ("document", "number", "state", "note", "approved_on", "approved_by", "effective_on")


def _documents(actor: Actor) -> Iterator[dict[str, Any]]:
    listed: Any = reads.listed(actor)
    for each in listed:
        yield {
            "kind": str(each.get_kind_display()),
            "code": each.code,
            "title": each.title,
            "version": each.in_force_number,
            "effective_on": each.in_force_on,
        }


def _versions(actor: Actor) -> Any:
    seen = DocumentVersion.objects.visible_to(actor).select_related("document", "approved_by")
    return seen.defer("text").order_by("document__kind", "document__code", "number")


def _confirmed(actor: Actor) -> Iterator[dict[str, Any]]:
    seen = ReadConfirmation.objects.visible_to(actor).select_related(
        "acknowledgement__version__document", "worker", "department"
    )
    for each in seen.order_by("acknowledgement_id", "department__name", "worker__name", "pk").iterator(CHUNK):
        yield {
            "document": str(each.acknowledgement.version),
            "due_on": each.acknowledgement.due_on,
            "department": each.department.name,
            "worker": each.worker.name,
            "confirmed_on": each.confirmed_on,
            "on_paper": each.on_paper,
        }


def _register(code: str) -> Callable[[Actor], Iterator[dict[str, Any]]]:
    """All lines, those that ended too."""
    register = REGISTERS[code]

    def rows(actor: Actor) -> Iterator[dict[str, Any]]:
        seen = register.model.objects.visible_to(actor).select_related("checked_by").order_by("name", "pk")
        for line in seen.iterator(chunk_size=CHUNK):
            yield {**export_row(line, register.columns), "ended_on": line.ended_on}

    return rows


def _lines(code: str) -> Part:
    register = REGISTERS[code]
    columns = [*columns_of(register.model, register.columns), ("ended_on", _("Ended on"), 12)]
    return Part(REGISTER_TITLES[code], columns, _register(code))


DOCUMENT_COLUMNS = [
    ("kind", _("Kind"), 18),
    ("code", _("Code"), 18),
    ("title", _("Title"), 44),
    ("version", _("Version in force"), 10),
    ("effective_on", _("In force from"), 12),
]
CONFIRMED_COLUMNS = [
    ("document", _("Document"), 36),
    ("due_on", _("Due on"), 12),
    ("department", _("Department"), 20),
    ("worker", _("Worker"), 20),
    ("confirmed_on", _("Confirmed on"), 12),
    ("on_paper", _("On paper"), 10),
]

EXPORTS = (
    Export(
        "documents",
        5,
        _("Register of documents"),
        (
            Part(_("Register of documents"), DOCUMENT_COLUMNS, _documents),
            part_of(_("All versions"), DocumentVersion, VERSION_NAMES, _versions, {"number": _("Version")}),
            Part(_("Who has read and confirmed"), CONFIRMED_COLUMNS, _confirmed),
        ),
        (Document, DocumentVersion, Acknowledgement, ReadConfirmation),
    ),
    Export("laws", 6, REGISTER_TITLES["laws"], (_lines("laws"),), (Law,)),
    Export("parties", 7, REGISTER_TITLES["parties"], (_lines("parties"),), (InterestedParty,)),
)

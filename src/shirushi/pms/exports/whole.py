"""The whole PMS as one archive: ledgers, texts in force, reports, an index and the digest of every file.

It is written in Japanese whoever asks: it is for the assessor. It is handed on while it is written, so that its
size is no matter; each file is made only when its turn comes. A kept file whose bytes are gone does not hold up the
others: the index names it first of all.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import override

from shirushi.papers.archives import Archive, Write
from shirushi.papers.contents import open_content
from shirushi.papers.names import unpackable
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.pms import documents_out
from shirushi.pms.exports import index
from shirushi.pms.exports.kinds import Export, Paper
from shirushi.pms.exports.ledgers import EXPORTS
from shirushi.pms.exports.paper import report_pdf
from shirushi.pms.exports.reports import REPORTS
from shirushi.pms.models import DocumentVersion, EvidenceFile
from shirushi.sheets.writing import write_workbook

LANGUAGE = "ja"
log = logging.getLogger(__name__)


class ContentLostError(Exception):
    """The bytes of a file are not where they were kept."""


@dataclass(frozen=True)
class Entry:
    """A file of the archive: in which folder, under which title, of which day, how it is written."""

    folder: str
    title: str
    ending: str
    dated: date | None
    write: Write


@dataclass(frozen=True)
class Placed:
    path: str
    entry: Entry


@dataclass(frozen=True)
class Whole:
    """What the archive of a business holds on a day."""

    organisation: Organisation
    on: date
    placed: tuple[Placed, ...]

    @property
    def name(self) -> str:
        return unpackable(f"PMS_{self.organisation.name}_{self.on:%Y%m%d}.zip")


def whole(organisation: Organisation, actor: Actor) -> Whole:
    """What whoever asks may see of its own business."""
    with override(LANGUAGE):
        found = [each for kind in KINDS for each in kind(actor)]
        return Whole(organisation, actor.on, tuple(_placed(found)))


def streamed(asked: Whole) -> Iterator[bytes]:
    """The archive, piece by piece. The language is changed only while a file is made."""
    archive, lost = Archive(asked.on), list[str]()
    for each in asked.placed:
        try:
            yield from archive.add(each.path, partial(_in_japanese, each.entry.write))
        except ContentLostError:
            lost.append(each.path)
            log.exception(
                "the PMS of organisation %s was handed out without %s", asked.organisation.pk, each.path
            )
    titles = {each.path: (each.entry.title, each.entry.dated) for each in asked.placed}
    with override(LANGUAGE):
        page = index.page(asked.organisation.name, asked.on, archive.written, titles, lost)
    yield from archive.add(index.INDEX, partial(_write, page))
    yield from archive.add(index.STYLE, partial(_write, index.style()))
    yield from archive.add(index.DIGESTS, partial(_write, index.digests(archive.written)))
    yield from archive.close()


def _in_japanese(write: Write, target: BinaryIO) -> None:
    with override(LANGUAGE):
        write(target)


def _write(content: bytes, target: BinaryIO) -> None:
    target.write(content)


def _placed(found: list[Entry]) -> Iterator[Placed]:
    """Each under a name of its own, safe on every system."""
    taken: set[str] = set()
    for entry in found:
        name, serial = unpackable(entry.title), 1
        path = f"{entry.folder}/{name}.{entry.ending}"
        while path.casefold() in taken:
            serial += 1
            path = f"{entry.folder}/{name} ({serial}).{entry.ending}"
        taken.add(path.casefold())
        yield Placed(path, entry)


def _folder(place: int, title: str) -> str:
    return f"{place:02}_{title}"


def _documents(actor: Actor) -> Iterator[Entry]:
    """The text in force of each document, as Word and as PDF."""
    folder = _folder(1, _("Documents in force"))
    held = DocumentVersion.objects.visible_to(actor).filter(state="approved", effective_on__lte=actor.on)
    keys = dict(held.order_by("effective_on").values_list("document_id", "pk"))
    kept = DocumentVersion.objects.filter(pk__in=keys.values()).select_related("document")
    for version in kept.defer("text").order_by("document__kind", "document__code"):
        edition = _("Version %(number)s") % {"number": version.number}
        for ending, made in FORMS.items():
            yield Entry(
                folder,
                f"{version.document.title} {edition}",
                ending,
                version.effective_on,
                partial(_document, version.pk, made),
            )


def _document(key: int, made: Callable[[DocumentVersion], bytes], target: BinaryIO) -> None:
    version = DocumentVersion.objects.select_related("document", "organisation", "approved_by").get(pk=key)
    target.write(made(version))


FORMS = {"docx": documents_out.as_word, "pdf": documents_out.as_pdf}


def _ledgers(actor: Actor) -> Iterator[Entry]:
    folder = _folder(2, _("Ledgers"))
    for place, export in enumerate(EXPORTS.values(), start=1):
        title = f"{place:02}_{export.title}"
        yield Entry(folder, title, "xlsx", actor.on, partial(_ledger, export, actor))


def _ledger(export: Export, actor: Actor, target: BinaryIO) -> None:
    write_workbook(target, export.tables(actor), generated_on=actor.on)


def _reports(actor: Actor) -> Iterator[Entry]:
    folder = _folder(3, _("Reports"))
    for report in REPORTS.values():
        for paper in report.papers(actor):
            yield Entry(folder, paper.name, "pdf", paper.dated, partial(_report, paper, actor))


def _report(paper: Paper, actor: Actor, target: BinaryIO) -> None:
    target.write(report_pdf(paper, actor))


def _evidence(actor: Actor) -> Iterator[Entry]:
    """The files of evidence in use, under the number of the evidence."""
    folder = _folder(4, _("Evidence"))
    seen = EvidenceFile.objects.visible_to(actor).filter(ended_on=None, evidence__withdrawn_on=None)
    for held in seen.select_related("evidence", "file").order_by("evidence__number", "pk"):
        title, dot, ending = held.file.name.rpartition(".")
        title = f"{held.evidence.number:03}_{title or ending}"
        write = partial(_copy, held.file.sha256)
        yield Entry(folder, title, ending if dot else "bin", held.evidence.dated_on, write)


def _copy(sha256: str, target: BinaryIO) -> None:
    try:
        content = open_content(sha256)
    except FileNotFoundError as gone:
        raise ContentLostError(sha256) from gone
    with content:
        target.writelines(content.chunks())


# In the order of the folders. What else is to go out adds its line.
KINDS: tuple[Callable[[Actor], Iterator[Entry]], ...] = (_documents, _ledgers, _reports, _evidence)

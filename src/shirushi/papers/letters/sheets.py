"""A letter as it is read: head, addressee, sender, text. The same sheet is shown on the page and printed."""

import hashlib
import json
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from shirushi.papers import printing
from shirushi.papers.letters import kinds, texts
from shirushi.papers.letters.texts import Block
from shirushi.papers.models import Letter
from shirushi.people.prefectures import name_of
from shirushi.ui.days import era_day


@dataclass(frozen=True)
class Enclosed:
    """A kept paper that goes out with the letter, by the digest of its bytes."""

    name: str
    sha256: str
    file_id: int


@dataclass(frozen=True)
class Sheet:
    language: str
    number: str
    dated: str
    addressee: list[str]
    sender: list[str]
    title: str
    blocks: list[Block]
    enclosures: list[Enclosed] = field(default_factory=list)
    enclosures_title: str = ""

    @property
    def digest(self) -> str:
        """Of what the sender read: a letter goes out as it was previewed, or not at all."""
        read = asdict(replace(self, number="", dated=""))
        return hashlib.sha256(json.dumps(read, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def sheet_of(
    letter: Letter, *, on: date, language: str, addition: str, number: str = "", sender_name: str = ""
) -> Sheet:
    """The letter with the facts as they stand now."""
    kind = kinds.of(letter.kind)
    with translation.override(language):
        fields = {**_common(letter), **kind.fields(letter), "addition": addition.strip()}
        title, blocks = texts.filled(texts.source(kind, language), fields)
        enclosed = [Enclosed(each.name, each.sha256, each.pk) for each in kind.enclosures(letter)]
        return Sheet(
            language=language,
            number=_("No. %(number)s") % {"number": number or "    "},
            dated=era_day(on),
            addressee=_addressee(letter),
            sender=_sender(letter, sender_name),
            title=title,
            blocks=blocks,
            enclosures=enclosed,
            enclosures_title=_("Enclosed") if enclosed else "",
        )


def _common(letter: Letter) -> dict[str, str]:
    unit = letter.dossier.unit
    return {
        "business": unit.organisation.name,
        "unit": str(unit),
        "scheme": letter.dossier.get_scheme_display(),
        "sender": letter.sender.name,
    }


def _addressee(letter: Letter) -> list[str]:
    return [_("To %(name)s") % {"name": letter.dossier.unit}]


def _sender(letter: Letter, name: str) -> list[str]:
    sender = letter.sender
    address = f"{name_of(sender.prefecture)}{sender.address}" if sender.address else ""
    person = _("In charge: %(name)s") % {"name": name} if name else ""
    return [line for line in (sender.name, address, person) if line]


def as_pdf(sheet: Sheet, *, dated: date) -> bytes:
    """The same sheet gives the same bytes."""
    return _printed("letter", asdict(sheet), dated)


def paper_pdf(*, title: str, blocks: list[Block], author: str, language: str, dated: date) -> bytes:
    """A paper that is no letter: a contract, the evidence of its signatures."""
    data = {
        "title": title,
        "blocks": [asdict(block) for block in blocks],
        "author": author,
        "language": language,
    }
    return _printed("paper", data, dated)


def _printed(template: str, data: dict[str, Any], dated: date) -> bytes:
    with resources.as_file(resources.files("shirushi.papers") / "typst") as folder:
        return printing.pdf(Path(folder) / f"{template}.typ", data, dated=dated)

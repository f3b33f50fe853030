"""The first page of the archive: everything in it, with its day; and the digest of every file."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib import resources
from itertools import groupby
from typing import Any
from urllib.parse import quote

from django.template.loader import render_to_string

from shirushi.papers.archives import Written

Titles = Mapping[str, tuple[str, date | None]]
KILOBYTE = 1024
# It stands first in a listing; its looks and the digests beside it.
INDEX, STYLE, DIGESTS = "00_目次.html", "00_目次.css", "SHA256SUMS.txt"


def page(
    company: str, on: date, written: Sequence[Written], titles: Titles, lost: Sequence[str] = ()
) -> bytes:
    """One page that needs nothing else: it is opened from a folder, without the house. `lost` are not in it."""
    folders = [
        {"name": name.partition("_")[2], "lines": [_line(each, titles) for each in group]}
        for name, group in groupby(written, key=lambda each: each.path.partition("/")[0])
    ]
    shown = {
        "company": company,
        "on": on,
        "folders": folders,
        "count": len(written),
        "lost": [{"path": path, "title": titles[path][0], "dated": titles[path][1]} for path in lost],
        "style": quote(STYLE),
    }
    return render_to_string("pms/whole_index.html", shown).encode()


def style() -> bytes:
    return resources.files("shirushi.pms.content").joinpath("whole_index.css").read_bytes()


def _line(each: Written, titles: Titles) -> dict[str, Any]:
    title, dated = titles[each.path]
    return {
        "title": title.removeprefix(_number_of(title)),
        "ending": each.path.rpartition(".")[2],
        "link": quote(each.path),
        "dated": dated,
        "kilobytes": -(-each.size // KILOBYTE),
        "sha256": each.sha256,
    }


def _number_of(title: str) -> str:
    """The number before the title of a ledger puts its file into order; the list has its own order."""
    number, line, _rest = title.partition("_")
    return f"{number}{line}" if number.isdecimal() else ""


def digests(written: Sequence[Written]) -> bytes:
    """As `sha256sum --check` reads it."""
    return "".join(_digests(written)).encode()


def _digests(written: Sequence[Written]) -> Iterator[str]:
    return (f"{each.sha256}  {each.path}\n" for each in written)

"""The form of a letter's text. It is read first and filled afterwards: what people wrote never becomes form.

# Title               once, at the head
## Heading            above a part
label :: {field}      a row of facts
- text                an item
{field}               alone on a line: a paragraph, items (a list) or a table, as the field is
{addition}            where the sender's own paragraph stands
Anything else         a paragraph

A line all of whose fields are empty is left out, and so is a heading that nothing follows.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

from shirushi.papers.letters.kinds import Fields, LetterKind, Table

NAME = re.compile(r"\{(\w+)\}")
ROW = " :: "


@dataclass(frozen=True)
class Block:
    kind: str
    text: str = ""
    label: str = ""
    head: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@lru_cache(maxsize=256)
def source(kind: LetterKind, language: str) -> str:
    folder = resources.files(kind.package) / "letters"
    return (folder / f"{kind.name}.{language}.txt").read_text("utf-8")


def filled(text: str, fields: Fields) -> tuple[str, list[Block]]:
    """Title and blocks of a text with its fields."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    title = _said(lines[0].removeprefix("# "), fields)
    blocks = [block for line in lines[1:] for block in _blocks(line, fields)]
    return title, _without_idle_headings(blocks)


def _blocks(line: str, fields: Fields) -> Iterator[Block]:
    names = NAME.findall(line)
    if names and not any(fields[name] for name in names):
        return
    alone = fields[names[0]] if NAME.fullmatch(line) else ""
    if isinstance(alone, Table):
        yield Block("table", head=list(alone.head), rows=[list(row) for row in alone.rows])
    elif isinstance(alone, list):
        yield from (Block("item", each) for each in alone)
    else:
        yield from _written(line, fields)


def _written(line: str, fields: Fields) -> Iterator[Block]:
    if line.startswith("## "):
        yield Block("heading", _said(line[3:], fields))
    elif line.startswith("- "):
        yield Block("item", _said(line[2:], fields))
    elif ROW in line:
        label, value = line.split(ROW, 1)
        yield Block("row", _said(value, fields), _said(label, fields))
    else:
        yield from (Block("paragraph", part) for part in _said(line, fields).splitlines() if part.strip())


def _said(line: str, fields: Mapping[str, Any]) -> str:
    return NAME.sub(lambda found: str(fields[found[1]]), line)


def _without_idle_headings(blocks: list[Block]) -> list[Block]:
    following = [*blocks[1:], Block("heading")]
    return [
        block
        for block, after in zip(blocks, following, strict=True)
        if not (block.kind == "heading" and after.kind == "heading")
    ]

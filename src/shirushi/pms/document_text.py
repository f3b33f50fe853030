"""The form of a document's text: plain lines, of which some are headings, items or fields to fill in.

第1章　総則          a chapter (also 附則 and 【…】)
第1条（目的）        an article
（1）氏名            an item
日付：               a field to be filled in by hand
Anything else        a paragraph; empty lines only part
"""

import re
from dataclasses import dataclass
from datetime import date

NUMBER = r"[0-9０-９一二三四五六七八九十百]+"
ARTICLE = re.compile(rf"第{NUMBER}条(?:の{NUMBER})*\s*[（(][^）)]+[）)]")
CHAPTER = re.compile(rf"第{NUMBER}章[\s　].+|附[\s　]*則|【[^】]+】")
ITEM = re.compile(rf"[（(]{NUMBER}[）)]")
FIELD_END = "："


@dataclass(frozen=True)
class Block:
    kind: str
    text: str


def blocks(text: str) -> list[Block]:
    lines = (line.strip() for line in text.splitlines())
    return [Block(kind_of(line), line) for line in lines if line]


def kind_of(line: str) -> str:
    if ARTICLE.fullmatch(line):
        return "article"
    if CHAPTER.fullmatch(line):
        return "chapter"
    if ITEM.match(line):
        return "item"
    return "field" if line.endswith(FIELD_END) else "paragraph"


def day_in_text(day: date) -> str:
    """A day as the shipped texts write it: they are Japanese, whatever language somebody works in."""
    return f"{day.year}年{day.month}月{day.day}日"


def tidy(text: str) -> str:
    """One kind of line end, no spaces at the ends, never two empty lines."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")

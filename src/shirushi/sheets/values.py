"""One cell becomes one value, or a problem that says what is wrong with it."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from shirushi.sheets.cells import Value
from shirushi.sheets.days import NoSuchDay, day_of_serial, read_day
from shirushi.sheets.fields import Field, Reads
from shirushi.sheets.folding import fold, fold_without_brackets, narrow

_YES = (
    *("○", "◎", "●", "✓", "✔", "レ", "☑", "v", "有", "有り", "あり", "有る", "ある", "該当", "該当する"),
    *("含む", "はい", "yes", "y", "true", "1", "する", "要", "on"),
)
_NO = (
    *(
        "×",
        "✕",
        "✖",
        "x",
        "-",
        "ー",
        "無",
        "無し",
        "なし",
        "無い",
        "ない",
        "非該当",
        "該当しない",
        "含まない",
    ),
    *("いいえ", "no", "n", "false", "0", "しない", "不要", "off", "□", "☐"),
)
YES, NO = frozenset(map(fold, _YES)), frozenset(map(fold, _NO))
# What people put into a cell to say that there is nothing.
NOTHING = frozenset({"-", "--", "ー", "n/a", "―", "/", "／"})
SHOWN = 40
_NUMBER = re.compile(
    r"(?:約|およそ|計)?(-?\d{1,3}(?:,\d{3})+|-?\d+)(?:\.0+)?(?:件|名|人|枚|部|個|台|冊|通|社|円|歳)?(?:程度|前後|以上|以下)?"
)
_EMAIL = re.compile(r"[^@\s,;<>()]+@[^@\s,;<>()]+\.[^@\s,;<>().]+")
_PARTS = re.compile(r"[・･、,/()\[\]【】\s＋+&;:とや]+")
_UNWANTED = {"Cc", "Cf", "Cs", "Co", "Cn"}
Trouble = tuple[str, Mapping[str, Any]]


class Unread(ValueError):  # noqa: N818  (a finding about a cell)
    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def text_of(value: Value) -> str:
    """What the cell says as text, spaces at its ends and invisible signs gone; line breaks stay."""
    if isinstance(value, str):
        return value.strip() if value.isprintable() else _cleaned(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return value.isoformat() if isinstance(value, date) else str(value)


def _cleaned(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(s for s in lines if s in "\n\t" or unicodedata.category(s) not in _UNWANTED).strip()


def read(value: Value, field: Field) -> Any:
    """The value as the field takes it; None (or "" of texts) where there is nothing. Raises Unread."""
    text = text_of(value)
    if not text or text in NOTHING:
        return _nothing(field)
    return _READERS[field.reads](value, text, field)


def _nothing(field: Field) -> Any:
    if field.reads == Reads.FLAG:
        return False
    return None if field.reads in (Reads.WHOLE, Reads.DAY, Reads.CHOICE) else ""


def _text(_value: Value, text: str, field: Field) -> str:
    if field.longest and len(text) > field.longest:
        raise Unread("too_long", length=len(text), longest=field.longest)
    return text if field.reads == Reads.LONG_TEXT else " ".join(text.split("\n"))


def _whole(_value: Value, text: str, field: Field) -> int:
    found = _NUMBER.fullmatch(re.sub(r"\s+", "", narrow(text)))
    if not found:
        raise Unread("not_a_number", said=_shown(text))
    number = int(found[1].replace(",", ""))
    if not field.least <= number <= field.most:
        raise Unread("number_out_of_range", said=_shown(text), least=field.least, most=f"{field.most:,}")
    return number


def _day(value: Value, text: str, _field: Field) -> date:
    if isinstance(value, date):
        return value
    try:
        day = read_day(text) or _serial(text)
    except NoSuchDay:
        raise Unread("no_such_day", said=_shown(text)) from None
    if day is None:
        raise Unread("not_a_day", said=_shown(text))
    return day


def _serial(text: str) -> date | None:
    plain = narrow(text)
    return day_of_serial(float(plain)) if re.fullmatch(r"\d{5}(\.\d+)?", plain) else None


def _flag(value: Value, text: str, _field: Field) -> bool:
    if isinstance(value, bool):
        return value
    word = fold(text)
    if word in YES:
        return True
    if word in NO:
        return False
    raise Unread("not_yes_or_no", said=_shown(text))


def _choice(_value: Value, text: str, field: Field) -> str:
    """The whole word first, then without brackets, then the only choice that its parts name."""
    for word in (fold(text), fold_without_brackets(text)):
        if word in field.code_of:
            return field.code_of[word]
    parts = (field.code_of.get(fold(part)) for part in _PARTS.split(narrow(text)))
    named = {code for code in parts if code}
    if len(named) == 1:
        return named.pop()
    code = "several_choices" if named else "not_a_choice"
    raise Unread(code, said=_shown(text), choices=field.choice_words)


def _email(_value: Value, text: str, field: Field) -> str:
    plain = narrow(text).strip().removeprefix("mailto:")
    if not _EMAIL.fullmatch(plain):
        raise Unread("not_an_email", said=_shown(text))
    return _text(plain, plain, field)


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


_READERS: Mapping[Reads, Callable[[Value, str, Field], Any]] = {
    Reads.TEXT: _text,
    Reads.LONG_TEXT: _text,
    Reads.WHOLE: _whole,
    Reads.DAY: _day,
    Reads.FLAG: _flag,
    Reads.CHOICE: _choice,
    Reads.EMAIL: _email,
}

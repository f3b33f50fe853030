"""The facts of a question: what may be asked with, read strictly.

A question declares its fields; `read_facts` gives `Facts` or raises `BadInput`. Days are read
from ISO strings or dates and held as `date`; null is the same as absent.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from shirushi.rules.decision import BadInput

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FIRST_YEAR, LAST_YEAR = 1000, 2999  # beyond, adding months could leave the calendar
UNWRITABLE = 10**4300  # Python writes no more digits than that
UNADDABLE = 10**4000  # quantities below this can be added up, and the sum still be written

Reader = Callable[[Any], Any]


class _Unreadable(Exception):  # noqa: N818
    """A value that a reader cannot take. `inside` grows on the way out, `field` ends as the fact's name."""

    def __init__(self, code: str, *, inside: str = "", **facts: Any) -> None:
        super().__init__(code)
        self.code, self.inside, self.facts = code, inside, facts
        self.field = inside


@dataclass(frozen=True, slots=True)
class Field:
    """One fact of a question. `planned` days may lie after `on`; `rows` are the fields of a list's rows."""

    name: str
    read: Reader
    needed: bool = True
    dated: bool = False
    absent: Any = None
    rows: "tuple[Field, ...]" = ()


def day(name: str, *, needed: bool = True, planned: bool = False) -> Field:
    """A day: `YYYY-MM-DD` or a date. Unless `planned`, it may not lie after `on`."""
    return Field(name, _read_day, needed=needed, dated=not planned)


def on() -> Field:
    """The day whose edition applies."""
    return Field("on", _read_day)


def scheme() -> Field:
    """One of the schemes of the book (checked by the book)."""
    return text("scheme")


def whole(name: str, *, needed: bool = True, at_least: int | None = None) -> Field:
    """A whole number; true and false are none. With `at_least` it is a quantity that may be added up."""

    def read(value: Any) -> int:
        number = _read_whole(value)
        if at_least is not None and number < at_least:
            raise _Unreadable("out_of_range", value=number, at_least=at_least)
        if at_least is not None and number >= UNADDABLE:
            raise _Unreadable("too_long")
        return number

    return Field(name, read, needed=needed)


def flag(name: str, *, needed: bool = True, absent: bool | None = False) -> Field:
    """True or false; `absent` where an optional one is not given: false, or None if that tells apart."""
    return Field(name, _read_flag, needed=needed, absent=absent)


def text(name: str, *, needed: bool = True) -> Field:
    """A string."""
    return Field(name, _read_text, needed=needed)


def one_of(name: str, values: Collection[str], *, needed: bool = True) -> Field:
    """One of a closed list of codes."""
    return Field(name, _reader_of_one(values), needed=needed)


def some_of(name: str, values: Collection[str], *, needed: bool = False) -> Field:
    """A list of codes out of a closed list; empty where absent."""
    return Field(name, _reader_of_list(_reader_of_one(values)), needed=needed, absent=())


def texts(name: str, *, needed: bool = False) -> Field:
    """A list of strings; empty where absent."""
    return Field(name, _reader_of_list(_read_text), needed=needed, absent=())


def days(name: str, *, needed: bool = False) -> Field:
    """A list of days, before or after `on` alike; empty where absent."""
    return Field(name, _reader_of_list(_read_day), needed=needed, absent=())


def rows(name: str, *fields: Field, needed: bool = False, order: tuple[tuple[str, str], ...] = ()) -> Field:
    """A list of records with these fields; empty where absent.

    A row with a needed day after `on` is ignored, as is an optional day after `on` inside a row.
    `order` names pairs (later, earlier) of days inside a row.
    """

    def read(value: Any) -> dict[str, Any]:
        record = _read_record(fields, value)
        for later, earlier in order:
            _refuse_disorder(record, later, earlier)
        return record

    return Field(name, _reader_of_list(read), needed=needed, absent=(), rows=fields)


class Facts:
    """The facts of one question as read. Absent ones are None, False or empty."""

    __slots__ = ("_late", "_values")

    def __init__(self, values: dict[str, Any], late: Mapping[str, date]) -> None:
        self._values = values
        self._late = late

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def get(self, name: str) -> Any:
        """The fact, or None where the question has no such fact."""
        return self._values.get(name)

    def is_late(self, name: str) -> bool:
        """Whether the fact was given but is dated after `on`, and therefore ignored."""
        return name in self._late

    def need(self, name: str) -> Any:
        """A fact that this case needs though the question as a whole does not.

        Raises BadInput (see `absence_of`).
        """
        value = self._values[name]
        if value is None:
            raise self.absence_of(name)
        return value

    def absence_of(self, name: str) -> BadInput:
        """The error for a fact that this case needs: `after_on` if it is late, else `missing_field`."""
        if name in self._late:
            return BadInput("after_on", name, value=self._late[name], on=self._values["on"])
        return BadInput("missing_field", name)

    def forbid(self, name: str) -> None:
        """Raises BadInput `not_asked_here` if a fact was given that this case does not take."""
        value = self._values[name]
        if name in self._late or not (value is None or value is False or value == ()):
            raise BadInput("not_asked_here", name)

    def must_follow(self, later: str, earlier: str) -> None:
        """Raises BadInput `date_order` if both days are known and `later` is before `earlier`."""
        try:
            _refuse_disorder(self._values, later, earlier)
        except _Unreadable as problem:
            raise BadInput(problem.code, later, **problem.facts) from None


def read_facts(fields: tuple[Field, ...], given: Any, schemes: Collection[str]) -> Facts:
    """The facts, read; raises BadInput at the first that cannot be."""
    try:
        values = _read_record(fields, given, inside="facts")
    except _Unreadable as problem:
        raise BadInput(problem.code, problem.field, path=problem.inside or None, **problem.facts) from None
    known_scheme = values.get("scheme")
    if known_scheme is not None and known_scheme not in schemes:
        raise BadInput("unknown_value", "scheme", value=known_scheme, allowed=", ".join(schemes))
    late = _put_aside_what_lies_ahead(fields, values)
    return Facts(values, late)


def _put_aside_what_lies_ahead(fields: tuple[Field, ...], values: dict[str, Any]) -> dict[str, date]:
    today = values.get("on")
    late: dict[str, date] = {}
    if today is None:
        return late
    for field in fields:
        value = values[field.name]
        if field.rows:
            values[field.name] = _rows_known_by(today, field.rows, value)
        elif field.dated and value is not None and value > today:
            if field.needed:
                raise BadInput("after_on", field.name, value=value, on=today)
            late[field.name], values[field.name] = value, None
    return late


def _rows_known_by(today: date, fields: tuple[Field, ...], records: tuple[dict[str, Any], ...]) -> Any:
    return tuple(kept for record in records if (kept := _row_known_by(today, fields, record)) is not None)


def _row_known_by(today: date, fields: tuple[Field, ...], record: dict[str, Any]) -> dict[str, Any] | None:
    ahead = [field for field in fields if field.dated and (record[field.name] or today) > today]
    if any(field.needed for field in ahead):
        return None
    return record | {field.name: None for field in ahead}


def _read_record(fields: tuple[Field, ...], given: Any, inside: str = "") -> dict[str, Any]:
    if not isinstance(given, Mapping):
        raise _Unreadable("wrong_type", inside=inside, value=_shown(given), wanted="record")
    names = {field.name for field in fields}
    for name in given:
        if name not in names:
            raise _Unreadable("unknown_field", inside=name if isinstance(name, str) else _shown(name))
    return {field.name: _read_field(field, given.get(field.name)) for field in fields}


def _refuse_disorder(record: dict[str, Any], later: str, earlier: str) -> None:
    first, second = record[earlier], record[later]
    if first is not None and second is not None and second < first:
        raise _Unreadable("date_order", inside=later, value=second, earlier=earlier, earlier_day=first)


def _read_field(field: Field, value: Any) -> Any:
    if value is None:
        if field.needed:
            raise _Unreadable("missing_field", inside=field.name)
        return field.absent
    try:
        return field.read(value)
    except _Unreadable as problem:
        problem.inside = field.name + problem.inside
        problem.field = field.name
        raise


def _read_day(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return _within_the_calendar(value)
    if not isinstance(value, str) or not ISO_DAY.fullmatch(value):
        raise _Unreadable("wrong_type", value=_shown(value), wanted="day")
    try:
        return _within_the_calendar(date.fromisoformat(value))
    except ValueError:
        raise _Unreadable("impossible_date", value=_shown(value)) from None


def _within_the_calendar(value: date) -> date:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise _Unreadable("impossible_date", value=_shown(str(value)))
    return value


def _read_whole(value: Any) -> int:
    if type(value) is not int:
        raise _Unreadable("wrong_type", value=_shown(value), wanted="whole")
    if abs(value) >= UNWRITABLE:
        raise _Unreadable("too_long")
    return value


def _read_flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Unreadable("wrong_type", value=_shown(value), wanted="flag")
    return value


def _read_text(value: Any) -> str:
    if not isinstance(value, str):
        raise _Unreadable("wrong_type", value=_shown(value), wanted="text")
    return value


def _reader_of_one(values: Collection[str]) -> Reader:
    def read(value: Any) -> str:
        code = _read_text(value)
        if code not in values:
            raise _Unreadable("unknown_value", value=code, allowed=", ".join(values))
        return code

    return read


def _reader_of_list(read_item: Reader) -> Reader:
    def read(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, (list, tuple)):
            raise _Unreadable("wrong_type", value=_shown(value), wanted="list")
        return tuple(_read_item(read_item, place, item) for place, item in enumerate(value))

    return read


def _read_item(read: Reader, place: int, item: Any) -> Any:
    try:
        return read(item)
    except _Unreadable as problem:
        problem.inside = f"[{place}]" + (f".{problem.inside}" if problem.inside else "")
        raise


def _shown(value: Any) -> str:
    try:
        return repr(value)[:60]
    except (ValueError, RecursionError):  # too many digits, too many lists in lists
        return type(value).__name__

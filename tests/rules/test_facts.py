"""How facts are read: each kind of field, and the days that lie ahead."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from shirushi.rules import BadInput
from shirushi.rules.facts import (
    Facts,
    Field,
    day,
    days,
    flag,
    on,
    one_of,
    read_facts,
    rows,
    scheme,
    some_of,
    text,
    texts,
    whole,
)

Made = Callable[[], Field]  # made inside the test, so that a mutant of the maker is met
TODAY = date(2026, 1, 15)
YESTERDAY, TOMORROW = date(2026, 1, 14), date(2026, 1, 16)


def read(field: Field, value: Any, **more: Any) -> Any:
    return read_facts((on(), field), {"on": TODAY, field.name: value} | more, ())[field.name]


def wrong(field: Field, value: Any) -> BadInput:
    with pytest.raises(BadInput) as raised:
        read(field, value)
    return raised.value


@pytest.mark.parametrize(
    ("made", "absent"),
    [
        (lambda: day("then", needed=False), None),
        (lambda: whole("number", needed=False), None),
        (lambda: flag("is_so", needed=False), False),
        (lambda: flag("is_so", needed=False, absent=None), None),
        (lambda: text("words", needed=False), None),
        (lambda: one_of("code", ("a", "b"), needed=False), None),
        (lambda: some_of("codes", ("a", "b")), ()),
        (lambda: texts("names"), ()),
        (lambda: days("closed"), ()),
        (lambda: rows("lines", whole("amount")), ()),
    ],
)
def test_an_optional_fact_that_is_absent_has_its_own_nothing(made: Made, absent: Any) -> None:
    field = made()

    facts = read_facts((field,), {}, ())

    assert facts[field.name] == absent
    assert type(facts[field.name]) is type(absent)


@pytest.mark.parametrize(
    "made",
    [
        lambda: day("then"),
        on,
        scheme,
        lambda: whole("number"),
        lambda: flag("is_so"),
        lambda: text("words"),
        lambda: one_of("code", ("a", "b")),
        lambda: some_of("codes", ("a", "b"), needed=True),
        lambda: texts("names", needed=True),
        lambda: days("closed", needed=True),
        lambda: rows("lines", whole("amount"), needed=True),
    ],
)
def test_a_needed_fact_is_missed(made: Made) -> None:
    field = made()

    with pytest.raises(BadInput) as raised:
        read_facts((field,), {}, ())

    assert (raised.value.code, raised.value.field) == ("missing_field", field.name)


@pytest.mark.parametrize(
    ("made", "value", "wanted"),
    [
        (lambda: day("then"), 20260115, "日付"),
        (lambda: day("then"), datetime(2026, 1, 15), "日付"),  # noqa: DTZ001 - a moment is no day
        (lambda: day("then"), "2026-1-15", "日付"),
        (lambda: day("then"), "2026-01-15T00:00", "日付"),
        (lambda: day("then"), "２０２６-01-15", "日付"),
        (lambda: whole("number"), True, "整数"),
        (lambda: whole("number"), "1", "整数"),
        (lambda: flag("is_so"), 1, "true"),
        (lambda: text("words"), 1, "文字列"),
        (lambda: one_of("code", ("a",)), 1, "文字列"),
        (lambda: some_of("codes", ("a",)), "a", "リスト"),
        (lambda: texts("names"), {"a": 1}, "リスト"),
        (lambda: days("closed"), "2026-01-15", "リスト"),
        (lambda: rows("lines", whole("amount")), {}, "リスト"),
    ],
)
def test_the_wrong_type_is_told_with_the_right_one(made: Made, value: Any, wanted: str) -> None:
    field = made()

    problem = wrong(field, value)

    assert (problem.code, problem.field, problem.path) == ("wrong_type", field.name, field.name)
    assert wanted in problem.text["ja"]
    assert repr(value)[:60] in problem.text["en"]


@pytest.mark.parametrize(
    ("made", "value", "code", "path"),
    [
        (lambda: some_of("codes", ("a",)), ["a", "z"], "unknown_value", "codes[1]"),
        (lambda: texts("names"), ["a", 2], "wrong_type", "names[1]"),
        (lambda: days("closed"), ["2026-02-30"], "impossible_date", "closed[0]"),
        (lambda: rows("lines", whole("amount")), [5], "wrong_type", "lines[0]"),
        (lambda: rows("lines", whole("amount")), [{}], "missing_field", "lines[0].amount"),
        (
            lambda: rows("lines", whole("amount")),
            [{"amount": 1}, {"amount": "1"}],
            "wrong_type",
            "lines[1].amount",
        ),
        (
            lambda: rows("lines", whole("amount")),
            [{"amount": 1, "more": 2}],
            "unknown_field",
            "lines[0].more",
        ),
        (
            lambda: rows("lines", rows("deep", day("x"))),
            [{"deep": [{"x": 1}]}],
            "wrong_type",
            "lines[0].deep[0].x",
        ),
    ],
)
def test_a_place_inside_a_list_is_told(made: Made, value: Any, code: str, path: str) -> None:
    field = made()

    problem = wrong(field, value)

    assert (problem.code, problem.field, problem.path) == (code, field.name, path)
    assert path in problem.text["ja"]


@pytest.mark.parametrize("name", ["", "a[0]", "a.b", "on "])
def test_an_unknown_fact_is_named_as_it_was_written(name: str) -> None:
    with pytest.raises(BadInput) as raised:
        read_facts((on(),), {"on": TODAY, name: 1}, ())

    assert (raised.value.code, raised.value.field) == ("unknown_field", name)


@pytest.mark.parametrize("key", [1, None, 10**5000], ids=["number", "nothing", "too long"])
def test_a_fact_without_a_name_is_unknown(key: Any) -> None:
    with pytest.raises(BadInput) as raised:
        read_facts((on(),), {"on": TODAY, key: 1}, ())

    assert raised.value.code == "unknown_field"


def test_facts_that_are_no_record_are_told_as_facts() -> None:
    with pytest.raises(BadInput) as raised:
        read_facts((on(),), [1], ())

    assert (raised.value.code, raised.value.field) == ("wrong_type", "facts")
    assert "[1]" in raised.value.text["en"]
    assert "a record" in raised.value.text["en"]


@pytest.mark.parametrize(("value", "code"), [(2, "out_of_range"), (10**4000, "too_long")], ids=["2", "long"])
def test_a_quantity_has_its_bounds(value: int, code: str) -> None:
    assert wrong(whole("number", at_least=3), value).code == code


@pytest.mark.parametrize("value", [3, 10**4000 - 1], ids=["3", "long"])
def test_a_quantity_on_its_bounds_is_taken(value: int) -> None:
    assert read(whole("number", at_least=3), value) == value


def test_a_bound_is_told() -> None:
    assert "it must be at least 3" in wrong(whole("number", at_least=3), 2).text["en"]
    assert "is 2" in wrong(whole("number", at_least=3), 2).text["en"]


@pytest.mark.parametrize("value", [10**4300, -(10**4300)], ids=["high", "low"])
def test_a_number_that_cannot_be_written_is_none(value: int) -> None:
    assert wrong(whole("number"), value).code == "too_long"


@pytest.mark.parametrize("value", [10**4300 - 1, -(10**4300) + 1, 0], ids=["high", "low", "0"])
def test_any_other_number_is(value: int) -> None:
    assert read(whole("number"), value) == value


@pytest.mark.parametrize("value", ["1000-01-01", "2999-12-31", date(1000, 1, 1), date(2999, 12, 31)])
def test_the_calendar_has_room_to_count_in(value: Any) -> None:
    assert str(read(day("then", planned=True), value)) == str(value)


@pytest.mark.parametrize("value", ["0999-12-31", "3000-01-01", date(999, 12, 31), date(3000, 1, 1)])
def test_beyond_it_there_is_no_day(value: Any) -> None:
    problem = wrong(day("then", planned=True), value)

    assert problem.code == "impossible_date"
    assert str(value) in problem.text["en"]


def test_a_value_off_the_list_is_told_with_the_list() -> None:
    problem = wrong(one_of("code", ("a", "b")), "z")

    assert problem.code == "unknown_value"
    assert '"z"' in problem.text["en"]
    assert "a, b" in problem.text["en"]


def test_an_unknown_scheme_is_told_with_the_known_ones() -> None:
    with pytest.raises(BadInput) as raised:
        read_facts((scheme(),), {"scheme": "x"}, ("privacymark", "japhic"))

    assert (raised.value.code, raised.value.field) == ("unknown_value", "scheme")
    assert '"x"' in raised.value.text["en"]
    assert "privacymark, japhic" in raised.value.text["en"]


@pytest.mark.parametrize(
    ("made", "known"),
    [
        (lambda: day("then", needed=False), None),
        (lambda: day("then", needed=False, planned=True), TOMORROW),
        (lambda: day("then", planned=True), TOMORROW),
    ],
    ids=["happened", "planned", "planned and needed"],
)
def test_only_a_planned_day_may_lie_ahead(made: Made, known: date | None) -> None:
    assert read(made(), TOMORROW) == known


def test_a_needed_day_that_lies_ahead_is_told() -> None:
    problem = wrong(day("then"), TOMORROW)

    assert (problem.code, problem.field) == ("after_on", "then")
    assert "16 January 2026" in problem.text["en"]
    assert "15 January 2026" in problem.text["en"]


def test_a_day_on_the_day_itself_counts() -> None:
    assert read(day("then"), TODAY) == TODAY


def test_a_row_is_known_once_its_needed_day_has_come() -> None:
    line = rows("lines", day("then"), day("over", needed=False), day("plan", needed=False, planned=True))
    given = [{"then": TOMORROW}, {"then": YESTERDAY, "over": TOMORROW, "plan": TOMORROW}, {"then": TODAY}]

    assert read(line, given) == (
        {"then": YESTERDAY, "over": None, "plan": TOMORROW},
        {"then": TODAY, "over": None, "plan": None},
    )


def test_without_a_day_that_is_asked_about_nothing_lies_ahead() -> None:
    facts = read_facts((day("then"),), {"then": TOMORROW}, ())

    assert facts["then"] == TOMORROW
    assert not facts.is_late("then")


def test_rows_keep_their_order() -> None:
    line = rows("lines", day("from"), day("to", needed=False), order=(("to", "from"),))

    problem = wrong(line, [{"from": TODAY}, {"from": TODAY, "to": YESTERDAY}])

    assert (problem.code, problem.field, problem.path) == ("date_order", "lines", "lines[1].to")
    assert problem.text["en"] == (
        '"lines[1].to" (14 January 2026) cannot be before "from" (15 January 2026).'
    )
    assert read(line, [{"from": TODAY, "to": TODAY}]) == ({"from": TODAY, "to": TODAY},)


@pytest.mark.parametrize("value", [None, False, ()], ids=repr)
def test_what_was_not_given_may_be_forbidden(value: Any) -> None:
    Facts({"months": value}, {}).forbid("months")


@pytest.mark.parametrize(
    ("value", "late"), [(0, {}), (12, {}), (("a",), {}), (True, {}), (None, {"months": TOMORROW})]
)
def test_what_was_given_is_refused_where_it_is_forbidden(value: Any, late: dict[str, date]) -> None:
    with pytest.raises(BadInput) as raised:
        Facts({"months": value}, late).forbid("months")

    assert (raised.value.code, raised.value.field) == ("not_asked_here", "months")


def test_a_need_that_is_late_is_told_apart_from_one_that_is_missing() -> None:
    facts = Facts({"on": TODAY, "seen": None, "then": None}, {"then": TOMORROW})

    assert facts.absence_of("seen").code == "missing_field"
    assert facts.absence_of("then").code == "after_on"
    assert "16 January 2026" in facts.absence_of("then").text["en"]
    assert "15 January 2026" in facts.absence_of("then").text["en"]

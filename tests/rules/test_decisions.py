"""The shape of answers, refusals and errors."""

import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from shirushi.rules import BadInput, Decision, Refused, Rulebook, decide
from shirushi.rules.facts import Facts
from shirushi.rules.sentences import shown

BOOK = Rulebook.load()
FACTS = {"scheme": "privacymark", "on": "2008-01-15", "level": 8, "party": "holder"}


def test_the_envelope_has_its_fields_in_order() -> None:
    answer = BOOK.decide("measure", FACTS).as_json()

    assert list(answer) == [
        "question", "scheme", "editions", "rulebook", "refused", "outcome", "reasons", "warnings",
    ]  # fmt: skip
    assert list(answer["reasons"][0]) == ["code", "facts", "cites", "text"]
    assert answer["reasons"][0]["code"] == "measure.level_in_band"
    assert list(answer["reasons"][0]["text"]) == ["ja", "en"]


def test_the_question_can_be_asked_without_a_book() -> None:
    assert decide("measure", FACTS) == BOOK.decide("measure", FACTS)


def test_a_day_of_the_outcome_is_a_date_or_none() -> None:
    decision = decide("term", {"scheme": "privacymark", "on": "2024-03-01", "decided_on": "2024-02-28"})

    assert decision.day("lapses_on") == date(2024, 5, 28)
    assert decision.day("starts_on") is None


def test_a_service_that_needs_an_answer_is_told_why_there_is_none() -> None:
    with pytest.raises(Refused, match="not on the scale") as raised:
        BOOK.require("measure", FACTS | {"level": 12})

    assert raised.value.decision.refused
    assert raised.value.decision.reasons[0].code == "level_off_scale"


def test_a_service_that_has_an_answer_goes_on() -> None:
    assert BOOK.require("measure", FACTS) == BOOK.decide("measure", FACTS)


def test_a_refusal_has_no_outcome_to_read() -> None:
    with pytest.raises(KeyError):
        BOOK.decide("measure", FACTS | {"level": 12}).day("starts_on")


@pytest.mark.parametrize("question", ["mood", "", "measure ", None, ["measure"]])
def test_there_are_only_these_questions(question: Any) -> None:
    with pytest.raises(BadInput) as raised:
        decide(question, FACTS)

    assert raised.value.as_json()["error"] == "unknown_question"
    assert raised.value.field == "question"


@pytest.mark.parametrize("facts", [None, [], "on", 3])
def test_facts_are_a_record(facts: Any) -> None:
    with pytest.raises(BadInput) as raised:
        decide("measure", facts)

    assert (raised.value.code, raised.value.field) == ("wrong_type", "facts")


def test_an_error_says_where_inside_a_list_it_is() -> None:
    rows = [{"starts_on": "2024-01-01", "ends_on": "2024-02-30"}]

    with pytest.raises(BadInput) as raised:
        decide("standing", {"scheme": "privacymark", "on": "2024-05-01", "suspensions": rows})

    assert raised.value.field == "suspensions"
    assert raised.value.path == "suspensions[0].ends_on"
    assert "suspensions[0].ends_on" in raised.value.text["ja"]
    assert list(raised.value.as_json()) == ["error", "field", "text"]


def test_an_unknown_fact_may_have_any_name() -> None:
    with pytest.raises(BadInput) as raised:
        decide("measure", FACTS | {"level[0]": 3})

    assert raised.value.code == "unknown_field"


@pytest.mark.parametrize("late", [True, False])
def test_a_fact_that_is_not_asked_in_this_case(late: bool) -> None:
    facts = Facts({"size": None if late else "small"}, {"size": date(2024, 1, 1)} if late else {})

    with pytest.raises(BadInput) as raised:
        facts.forbid("size")

    assert raised.value.code == "not_asked_here"


def test_an_absent_fact_is_not_forbidden() -> None:
    Facts({"size": None, "options": ()}, {}).forbid("options")


@pytest.mark.parametrize(
    ("value", "ja", "en"),
    [
        (None, "なし", "none"),
        (True, "はい", "yes"),
        (False, "いいえ", "no"),
        ([], "なし", "none"),
        (["leak", "loss"], "漏えい、紛失", "leak, loss"),
        ("2026-11-22", "2026年11月22日", "22 November 2026"),
        ("own words", "own words", "own words"),
        (1234567, "1,234,567", "1,234,567"),
        ({"ja": "注", "en": "a note"}, "注", "a note"),
        (1.5, "1.5", "1.5"),
    ],
)
def test_values_are_shown_as_people_read_them(value: Any, ja: str, en: str) -> None:
    assert (shown("fact", value, "ja"), shown("fact", value, "en")) == (ja, en)


def test_a_stored_decision_is_shown_in_both_languages() -> None:
    stored = decide("measure", FACTS).as_json()

    again = Decision.from_json(stored)

    assert again.reasons[0].text("ja") == stored["reasons"][0]["text"]["ja"]


def test_the_rules_need_no_django_and_nothing_else_of_ours() -> None:
    program = (
        "import sys; from shirushi.rules import decide;"
        f"decide('measure', {FACTS!r}).as_json();"
        "ours = {name for name in sys.modules if name.startswith('shirushi.')};"
        "print([name for name in ours if not name.startswith('shirushi.rules')], 'django' in sys.modules)"
    )

    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "[] False"

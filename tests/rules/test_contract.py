"""What every question keeps, whatever it asks: its fields, its envelope, and what nobody may crash."""

import json
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from shirushi.rules import BadInput, decide
from shirushi.rules.decision import native
from shirushi.rules.questions import QUESTIONS

PRIVACYMARK = {"scheme": "privacymark", "on": "2026-01-15"}
JAPHIC = {"scheme": "japhic", "on": "2026-01-15"}
APPLICANT = {"legal_entity": True, "unregistered_foreign_company": False, "adult_entertainment": False}
APPLICANT |= {"base_in_japan": True, "officer_disqualified": False, "pms_established": True}
SAMPLES: dict[str, dict[str, Any]] = {
    "level": PRIVACYMARK | {"event": "leak", "cause": "external_factor"},
    "measure": PRIVACYMARK | {"level": 8, "party": "holder"},
    "convert_level": {"scheme": "privacymark", "level": 4},
    "suspension": PRIVACYMARK | {"party": "holder", "level": 8, "months": 3, "notified_on": "2026-01-05"},
    "renewal_window": PRIVACYMARK | {"expires_on": "2026-12-31"},
    "application_bar": PRIVACYMARK | {"level": 9, "months": 6, "occurred_on": "2026-01-05"},
    "term": PRIVACYMARK | {"decided_on": "2026-01-05"},
    "case_deadlines": PRIVACYMARK | {"findings_on": "2026-01-05", "round": 1},
    "dispensation": PRIVACYMARK | {"deadline": "completion", "due_on": "2026-02-02"},
    "eligibility": PRIVACYMARK | APPLICANT | {"pms_operated": True, "qualified_people": 2},
    "headcount": {"scheme": "japhic", "regular": 3},
    "size_class": PRIVACYMARK | {"industry": "retail", "capital": None, "workers": 6},
    "change_report": PRIVACYMARK | {"items": ["name"]},
    "succession": {"scheme": "privacymark", "on": "2026-01-15", "event": "takeover"},
    "small_business": {"on": "2026-01-15", "employees": 3, "persons_in_databases": 9, "entrusted": False},
    "fees": PRIVACYMARK | {"kind": "new", "size": "small"},
    "refund": JAPHIC | {"lines": [{"code": "registration_fee", "amount": 52500}], "result": "failed"},
    "charge": PRIVACYMARK | {"code": "overtime", "hours": 2},
    "consumption_tax": {"on": "2026-01-15", "lines": [{"category": "standard", "amount": 52382}]},
    "review_start": PRIVACYMARK
    | {"lines": [{"code": "application_fee", "amount": 52382}], "received": 52382},
    "review_team": JAPHIC,
    "assessor": PRIVACYMARK | {"part": "member"},
    "onsite_time": JAPHIC | {"workers": 6},
    "documents": JAPHIC | {"kind": "new", "applies": []},
    "registration_number": {"scheme": "privacymark", "number": "10190316(05)"},
    "incident_deadlines": {"authority": "ppc", "discovered_on": "2026-01-05"},
    "record_retention": {"on": "2026-01-15", "method": "each", "recorded_on": "2026-01-05"},
    "standing": PRIVACYMARK | {"decided_on": "2026-01-05"},
}
WITHOUT_SCHEME = {"small_business", "incident_deadlines", "record_retention", "consumption_tax"}
CONDITIONAL = {  # what a case needs though the question as a whole does not
    "suspension": ["notified_on"],
    "application_bar": ["months", "occurred_on"],
    "fees": ["size"],
    "charge": ["hours"],
    "onsite_time": ["workers"],
    "eligibility": [*APPLICANT, "pms_operated", "qualified_people"],
}
OPTIONAL = {"headcount": ["regular"], "standing": ["decided_on"], "size_class": ["capital"]}
FIELDS = [(question, name) for question, facts in SAMPLES.items() for name in facts]
DIGITS_THAT_PYTHON_WRITES = 4300


def needed(question: str) -> list[str]:
    return [name for name in SAMPLES[question] if name not in OPTIONAL.get(question, ())]


def wrong(question: str, facts: dict[str, Any]) -> tuple[str, str]:
    """The code and the field of the error, once both languages and JSON have been seen to work."""
    with pytest.raises(BadInput) as raised:
        decide(question, facts)
    answer = json.loads(json.dumps(raised.value.as_json()))
    assert list(answer) == ["error", "field", "text"]
    assert answer["text"]["ja"]
    assert answer["text"]["en"]
    return answer["error"], answer["field"]


def test_every_question_is_among_the_samples() -> None:
    assert set(SAMPLES) == set(QUESTIONS)


@pytest.mark.parametrize("question", SAMPLES)
def test_every_sample_has_its_whole_envelope(question: str) -> None:
    answer = decide(question, SAMPLES[question]).as_json()

    assert json.loads(json.dumps(answer)) == answer
    assert list(answer) == [
        "question", "scheme", "editions", "rulebook", "refused", "outcome", "reasons", "warnings",
    ]  # fmt: skip
    assert answer["scheme"] == SAMPLES[question].get("scheme", SAMPLES[question].get("authority"))
    assert answer["question"] == question
    assert answer["refused"] is False
    assert answer["editions"]
    assert all(list(reason) == ["code", "facts", "cites", "text"] for reason in answer["reasons"])


@pytest.mark.parametrize(("question", "name"), [(q, name) for q in SAMPLES for name in needed(q)])
@pytest.mark.parametrize("absent", ["left out", "null"])
def test_a_needed_fact_is_missed_by_its_name(question: str, name: str, absent: str) -> None:
    facts = {key: value for key, value in SAMPLES[question].items() if key != name}

    assert wrong(question, facts if absent == "left out" else facts | {name: None}) == ("missing_field", name)


@pytest.mark.parametrize(("question", "name"), FIELDS)
@pytest.mark.parametrize("value", [{}, {"a": []}, 1.0, float("nan"), b"1", (1.5,)], ids=repr)
def test_no_fact_is_of_another_type(question: str, name: str, value: Any) -> None:
    facts = SAMPLES[question] | {name: value}

    assert wrong(question, facts) == ("wrong_type", name)


@pytest.mark.parametrize(("question", "name"), FIELDS)
def test_a_truth_is_no_number_and_a_number_no_truth(question: str, name: str) -> None:
    is_flag = isinstance(SAMPLES[question][name], bool)

    assert wrong(question, SAMPLES[question] | {name: 1 if is_flag else True}) == ("wrong_type", name)


@pytest.mark.parametrize("question", SAMPLES)
@pytest.mark.parametrize("extra", ["colour", "Scheme", "", "on "])
def test_a_fact_that_the_question_does_not_know_is_named(question: str, extra: str) -> None:
    assert wrong(question, SAMPLES[question] | {extra: None}) == ("unknown_field", extra)


@pytest.mark.parametrize(
    "question", ["convert_level", "registration_number", "incident_deadlines"]
)  # the edition is not chosen by a day of the asker's
def test_on_is_not_asked_everywhere(question: str) -> None:
    assert wrong(question, SAMPLES[question] | {"on": "2026-01-15"}) == ("unknown_field", "on")


@pytest.mark.parametrize("question", sorted(set(SAMPLES) - WITHOUT_SCHEME))
@pytest.mark.parametrize("scheme", ["ppc", "PrivacyMark", "", "pms"])
def test_only_the_schemes_of_the_book_are_known(question: str, scheme: str) -> None:
    assert wrong(question, SAMPLES[question] | {"scheme": scheme}) == ("unknown_value", "scheme")


@pytest.mark.parametrize("question", sorted(set(SAMPLES) - WITHOUT_SCHEME))
def test_no_question_is_bad_input_for_want_of_a_table(question: str) -> None:
    """A scheme that the question's paragraph does not name refuses, whatever else was given."""
    named = {
        "renewal_window", "term", "eligibility", "fees", "onsite_time", "documents", "standing",
        "charge", "review_start", "review_team", "assessor", "dispensation",
    }  # fmt: skip
    other = "privacymark" if SAMPLES[question]["scheme"] == "japhic" else "japhic"
    if question in named:
        return

    decision = decide(question, SAMPLES[question] | {"scheme": other})

    assert [reason.code for reason in decision.reasons] == ["no_public_table"]
    assert (decision.refused, decision.outcome, decision.editions) == (True, None, {})
    assert decision.scheme == other


@pytest.mark.parametrize(("question", "name"), FIELDS)
@pytest.mark.parametrize("depth", [50, 990, 5000, 100_000])
def test_lists_in_lists_are_the_wrong_type_however_deep(question: str, name: str, depth: int) -> None:
    value: Any = 1
    for _ in range(depth):
        value = [value]

    assert wrong(question, SAMPLES[question] | {name: value}) == ("wrong_type", name)


@pytest.mark.parametrize("digits", [DIGITS_THAT_PYTHON_WRITES + 1, 100_000])
@pytest.mark.parametrize(("question", "name"), FIELDS)
def test_numbers_that_nobody_writes_are_bad_input(question: str, name: str, digits: int) -> None:
    is_number = type(SAMPLES[question][name]) is int or name == "capital"

    code = "too_long" if is_number else "wrong_type"
    assert wrong(question, SAMPLES[question] | {name: 10 ** (digits - 1)}) == (code, name)


@pytest.mark.parametrize("sign", [1, -1])
def test_any_integer_that_can_be_written_is_off_the_scale(sign: int) -> None:
    level = sign * (10**DIGITS_THAT_PYTHON_WRITES - 1)

    decision = decide("measure", SAMPLES["measure"] | {"level": level})

    assert json.loads(json.dumps(decision.as_json()))["reasons"][0]["code"] == "level_off_scale"


def test_amounts_that_could_not_be_added_up_are_bad_input() -> None:
    lines = [{"code": "registration_fee", "amount": 10**4000}]

    assert wrong("refund", SAMPLES["refund"] | {"lines": lines}) == ("too_long", "lines")


def test_amounts_just_below_are_added_up_and_written() -> None:
    lines = [{"code": "registration_fee", "amount": 10**4000 - 1}] * 1000

    decision = decide("refund", SAMPLES["refund"] | {"lines": lines})

    assert json.loads(json.dumps(decision.as_json()))["outcome"]["total"] == 1000 * (10**4000 - 1)


def test_the_tables_ask_only_what_the_contract_lists() -> None:
    tables = sorted((Path(__file__).parent / "tables").glob("*.yaml"))

    asked = {table.stem.partition(".")[0] for table in tables}

    assert asked == set(QUESTIONS)
    assert all(native(YAML(typ="safe", pure=True).load(table)["cases"]) for table in tables)

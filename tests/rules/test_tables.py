"""The tables: each case is a sentence of a source, or the day on either side of a change.

A file is named after its question (and, after a dot, its scheme): facts `given` to every case, and
`cases` that add to them. A case has a name (`case`) and `facts`, then one of `outcome` (the whole),
`expect` (some of its fields), `refused` (code) or `error` ({code, field}); further `because` (all
reason codes in order), `reasons` and `cites` (at least these), `without` (reasons it must not
have), `editions` and `warnings` (all), `scheme` (of the envelope).
"""

import json
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from shirushi.rules import BadInput, Decision, decide
from shirushi.rules.decision import native

TABLES = Path(__file__).parent / "tables"
KEYS = {
    "case", "facts", "outcome", "expect", "refused", "error",
    "because", "reasons", "without", "cites", "editions", "warnings", "scheme",
}  # fmt: skip


def cases() -> list[Any]:
    found = []
    for file in sorted(TABLES.glob("*.yaml")):
        table = YAML(typ="safe", pure=True).load(file)
        for case in table["cases"]:
            case["facts"] = table.get("given", {}) | case.get("facts", {})
            found.append(pytest.param(file.stem.partition(".")[0], case, id=f"{file.stem}: {case['case']}"))
    return found


ALL = cases()
ANSWERED = [case for case in ALL if "error" not in case.values[1]]
WRONG = [case for case in ALL if "error" in case.values[1]]


@pytest.mark.parametrize(("question", "case"), ANSWERED)
def test_the_rules_answer(question: str, case: dict[str, Any]) -> None:
    decision = decide(question, case["facts"])

    outcome = decision.outcome or {}
    codes = [reason.code for reason in decision.reasons]
    assert set(case) <= KEYS
    assert decision.refused is ("refused" in case), codes
    assert codes[0] == case["refused"] if decision.refused else outcome
    assert outcome == native(case.get("outcome", outcome))
    assert outcome == outcome | native(case.get("expect", {}))
    assert codes == case.get("because", codes)
    assert set(case.get("reasons", ())) <= set(codes)
    assert not set(case.get("without", ())) & set(codes)
    assert decision.scheme == case.get("scheme", decision.scheme)
    _check_grounds(decision, case)


@pytest.mark.parametrize(("question", "case"), ANSWERED)
def test_json_asks_and_keeps_the_same(question: str, case: dict[str, Any]) -> None:
    decision = decide(question, case["facts"])

    asked_in_json = decide(question, json.loads(json.dumps(native(case["facts"]))))
    stored = json.loads(json.dumps(decision.as_json()))

    assert asked_in_json == decision
    assert Decision.from_json(stored) == decision
    assert Decision.from_json(stored).as_json() == stored


@pytest.mark.parametrize(("question", "case"), WRONG)
def test_bad_input_names_its_field(question: str, case: dict[str, Any]) -> None:
    with pytest.raises(BadInput) as raised:
        decide(question, case["facts"])

    answer = raised.value.as_json()
    assert {"code": answer["error"], "field": answer["field"]} == case["error"]
    assert all(answer["text"][lang] for lang in ("ja", "en"))


def _check_grounds(decision: Decision, case: dict[str, Any]) -> None:
    assert decision.reasons
    assert all(reason.cites for reason in decision.reasons)
    assert all(reason.text(lang) for reason in decision.reasons for lang in ("ja", "en"))
    assert {cite for reason in decision.reasons for cite in reason.cites} >= set(case.get("cites", ()))
    assert decision.editions == native(case.get("editions", decision.editions))
    assert list(decision.warnings) == case.get("warnings", list(decision.warnings))

"""Worked examples: every reason of an answer, with what it weighed and where it is written, in order.

Each file is named after its question; between them its cases bring every reason that it can give.
"""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from shirushi.rules import decide
from shirushi.rules.questions import QUESTIONS
from shirushi.rules.sentences import sentences

WORKED = Path(__file__).parent / "worked"
ONLY_A_SCHEMES_OWN_FILE_SAYS = {
    "case_deadlines.overall", "fees.option", "charge.option", "change_report.within", "dispensation.closing",
}  # fmt: skip


def examples() -> list[Any]:
    return [
        pytest.param(file.stem, case, id=f"{file.stem}: {case['case']}")
        for file in sorted(WORKED.glob("*.yaml"))
        for case in YAML(typ="safe", pure=True).load(file)["cases"]
    ]


ALL = examples()


@pytest.mark.parametrize(("question", "case"), ALL)
def test_an_answer_says_why_step_by_step(question: str, case: dict[str, Any]) -> None:
    decision = decide(question, case["facts"])

    assert [[one.code, dict(one.facts), list(one.cites)] for one in decision.reasons] == case["reasons"]


@pytest.mark.parametrize("question", sorted({example.values[0] for example in ALL}))
def test_every_reason_of_a_question_has_an_example(question: str) -> None:
    cases = [example.values[1] for example in ALL]
    said = {reason[0] for case in cases for reason in case["reasons"]}

    assert set(sentences(question)) - ONLY_A_SCHEMES_OWN_FILE_SAYS <= said


def test_every_question_has_its_examples() -> None:
    assert {example.values[0] for example in ALL} == set(QUESTIONS)


def test_every_refusal_has_an_example() -> None:
    said = {reason[0] for example in ALL for reason in example.values[1]["reasons"]}

    assert set(sentences("common")) <= said

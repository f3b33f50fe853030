"""Whatever is asked, the rules answer, refuse or say what is wrong, and it can be written as JSON."""

import json
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from shirushi.rules import BadInput, decide
from shirushi.rules.questions import QUESTIONS
from tests.rules.test_contract import SAMPLES

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)).map(str)
WORDS = st.sampled_from(
    [
        "privacymark",
        "japhic",
        "ppc",
        "holder",
        "prospective",
        "new",
        "renewal",
        "re_review",
        "small",
        "failed",
    ]
)
NUMBERS = st.integers(-2, 12) | st.sampled_from([100, 101, 1000, 1001, 10**4000 - 1, 10**4300 - 1, 10**5000])
ODD = st.sampled_from(
    [None, True, False, 1.0, float("inf"), "", "2026-02-30", "2026-1-1", "{x}", "\ud800", []]
)
PLAIN = DAYS | WORDS | NUMBERS | ODD
ROW_NAMES = st.sampled_from(
    ["starts_on", "ends_on", "lifted_on", "months", "decided_on", "code", "amount", "x"]
)
ROWS = st.lists(st.dictionaries(ROW_NAMES, PLAIN, max_size=3), max_size=3)
ANYTHING = PLAIN | ROWS | st.lists(PLAIN, max_size=3)


@st.composite
def asked(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    question = draw(st.sampled_from(sorted(QUESTIONS)))
    names = st.sampled_from([field.name for field in QUESTIONS[question].fields])
    changes = draw(st.dictionaries(names, ANYTHING, max_size=4))
    return question, SAMPLES[question] | changes


@given(asked())
@settings(max_examples=500)
def test_nothing_crashes(asked: tuple[str, dict[str, Any]]) -> None:
    question, facts = asked

    try:
        answer = decide(question, facts).as_json()
    except BadInput as problem:
        answer = problem.as_json()

    assert json.loads(json.dumps(answer)) == answer
    assert answer.get("reasons") or answer["field"]

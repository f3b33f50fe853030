"""What bad input says: the value that was given, and what could have been."""

from typing import Any

import pytest

from shirushi.rules import BadInput, decide

PRIVACYMARK = {"scheme": "privacymark", "on": "2026-01-15"}
JAPHIC = {"scheme": "japhic", "on": "2026-01-15"}
SAID = [
    (
        "level",
        PRIVACYMARK | {"event": "leak", "cause": "insider_crime", "decided_level": 8},
        "To decide level 8 instead of the base value 7, at least one adjustment reason is needed.",
    ),
    (
        "documents",
        JAPHIC | {"kind": "transfer", "applies": []},
        '"kind" cannot be "transfer". It can be new, renewal.',
    ),
    (
        "documents",
        PRIVACYMARK | {"kind": "new", "applies": ["remote_review"]},
        '"applies" cannot be "remote_review". It can be none.',
    ),
    (
        "documents",
        JAPHIC | {"kind": "new", "applies": ["holder"]},
        (
            '"applies" cannot be "holder". It can be foreign_transfer, third_party_records, anonymised, '
            "my_number_small, sole_proprietor, remote_review."
        ),
    ),
    (
        "fees",
        PRIVACYMARK | {"kind": "gift", "size": "small"},
        '"kind" cannot be "gift". It can be new, renewal, re_review.',
    ),
    (
        "case_deadlines",
        PRIVACYMARK | {"findings_on": "2026-01-05", "round": 0},
        '"round" is 0; it must be at least 1.',
    ),
    (
        "suspension",
        PRIVACYMARK | {"party": "holder", "level": 8, "months": 1, "notified_on": "2026-01-16"},
        '"notified_on" (16 January 2026) is after the day that is asked about (15 January 2026).',
    ),
    (
        "term",
        PRIVACYMARK | {"decided_on": "2026-01-05", "contracted_on": "2026-01-04"},
        '"contracted_on" (4 January 2026) cannot be before "decided_on" (5 January 2026).',
    ),
    (
        "suspension",
        PRIVACYMARK
        | {"party": "holder", "level": 8, "months": 1, "notified_on": "2026-01-05"}
        | {"extensions": [{"months": 1, "decided_on": "2026-01-04"}]},
        '"extensions[0].decided_on" (4 January 2026) cannot be before "notified_on" (5 January 2026).',
    ),
    (
        "measure",
        PRIVACYMARK | {"level": 1, "party": "2026-02-30"},
        '"party" cannot be "2026-02-30". It can be holder, under_review, prospective.',
    ),
    ("measure", {"level": 1}, '"scheme" is needed.'),
    ("measure", {"depth": 1}, 'This question has no fact "depth".'),
    ("horoscope", {}, 'There is no question "horoscope".'),
    (5, {}, 'There is no question "5".'),
]


@pytest.mark.parametrize(("question", "facts", "said"), SAID, ids=lambda value: str(value)[:40])
def test_bad_input_says_what_is_wrong(question: Any, facts: dict[str, Any], said: str) -> None:
    with pytest.raises(BadInput) as raised:
        decide(question, facts)

    assert raised.value.text["en"] == said
    assert str(raised.value) == said
    assert raised.value.text["ja"]


@pytest.mark.parametrize(
    "number",
    ["2026-02-30", "2026-99-99", "0000-00-00", "２０２６-０１-０１", "{number}", "{", "%s", "\ud800", ""],
)
def test_whatever_is_written_can_be_told(number: str) -> None:
    decision = decide("registration_number", {"scheme": "privacymark", "number": number})

    assert decision["valid"] is False
    assert decision.as_json()["reasons"][0]["facts"] == {"number": number}
    assert all(reason.text(lang) for reason in decision.reasons for lang in ("ja", "en"))

"""Each reading of an open place in the sources is a reason that answers can carry."""

import re
from pathlib import Path

import pytest

from shirushi.rules.sentences import sentences

NOTE = Path(__file__).parents[2] / "docs" / "decisions" / "0100-readings-of-the-sources.md"
CODE = re.compile(r"`((?:[a-z_]+\.)?[a-z_]+)`")
CODES_LINE = re.compile(r"Codes?: ([^\n]*?) Changed by|Codes?: ([^\n]*)")
OF_THE_CONTRACT = {
    "the start of a suspension": "suspension.other_start_not_followed",
    "relief when a suspension ends inside the window": "renewal_window.relief_ends_inside",
    "the extension's limit of twelve months in all": "suspension.extended",
    "levels convert, measures do not": "convert_level.measures_do_not_convert",
    "the two-year edge of 004": "eligibility.edge_day_counts",
    "japhic's edition day": "first_day_is_a_reading",
    "the clock of PrivacyMark": "incident_deadlines.does_not_move",
    "the clock of JAPHIC": "incident_deadlines.follows_the_commission",
    "expiry inside a suspension": "standing.suspended_past_expiry",
    "a revocation, once due, is still decided": "revocation_due",
}


@pytest.mark.parametrize("code", OF_THE_CONTRACT.values(), ids=OF_THE_CONTRACT)
def test_a_reading_has_its_reason_and_its_note(code: str) -> None:
    question, dot, _ = code.partition(".")

    assert code in sentences(question if dot else "common")
    assert f"`{code}`" in NOTE.read_text(encoding="utf-8")


def test_every_code_of_the_note_is_a_reason() -> None:
    lines = [one or other for one, other in CODES_LINE.findall(NOTE.read_text(encoding="utf-8"))]
    codes = [code for line in lines for code in CODE.findall(line)]

    assert len(codes) > len(OF_THE_CONTRACT)
    for code in set(codes) - {"illustrative"}:
        question, dot, _ = code.partition(".")
        assert code in sentences(question if dot else "common"), code

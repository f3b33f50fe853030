"""A scheme whose contract caps all rounds of corrective action together lays its length over the shipped rules."""

from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from shirushi.rules import Rulebook

SHIPPED = Path(str(resources.files("shirushi.rules"))) / "schemes" / "privacymark" / "case_deadlines.yaml"
CAP = "    overall_months: 6\n    further_round_months: 1\n"


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    text = SHIPPED.read_text(encoding="utf-8").replace("    further_round_months: 1\n", CAP)
    text = text.replace(
        "first_round: [P改善報告]", "first_round: [P改善報告]\n      overall: [P改善報告追加]"
    )
    (tmp_path / "case_deadlines.yaml").write_text(text, encoding="utf-8")
    return Rulebook.load([tmp_path])


def asked(book: Rulebook, **facts: Any) -> Any:
    given = {"scheme": "privacymark", "on": "2024-12-01", "findings_on": "2024-03-10", "round": 1}
    return book.decide("case_deadlines", given | facts)


def test_the_first_round_counts_from_its_own_findings(book: Rulebook) -> None:
    decision = asked(book)

    assert decision.outcome == {"due_on": "2024-06-10", "last_on": "2024-09-10"}
    assert [reason.code for reason in decision.reasons][-1] == "case_deadlines.overall"
    assert decision.reasons[-1].cites == ("P改善報告追加",)


def test_the_cap_comes_before_a_later_round(book: Rulebook) -> None:
    later = {"round": 7, "findings_on": "2024-09-01", "first_findings_on": "2024-03-10"}

    assert asked(book, **later).outcome == {"due_on": "2024-09-10", "last_on": "2024-09-10"}


def test_a_round_that_ends_before_the_cap_keeps_its_own_day(book: Rulebook) -> None:
    later = {"round": 2, "findings_on": "2024-06-20", "first_findings_on": "2024-03-10"}

    assert asked(book, **later).outcome == {"due_on": "2024-07-20", "last_on": "2024-09-10"}


def test_the_reason_tells_the_first_findings_the_months_and_the_last_day(book: Rulebook) -> None:
    said = asked(book, first_findings_on="2024-03-05").reasons[-1].text("en")

    assert "6 months" in said
    assert all(day in said for day in ("5 March 2024", "5 September 2024")) or "2024-09-05" in said

"""What tables cannot say: a scheme's own word on closing days, and who moved a day to where it stands."""

from datetime import date
from pathlib import Path
from typing import Any

from shirushi.rules import Rulebook, decide
from shirushi.rules.dispensations import moved_by

OWN = """
rule: privacymark.dispensation
title: {ja: 特例, en: Dispensations}
checked_on: 2026-11-22
editions:
  - in_force_from: 2018-07-11
    cites: [own]
    closing_days_move: [completion]
"""
ROW = {"title": "夏季休業", "notice": "告示第4号", "noticed_on": "2024-04-01"}


def closing(from_on: str, until_on: str) -> dict[str, Any]:
    return ROW | {"move": "closing", "from_on": from_on, "until_on": until_on}


def asked(due_on: str, *rows: dict[str, Any]) -> dict[str, Any]:
    facts = {"scheme": "privacymark", "on": "2024-05-01", "deadline": "completion"}
    return {**facts, "due_on": due_on, "dispensations": list(rows)}


def test_a_scheme_that_says_so_moves_a_deadline_past_closing_days_and_weekends(tmp_path: Path) -> None:
    (tmp_path / "dispensation.yaml").write_text(OWN, encoding="utf-8")
    book = Rulebook.load([tmp_path])

    # Tuesday; the Friday is closed by a second row, the days after are a weekend.
    decision = book.decide(
        "dispensation",
        asked("2024-08-13", closing("2024-08-12", "2024-08-15"), closing("2024-08-16", "2024-08-16")),
    )

    assert decision["due_on"] == "2024-08-19"


def test_what_is_counted_in_days_ends_on_an_open_day_where_the_scheme_says_so(tmp_path: Path) -> None:
    (tmp_path / "dispensation.yaml").write_text(OWN, encoding="utf-8")
    disaster = ROW | {"move": "by_days", "count": 2, "from_on": "2024-08-01", "until_on": "2024-08-31"}

    decision = Rulebook.load([tmp_path]).decide("dispensation", asked("2024-08-15", disaster))

    assert decision["due_on"] == "2024-08-19"


def test_the_notice_that_moved_a_day_is_found_in_the_decision() -> None:
    first = ROW | {"move": "to_day", "to_on": "2024-06-28", "from_on": "2024-05-01", "until_on": "2024-05-31"}
    decision = decide("dispensation", asked("2024-05-10", first))

    facts = moved_by(decision, date(2024, 6, 28))

    assert facts is not None
    assert (facts["counted_on"], facts["notice"]) == ("2024-05-10", "告示第4号")
    assert moved_by(decision.as_json(), date(2024, 6, 28)) == facts
    assert moved_by(decision, date(2024, 5, 10)) is None
    assert moved_by(decision, None) is None
    assert moved_by(None, date(2024, 6, 28)) is None

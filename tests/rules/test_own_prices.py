"""What a scheme's own files say where nothing is published: prices of options and charges, limits of reports."""

from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from shirushi.rules import BadInput, Rulebook

SCHEMES = Path(str(resources.files("shirushi.rules"))) / "schemes"
ASKED = {"scheme": "privacymark", "on": "2026-01-15", "code": "papers_return"}
OPTION = {"scheme": "japhic", "on": "2026-01-15", "code": "foreign_transfer"}

Lay = Callable[[str, str, str], Rulebook]


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    """The shipped rules with one place of one file put otherwise."""

    def load(file: str, old: str, new: str) -> Rulebook:
        text = (SCHEMES / f"{file}.yaml").read_text(encoding="utf-8")
        assert text.count(old) == 1
        (tmp_path / "own.yaml").write_text(text.replace(old, new), encoding="utf-8")
        return Rulebook.load([tmp_path])

    return load


def reasons(decision: Any) -> list[list[Any]]:
    return [[one.code, dict(one.facts), list(one.cites)] for one in decision.reasons]


def test_an_option_is_charged_at_the_price_that_the_scheme_lays_down(lay: Lay) -> None:
    book = lay("japhic/fees", "foreign_transfer: null", "foreign_transfer: 33000")

    decision = book.decide("charge", OPTION)

    line = {"code": "foreign_transfer", "amount": 33000}
    assert decision.outcome == {
        "lines": [line], "total": 33000, "quoted_separately": [], "provisional": False,
    }  # fmt: skip
    said = {"charge": "foreign_transfer", "amount": 33000}
    assert reasons(decision) == [["charge.option", said, ["004 申請審査料、認証料"]]]


def test_an_option_without_a_price_is_refused_by_its_name(lay: Lay) -> None:
    book = lay("japhic/fees", "anonymised: null", "anonymised: 33000")

    decision = book.decide("charge", OPTION)

    assert decision.refused
    assert reasons(decision) == [
        ["charge.not_set", {"charge": "foreign_transfer"}, ["004 申請審査料、認証料"]]
    ]


@pytest.mark.parametrize("name", ["hours", "reviewers", "cost"])
def test_an_option_knows_no_hours(lay: Lay, name: str) -> None:
    book = lay("japhic/fees", "foreign_transfer: null", "foreign_transfer: 33000")

    with pytest.raises(BadInput) as raised:
        book.decide("charge", OPTION | {name: 1})

    assert (raised.value.code, raised.value.field) == ("not_asked_here", name)


def test_a_fixed_price_knows_no_hours_and_no_reviewers(lay: Lay) -> None:
    book = lay("privacymark/charges", "papers_return: null", "papers_return: {base: 3000}")

    decision = book.decide("charge", ASKED)

    assert decision["total"] == 3000
    weighed = {"charge": "papers_return", "base": 3000, "each_hour": 0, "hours": 1, "reviewers": 1}
    assert reasons(decision) == [["charge.by_hours", weighed, ["P追加費用"]]]
    for name in ("hours", "reviewers", "cost"):
        with pytest.raises(BadInput) as raised:
            book.decide("charge", ASKED | {name: 1})
        assert (raised.value.code, raised.value.field) == ("not_asked_here", name)


def test_an_announced_change_without_a_source_of_its_own_is_cited_like_the_prices(lay: Lay) -> None:
    book = lay("privacymark/charges", "    change_cites: [P費用改定]\n", "")

    decision = book.decide("charge", ASKED | {"on": "2026-10-01", "code": "overtime", "hours": 1})

    assert decision["provisional"] is True
    assert reasons(decision)[-1] == ["charge.change_announced", {"change_from": "2026-10-01"}, ["P追加費用"]]


def test_a_limit_of_reports_counts_from_the_change(lay: Lay) -> None:
    book = lay("privacymark/change_reports", "    extract_months: 3\n", "    within_days: 30\n")
    facts = {"scheme": "privacymark", "on": "2026-01-20", "items": ["name"], "changed_on": "2026-01-15"}

    decision = book.decide("change_report", facts)

    assert decision["due_on"] == "2026-02-14"
    said = {"changed_on": "2026-01-15", "days": 30, "due_on": "2026-02-14"}
    assert reasons(decision)[-1] == ["change_report.within", said, ["P変更報告"]]


def test_an_extract_may_be_of_any_age_where_no_age_is_set(lay: Lay) -> None:
    book = lay("privacymark/change_reports", "    extract_months: 3\n", "")
    facts = {"scheme": "privacymark", "on": "2026-01-20", "items": ["representative"], "under_review": True}

    decision = book.decide("change_report", facts)

    assert decision["papers"] == ["register_extract"]
    assert decision["extract_from"] is None

"""Rule files of costs and papers: what a scheme may lay over the shipped ones, and what does not load."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from shirushi.rules import BadInput, Rulebook, RuleFileError
from shirushi.rules import files as rule_files

SHIPPED = Path(rule_files.__file__).parent / "schemes"
Content = dict[str, Any]
LayOver = Callable[[str, Callable[[Content], object]], Rulebook]


@pytest.fixture
def lay_over(tmp_path: Path) -> LayOver:
    """A book in which a shipped file is replaced by a changed one; the change gets its last edition."""

    def lay(name: str, change: Callable[[Content], object]) -> Rulebook:
        scheme, _, kind = name.partition(".")
        yaml = YAML(typ="safe", pure=True)
        content = yaml.load(SHIPPED / scheme / f"{kind}.yaml")
        change(content["editions"][-1])
        yaml.dump(content, tmp_path / "changed.yaml")
        return Rulebook.load([tmp_path])

    return lay


def test_an_option_that_a_scheme_prices_becomes_a_line(lay_over: LayOver) -> None:
    book = lay_over("japhic.fees", lambda edition: edition["options"].update(anonymised=11_000))
    facts = {"scheme": "japhic", "on": "2026-01-01", "kind": "new", "workers": 5}

    decision = book.decide("fees", facts | {"options": ["anonymised", "foreign_transfer"]})

    assert decision["lines"][-1] == {"code": "anonymised", "amount": 11_000}
    assert (decision["total"], decision["quoted_separately"]) == (168_500, ["foreign_transfer"])
    said = {reason.code: reason.text("en") for reason in decision.reasons}
    assert said["fees.option"].startswith("The option costs 11,000 yen")


def test_a_scheme_with_its_own_table_is_not_provisional_any_more(lay_over: LayOver) -> None:
    def own_table(edition: Content) -> None:
        del edition["change_announced_from"], edition["change_cites"]

    book = lay_over("privacymark.fees", own_table)

    decision = book.decide(
        "fees", {"scheme": "privacymark", "on": "2026-10-01", "kind": "new", "size": "small"}
    )

    assert decision["provisional"] is False
    assert decision.warnings == ()


def test_a_scheme_may_take_fewer_kinds_of_unit(lay_over: LayOver) -> None:
    book = lay_over("japhic.eligibility", lambda edition: edition["units"].update(take=["corporation"]))
    facts = {"base_in_japan": True, "subject_to_guidelines": True, "medical": False, "unit": "department"}

    with pytest.raises(ValueError, match="unit"):
        book.decide("eligibility", {"scheme": "japhic", "on": "2026-01-01"} | facts)


def test_each_failure_cites_its_own_place() -> None:
    facts = {"base_in_japan": False, "subject_to_guidelines": True, "medical": False, "unit": "corporation"}

    decision = Rulebook.load().decide(
        "eligibility", {"scheme": "japhic", "on": "2026-01-01", "revoked_on": "2025-01-01"} | facts
    )

    assert {reason.code: reason.cites for reason in decision.reasons} == {
        "eligibility.unit": ("004 対象範囲",),
        "eligibility.base_in_japan": ("004 手続1",),
        "eligibility.revoked_on": ("004 欠格事項",),
    }


def _without_the_last_row(edition: Content) -> None:
    edition["new"].pop()


def _with_a_limit_on_the_last_row(edition: Content) -> None:
    edition["new"][-1]["workers_up_to"] = 1_000


def _with_rows_out_of_order(edition: Content) -> None:
    edition["new"].reverse()


def _with_a_row_twice(edition: Content) -> None:
    edition["renewal"].insert(0, edition["renewal"][0])


def _with_an_open_row_in_the_middle(edition: Content) -> None:
    edition["new"][0]["workers_up_to"] = None


def _with_no_rows(edition: Content) -> None:
    edition["new"] = []


@pytest.mark.parametrize(
    "change",
    [
        _without_the_last_row,
        _with_a_limit_on_the_last_row,
        _with_rows_out_of_order,
        _with_a_row_twice,
        _with_an_open_row_in_the_middle,
        _with_no_rows,
    ],
)
def test_a_fee_table_by_workers_with_a_gap_does_not_load(
    lay_over: LayOver, change: Callable[[Content], object]
) -> None:
    with pytest.raises(RuleFileError, match=r"changed\.yaml: edition 2022-04-01"):
        lay_over("japhic.fees", change)


@pytest.mark.parametrize("change", [_without_the_last_row, _with_rows_out_of_order, _with_a_row_twice])
def test_a_fee_table_by_size_with_a_gap_does_not_load(
    lay_over: LayOver, change: Callable[[Content], object]
) -> None:
    with pytest.raises(RuleFileError, match="edition 2019-10-01"):
        lay_over("privacymark.fees", change)


def test_a_row_may_be_for_one_worker_alone(lay_over: LayOver) -> None:
    def alone(edition: Content) -> None:
        edition["rows"].insert(0, {"workers_up_to": 1, "hours": 1})

    book = lay_over("japhic.onsite_time", alone)

    hours = [
        book.decide("onsite_time", {"scheme": "japhic", "on": "2026-01-01", "workers": workers})[
            "hours_at_most"
        ]
        for workers in (1, 2)
    ]
    assert hours == [1, 2]


def test_a_table_of_hours_with_a_gap_does_not_load(lay_over: LayOver) -> None:
    with pytest.raises(RuleFileError, match="rows"):
        lay_over("japhic.onsite_time", lambda edition: edition["rows"].pop())


def test_an_announced_change_without_a_source_does_not_load(lay_over: LayOver) -> None:
    with pytest.raises(RuleFileError, match="change_cites"):
        lay_over("privacymark.fees", lambda edition: edition.pop("change_cites"))


def test_people_who_are_neither_counted_nor_not_do_not_load(lay_over: LayOver) -> None:
    with pytest.raises(RuleFileError, match="every kind of people"):
        lay_over("japhic.headcount", lambda edition: edition["counted"].remove("arbeit"))


def test_people_who_are_counted_and_not_counted_do_not_load(lay_over: LayOver) -> None:
    with pytest.raises(RuleFileError, match="every kind of people"):
        lay_over("japhic.headcount", lambda edition: edition["counted"].append("work_experience"))


def test_an_industry_without_limits_does_not_load(lay_over: LayOver) -> None:
    with pytest.raises(RuleFileError, match="each of the four"):
        lay_over("privacymark.size_class", lambda edition: edition["industries"].pop("retail"))


@pytest.mark.parametrize("workers", [5, 4])
def test_limits_that_leave_no_room_for_medium_do_not_load(lay_over: LayOver, workers: int) -> None:
    def narrow(edition: Content) -> None:
        edition["industries"]["retail"]["medium_workers"] = workers

    with pytest.raises(RuleFileError, match="more workers than a small one"):
        lay_over("privacymark.size_class", narrow)


@pytest.mark.parametrize(
    "change",
    [
        lambda edition: edition["documents"].pop(),
        lambda edition: edition["kinds"]["new"]["optional"].append("diary"),
        lambda edition: edition["applies"]["anonymised"]["required"].append("diary"),
        lambda edition: edition["applies"].update(x={"instead": {"diary": "document_list"}}),
        lambda edition: edition["applies"].update(x={"instead": {"document_list": "diary"}}),
    ],
)
def test_a_document_that_is_not_listed_does_not_load(
    lay_over: LayOver, change: Callable[[Content], object]
) -> None:
    with pytest.raises(RuleFileError, match="there is no document"):
        lay_over("japhic.documents", change)


def test_a_document_listed_twice_does_not_load(lay_over: LayOver) -> None:
    def twice(edition: Content) -> None:
        edition["documents"].append(dict(edition["documents"][0]))

    with pytest.raises(RuleFileError, match="stands twice"):
        lay_over("japhic.documents", twice)


def test_an_edition_takes_no_unknown_key(lay_over: LayOver) -> None:
    with pytest.raises(RuleFileError, match="edition 2022-04-01: tip"):
        lay_over("japhic.refund", lambda edition: edition.update(tip=1))


def test_a_unit_that_a_scheme_does_not_take_is_told_with_those_it_takes(lay_over: LayOver) -> None:
    take = ["corporation", "sole_proprietor"]
    book = lay_over("japhic.eligibility", lambda edition: edition["units"].update(take=take))
    facts = {"base_in_japan": True, "subject_to_guidelines": True, "medical": False, "unit": "department"}

    with pytest.raises(BadInput) as raised:
        book.decide("eligibility", {"scheme": "japhic", "on": "2026-01-01"} | facts)

    assert (raised.value.code, raised.value.field) == ("unknown_value", "unit")
    assert raised.value.text["en"] == '"unit" cannot be "department". It can be corporation, sole_proprietor.'


def test_a_moved_closing_day_has_a_place_of_its_own(lay_over: LayOver) -> None:
    places = {"moved": ["own moved"]}
    book = lay_over("privacymark.renewal_window", lambda edition: edition.update(cites_for=places))

    decision = book.decide(
        "renewal_window", {"scheme": "privacymark", "on": "2024-01-10", "expires_on": "2025-01-14"}
    )

    assert {reason.code: reason.cites for reason in decision.reasons} == {
        "renewal_window.before_expiry": ("P更新申請",),
        "renewal_window.moved": ("own moved",),
    }


def test_a_review_that_is_due_has_a_place_of_its_own(lay_over: LayOver) -> None:
    places = {"review_due": ["own review"]}
    book = lay_over("japhic.renewal_window", lambda edition: edition.update(cites_for=places))

    decision = book.decide(
        "renewal_window", {"scheme": "japhic", "on": "2024-01-10", "expires_on": "2025-01-14"}
    )

    assert {reason.code: reason.cites for reason in decision.reasons} == {
        "renewal_window.before_expiry": ("J更新の流れ",),
        "renewal_window.review_due": ("own review",),
    }


def test_the_levels_of_a_suspension_are_told_from_the_first_to_the_last(lay_over: LayOver) -> None:
    def three_bands_with_months(edition: Content) -> None:
        edition["bands"][2:] = [
            {"levels": [6, 7], "holder": "suspension", "months": [1, 2]},
            {"levels": [8, 8], "holder": "suspension", "months": [3, 4]},
            {"levels": [9, 10], "holder": "suspension", "months": [5, 6]},
        ]

    book = lay_over("privacymark.measures", three_bands_with_months)
    facts = {"scheme": "privacymark", "on": "2010-01-01", "party": "holder", "notified_on": "2010-01-01"}

    decision = book.decide("suspension", facts | {"level": 5, "months": 1})

    assert decision.reasons[0].facts == {"level": 5, "lowest": 6, "highest": 10}

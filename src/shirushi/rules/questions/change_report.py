"""change_report: which changes a business reports, with which papers, until when (P変更報告)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, ClassVar, Literal, get_args

from pydantic import PositiveInt, model_validator

from shirushi.rules.dates import corresponding_day
from shirushi.rules.editions import Cites, Edition, Sealed
from shirushi.rules.facts import day, flag, on, scheme, some_of
from shirushi.rules.inquiry import Inquiry, Outcome, Question

ItemName = Literal[
    "name", "head_office", "representative", "contact", "privacy_officer", "audit_officer", "sites",
    "business", "workers",
]  # fmt: skip
When = Literal["any_time", "during_application", "at_renewal"]
Proof = Literal["none", "corporate_number", "register_extract"]
NOT_NAMED = "not_named"


class Item(Sealed):
    """When a change of this is reported, and what proves it."""

    item: ItemName
    when: When
    proof: Proof = "none"
    cites: Cites


class ChangeReports(Edition):
    """What a scheme says of each item; an item that it does not name may be reported all the same.

    `within_days` counts from the change; None where the scheme has published no limit. `extract_months` is
    how old a register extract may be.
    """

    kind: ClassVar[str] = "change_reports"

    items: tuple[Item, ...]
    within_days: PositiveInt | None = None
    extract_months: PositiveInt | None = None

    @model_validator(mode="after")
    def _says_each_item_once(self) -> "ChangeReports":
        names = [item.item for item in self.items]
        if len(names) != len(set(names)):
            raise ValueError("items: an item stands twice")
        return self

    def item(self, name: str) -> Item | None:
        return next((item for item in self.items if item.item == name), None)


def answer(inquiry: Inquiry) -> Outcome:
    """{"asked": [item], "papers": [code], "extract_from": earliest day of an extract, "due_on"}."""
    edition = inquiry.rule(ChangeReports)
    asked = list(_asked(inquiry, edition))
    papers = list(_papers(inquiry, asked))
    return {
        "asked": [item.item for item in asked],
        "papers": papers,
        "extract_from": _extract_from(inquiry, edition) if "register_extract" in papers else None,
        "due_on": _due_on(inquiry, edition) if asked else None,
    }


def _asked(inquiry: Inquiry, edition: ChangeReports) -> Iterator[Item]:
    for name in dict.fromkeys(inquiry.facts["items"]):
        item = edition.item(name)
        said: dict[str, Any] = {"item": name}
        inquiry.because(
            f"change_report.{item.when if item else NOT_NAMED}", item.cites if item else edition.cites, **said
        )
        if item and _is_asked(item, under_review=inquiry.facts["under_review"]):
            yield item


def _is_asked(item: Item, *, under_review: bool) -> bool:
    return item.when == "any_time" or (item.when == "during_application" and under_review)


def _papers(inquiry: Inquiry, asked: list[Item]) -> Iterator[str]:
    """A corporate number proves name and head office; whoever has none shows certified copies."""
    for proof in dict.fromkeys(item.proof for item in asked if item.proof != "none"):
        cites = next(item.cites for item in asked if item.proof == proof)
        proved = proof == "corporate_number" and inquiry.facts["has_corporate_number"]
        copies = "certified_copies" if proof == "corporate_number" else proof
        inquiry.because(f"change_report.papers_{'corporate_number' if proved else copies}", cites)
        if not proved:
            yield copies


def _extract_from(inquiry: Inquiry, edition: ChangeReports) -> date | None:
    if edition.extract_months is None:
        return None
    earliest = corresponding_day(inquiry.facts["on"], -edition.extract_months)
    said = {"months": edition.extract_months, "earliest": earliest}
    inquiry.because("change_report.extract_age", edition.cited("extract"), **said)
    return earliest


def _due_on(inquiry: Inquiry, edition: ChangeReports) -> date | None:
    changed_on: date | None = inquiry.facts["changed_on"]
    if edition.within_days is None or changed_on is None:
        inquiry.because("change_report.no_limit", edition.cites)
        return None
    due_on = changed_on + timedelta(days=edition.within_days)
    said = {"changed_on": changed_on, "days": edition.within_days, "due_on": due_on}
    inquiry.because("change_report.within", edition.cites, **said)
    return due_on


KINDS = (ChangeReports,)
QUESTION = Question(
    "change_report",
    (
        scheme(),
        on(),
        some_of("items", get_args(ItemName), needed=True),
        flag("has_corporate_number", needed=False, absent=True),
        flag("under_review", needed=False),
        day("changed_on", needed=False, planned=True),
    ),
    answer,
)

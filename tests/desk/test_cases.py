"""The list of cases: who finds which, by what, and what leaves as a workbook."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from shirushi.agenda.models import Task
from shirushi.grants.models import Registration
from shirushi.intake.models import Application
from shirushi.people.models import Access, Organisation
from shirushi.review.models import Assignment, Review, ReviewStep
from shirushi.sheets.opening import open_file
from tests.cast import LONG_AGO, Cast, business, cast, dossier
from tests.intake.drafts import DAY, signed_in, submitted

pytestmark = pytest.mark.django_db

LIST = "/desk/applications/"
WORKBOOK = "/desk/applications/cases.xlsx"


@pytest.fixture(autouse=True)
def _the_day(show_day: Callable[[date], None]) -> None:
    show_day(DAY)


def case(
    company: Cast, name: str, *, kana: str = "", of: Organisation | None = None, **fields: Any
) -> Application:
    """A submitted case of another business at the body."""
    unit = dossier(business(name, name_kana=kana, prefecture=fields.pop("prefecture", "04")))
    here = of or company.review_body
    for organisation in (here, company.granting_body):
        Access.objects.create(dossier=unit, organisation=organisation, reason="case", from_on=LONG_AGO)
    given = {"kind": "new", "state": "submitted", "started_on": DAY, "submitted_on": DAY, **fields}
    return Application.objects.create(dossier=unit, scheme="privacymark", review_body=here, **given)


def task(of: Application, kind: str, organisation: Organisation, due_on: date | None) -> Task:
    return Task.objects.create(
        dossier=of.dossier, kind=kind, subject_id=of.pk, organisation=organisation, opened_on=DAY,
        due_on=due_on, roles=["clerk"], params={"business": "だれか", "round": 1},
    )  # fmt: skip


def names(client: Client, query: str = "") -> list[str]:
    """The businesses on the page, in their order."""
    shown = client.get(f"{LIST}?{query}")
    assert shown.status_code == 200
    return [row.application.dossier.unit.organisation.name for row in shown.context["rows"]]


def sheet(client: Client, query: str = "") -> list[tuple[Any, ...]]:
    answer = client.get(f"{WORKBOOK}?{query}")
    assert answer.status_code == 200
    sheets = open_file("cases.xlsx", b"".join(answer.streaming_content)).sheets  # type: ignore[attr-defined]
    return [tuple(row) for row in sheets[0].rows[1:]]


@pytest.mark.parametrize(
    "text", ["高橋", "髙橋", "たかは", "ﾀｶﾊｼ", "タカ", "橋運", "18012345", "1801", "takahashi"]
)
def test_a_case_is_found_by_a_part_of_its_name_or_the_beginning_of_its_number(text: str) -> None:
    company = cast()
    wanted = case(company, "髙橋運輸株式会社", kana="タカハシウンユ")
    Organisation.objects.filter(pk=wanted.dossier.unit.organisation_id).update(
        search_words=wanted.dossier.unit.organisation.search_words + "\ue000takahashi"
    )
    Registration.objects.create(
        dossier=wanted.dossier, scheme="privacymark", number="18012345", registered_on=LONG_AGO
    )
    case(company, "南野商店", kana="ミナミノショウテン")

    assert names(signed_in(company.clerk), f"text={text}") == ["髙橋運輸株式会社"]


def test_a_case_is_found_by_its_own_number_and_by_the_corporation_s() -> None:
    company = cast()
    wanted, other = case(company, "北山工業"), case(company, "南野商店")
    client = signed_in(company.clerk)
    corporate = wanted.dossier.unit.organisation.corporate_number

    assert "北山工業" in names(client, f"text={wanted.pk}")
    assert names(client, f"text={corporate}") == ["北山工業"]
    assert names(client, f"text={other.pk}９９９９９９９９９９９９９９９９９９９９９９") == []
    assert names(client, "text=・・・") == []


def test_a_changed_name_is_found_by_its_new_words() -> None:
    company = cast()
    wanted = submitted(company)
    client = signed_in(company.representative)

    client.post(
        "/organisation/data",
        {"name": "あかね製版", "name_kana": "アカネセイハン", "prefecture": "04", "address": "仙台市"},
    )

    found = names(signed_in(company.clerk), "text=あかね")
    assert found == [Application.objects.get(pk=wanted.pk).dossier.unit.organisation.name]


def test_nobody_finds_what_another_body_reviews() -> None:
    company = cast()
    case(company, "北山工業", of=company.other_review_body)

    assert names(signed_in(company.clerk), "state=&text=北山") == []
    assert sheet(signed_in(company.clerk), "state=&text=北山") == []
    assert names(signed_in(company.officer), "text=北山") == ["北山工業"]


def test_an_assessor_finds_and_exports_the_own_cases_alone() -> None:
    company = cast()
    mine, _other = case(company, "北山工業"), case(company, "南野商店")
    Access.objects.create(dossier=mine.dossier, person=company.assessor, reason="team", from_on=LONG_AGO)
    client = signed_in(company.assessor)

    assert names(client) == ["北山工業"]
    assert [row[1] for row in sheet(client)] == ["北山工業"]


def at_steps(company: Cast) -> None:
    """One case at each step, named after it, each a day longer there than the one before."""
    days = iter(DAY - timedelta(days=n) for n in range(1, 20))
    case(company, "形式", submitted_on=next(days))
    case(company, "準備", state="accepted", formal_checked_on=next(days))
    for name, done in (("文書", ()), ("現地", ("document",)), ("是正", ("document", "onsite"))):
        made, came = case(company, name, state="under_review"), next(days)
        Review.objects.create(application=made, started_on=came if not done else LONG_AGO)
        for kind in done:
            ReviewStep.objects.create(
                application=made, kind=kind, done_on=came if kind == done[-1] else LONG_AGO
            )
    made = case(company, "決定", state="reviewed")
    Review.objects.create(application=made, started_on=LONG_AGO, completed_on=next(days))
    case(company, "取下げ", state="withdrawn", closed_on=DAY)


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("submitted", ["形式"]),
        ("accepted", ["準備"]),
        ("document_review", ["文書"]),
        ("onsite_review", ["現地"]),
        ("correction", ["是正"]),
        ("under_review", ["文書", "現地", "是正"]),
        ("reviewed", ["決定"]),
        ("withdrawn", ["取下げ"]),
    ],
)
def test_each_case_stands_at_one_step(state: str, found: list[str]) -> None:
    company = cast()
    at_steps(company)

    assert sorted(names(signed_in(company.clerk), f"state={state}")) == sorted(found)


def test_cases_are_asked_for_by_how_long_they_stand_at_their_step() -> None:
    company = cast()
    at_steps(company)
    client = signed_in(company.clerk)

    longest = names(client, "order=step")

    assert longest == ["決定", "是正", "現地", "文書", "準備", "形式"]
    assert names(client, "order=step&days=5") == ["決定", "是正"]
    assert "for 6 days" in client.get(f"{LIST}?state=reviewed").text


def test_cases_are_asked_for_by_who_acts_next_and_by_when() -> None:
    company = cast()
    ours, theirs = case(company, "当所待ち"), case(company, "事業者待ち")
    case(company, "誰も待たない")
    task(ours, "review.assign", company.review_body, DAY - timedelta(days=1))
    task(theirs, "review.answer_findings", theirs.dossier.unit.organisation, DAY + timedelta(days=40))
    # An incident of the same unit is no step of its application.
    task(theirs, "incidents.incident.decide", company.review_body, DAY)
    client = signed_in(company.clerk)

    assert names(client, "acts=us") == ["当所待ち"]
    assert names(client, "acts=business") == ["事業者待ち"]
    assert names(client, "acts=nobody") == ["誰も待たない"]
    assert names(client, "due=overdue") == ["当所待ち"]
    assert names(client, "due=30") == []
    assert names(client, "due=60&task=review.answer_findings") == ["事業者待ち"]
    assert names(client, "order=due") == ["当所待ち", "事業者待ち", "誰も待たない"]


def test_what_a_business_prepares_after_its_case_is_not_told_by_the_list() -> None:
    company = cast()
    over = case(company, "北山工業", state="returned", closed_on=DAY)
    task(over, "intake.start_again", over.dossier.unit.organisation, DAY)
    client = signed_in(company.clerk)

    assert names(client, "state=&acts=business") == []
    assert names(client, "state=&due=30") == []
    assert [row.task for row in client.get(f"{LIST}?state=").context["rows"]] == [None]


def test_cases_are_asked_for_by_reviewer_size_place_and_kind() -> None:
    company = cast()
    wanted = case(company, "北山工業", kind="renewal", size="small", prefecture="47")
    case(company, "南野商店")
    Assignment.objects.create(application=wanted, person=company.assessor, is_lead=True, assigned_on=DAY)
    client = signed_in(company.clerk)

    for query in (f"reviewer={company.assessor.pk}", "size=small", "prefecture=47", "kind=renewal"):
        assert names(client, query) == ["北山工業"], query
    assert names(client, "reviewer=nobody") == ["南野商店"]
    assert "奥山 誠" in client.get(LIST).text


def test_paid_and_unpaid_cases_are_told_apart() -> None:
    company = cast()
    submitted(company)
    client = signed_in(company.clerk)

    assert names(client, "paid=no") == ["みどり印刷株式会社"]
    assert names(client, "paid=yes") == []


@pytest.mark.parametrize(
    "query",
    ["state=nonsense", "due=x", "days=many", "days=-1", "order=x", "reviewer=1e9", "body=0", "page=x"],
)
def test_what_is_asked_wrongly_is_not_asked(query: str) -> None:
    company = cast()
    case(company, "北山工業")

    assert names(signed_in(company.clerk), query) == ["北山工業"]


def test_the_workbook_holds_the_list_that_was_asked_for() -> None:
    company = cast()
    at_steps(company)
    client = signed_in(company.clerk)

    rows = sheet(client, "order=step&days=5")

    assert [row[1] for row in rows] == ["決定", "是正"]
    assert [row[8] for row in rows] == ["Decision", "Findings and corrections"]
    assert [row[9] for row in rows] == [6, 5]


def test_the_workbook_costs_a_handful_of_questions_for_hundreds_of_cases(
    django_assert_max_num_queries: Any, settings: Any
) -> None:
    company = cast()
    for number in range(12):
        case(company, f"第{number}商店")
    client = signed_in(company.clerk)

    with django_assert_max_num_queries(10):
        rows = sheet(client)

    assert len(rows) == 12

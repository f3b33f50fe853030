"""Figures of a body: counted from what the reader sees, each the length of the list it leads to."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from shirushi.billing.models import Invoice
from shirushi.grants.models import Grant, Registration
from shirushi.intake.models import Application
from shirushi.people.models import Access
from shirushi.people.rulebook import current
from shirushi.review.models import Assignment, Finding, FindingsNotice, ReviewStep
from shirushi.sheets.opening import open_file
from tests.cast import LONG_AGO, Cast, business, cast, dossier
from tests.desk.test_cases import at_steps, case, names, task
from tests.intake.drafts import DAY, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day(show_day: Callable[[date], None]) -> None:
    show_day(DAY)


def cells(client: Client, what: str, query: str = "", sheet: int = 0) -> list[list[Any]]:
    answer = client.get(f"/desk/figures/{what}.xlsx?{query}")
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    return [list(row) for row in open_file("figures.xlsx", content).sheets[sheet].rows[1:]]


def linked(client: Client, page: str) -> list[tuple[str, int]]:
    """Each link of the page's tables, with the number that stands on it."""
    shown = client.get(page)
    assert shown.status_code == 200
    found = re.findall(r'<td class="figure"[^>]*><a href="([^"]+)">([\d,]+)</a>', shown.text)
    return [(url.replace("&amp;", "&"), int(number.replace(",", ""))) for url, number in found]


def test_age_by_step_tells_how_many_the_median_and_the_oldest() -> None:
    company = cast()
    at_steps(company)
    for days in (3, 30):
        case(company, f"形式{days}", submitted_on=DAY - timedelta(days=days))

    rows = cells(signed_in(company.clerk), "steps")

    assert rows[0][:4] == ["Formal check", 3, 3, 30]
    assert [row[1] for row in rows] == [3, 1, 1, 1, 1, 1, 0]
    assert rows[4][:4] == ["Findings and corrections", 1, 5, 5]


def set_aims(settings: Settings, place: Path) -> None:
    aims = "scheme: privacymark\nsettings:\n  step_target_days: {submitted: 10}\n"
    (place / "settings.yaml").write_text(aims, encoding="utf-8")
    settings.RULES_DIRECTORIES = [place]
    current.cache_clear()


def test_what_is_over_the_scheme_s_aim_is_counted_once_the_scheme_set_one(
    settings: Settings, tmp_path: Path
) -> None:
    company = cast()
    for days in (10, 11, 40):
        case(company, f"形式{days}", submitted_on=DAY - timedelta(days=days))
    client = signed_in(company.clerk)
    unset = client.get("/desk/figures/").text
    set_aims(settings, tmp_path)

    over = dict(linked(client, "/desk/figures/")).get(
        "/desk/applications/?state=submitted&order=step&days=11"
    )
    current.cache_clear()

    assert "not set" in unset
    assert over == 2
    assert names(client, "state=submitted&order=step&days=11") == ["形式40", "形式11"]


def test_every_number_opens_a_list_of_that_length() -> None:
    company = cast()
    at_steps(company)
    late, soon = case(company, "期限切れ"), case(company, "期限間近")
    task(late, "review.assign", company.review_body, DAY - timedelta(days=1))
    task(soon, "review.assign", company.review_body, DAY)
    task(soon, "review.answer_findings", soon.dossier.unit.organisation, DAY + timedelta(days=80))
    client = signed_in(company.clerk)

    pages = [linked(client, page) for page in ("/desk/figures/", "/desk/figures/load")]
    lists = [(url, number) for page in pages for url, number in page if url.startswith("/desk/applications")]

    counted = {url: number for url, number in lists if "order=step" not in url}
    assert len(counted) == 7 + 2 * 4
    assert {url: len(names(client, url.partition("?")[2])) for url in counted} == counted


def failed(of: Application, requirement: str, by: Any, *, on: date = DAY, told: bool = True) -> Finding:
    step, _made = ReviewStep.objects.get_or_create(application=of, kind="document")
    notice = None
    if told:
        notice, _made = FindingsNotice.objects.get_or_create(
            application=of, round=1, defaults={"issued_on": on, "decision": {}}
        )
    return Finding.objects.create(
        application=of, step=step, number=of.findings.count() + 1, requirement=requirement,
        grade="nonconformity", text="記録なし", written_by=by, written_on=on, notice=notice,
    )  # fmt: skip


def test_findings_count_what_was_told_in_the_period_and_lead_to_their_cases() -> None:
    company = cast()
    first, second = case(company, "北山工業"), case(company, "南野商店")
    for of in (first, first, second):
        failed(of, "J.8.5", company.assessor)
    failed(second, "J.9.2", company.assessor, on=DAY - timedelta(days=500))
    failed(first, "J.1.1", company.assessor, told=False)
    client = signed_in(company.clerk)

    rows = cells(client, "findings")
    ((url, number),) = linked(client, "/desk/figures/findings")

    assert [row[1:] for row in rows] == [[3, None, 2]] or [row[1:] for row in rows] == [[3, 0, 2]]
    assert number == 2
    assert sorted(names(client, url.partition("?")[2])) == ["北山工業", "南野商店"]
    earlier = cells(client, "findings", f"found_from=2020-01-01&found_until={DAY - timedelta(days=400)}")
    assert len(earlier) == 1


def test_a_body_counts_no_case_of_another_body_although_it_sees_the_dossier() -> None:
    company = cast()
    theirs = case(company, "北山工業", of=company.other_review_body)
    Access.objects.create(
        dossier=theirs.dossier, organisation=company.review_body, reason="earlier", from_on=LONG_AGO
    )
    failed(theirs, "J.8.5", company.other_assessor)
    Assignment.objects.create(application=theirs, person=company.other_assessor, assigned_on=DAY)
    task(theirs, "review.assign", company.other_review_body, DAY)
    client = signed_in(company.clerk)

    assert sum(row[1] for row in cells(client, "steps")) == 0
    assert cells(client, "steps", sheet=1) == []
    assert cells(client, "findings") == []
    assert cells(client, "load") == []
    assert cells(signed_in(company.officer), "load")[0][0] == "あけぼの審査機構"


def test_an_assessor_reads_the_own_load_and_no_figure_of_others() -> None:
    company = cast()
    shared = case(company, "北山工業")
    for person in (company.assessor, company.second_assessor):
        Access.objects.create(dossier=shared.dossier, person=person, reason="team", from_on=LONG_AGO)
        Assignment.objects.create(application=shared, person=person, assigned_on=DAY)
    other = case(company, "南野商店")
    Assignment.objects.create(application=other, person=company.second_assessor, assigned_on=DAY)

    assert [row[:2] for row in cells(signed_in(company.assessor), "load")] == [["奥山 誠", 1]]
    assert [row[:2] for row in cells(signed_in(company.clerk), "load")] == [["鳴子 薫", 2], ["奥山 誠", 1]]
    assert signed_in(company.assessor).get("/desk/figures/findings.xlsx").status_code == 403
    assert signed_in(company.clerk).get("/desk/figures/other.xlsx").status_code == 404


def term(company: Cast, serial: int, expires_on: date, **fields: Any) -> Grant:
    unit = dossier(business(f"第{serial}商会"))
    Access.objects.create(dossier=unit, organisation=company.review_body, reason="case", from_on=LONG_AGO)
    registration = Registration.objects.create(
        dossier=unit, scheme="privacymark", number=f"1800000{serial}", registered_on=LONG_AGO
    )
    starts_on = expires_on - timedelta(days=729)
    return Grant.objects.create(
        dossier=unit, registration=registration, ordinal=1, review_body=company.review_body,
        decided_on=starts_on, contracted_on=starts_on, starts_on=starts_on, expires_on=expires_on,
        decision={}, **fields,
    )  # fmt: skip


def test_renewals_are_foreseen_in_the_month_of_their_window() -> None:
    company = cast()
    term(company, 1, date(2027, 3, 31))
    term(company, 2, date(2027, 3, 10), renewal_applied_on=DAY)
    term(company, 3, date(2027, 3, 20), returned_on=DAY)
    client = signed_in(company.clerk)

    rows = {row[0]: row[1:] for row in cells(client, "renewals")}

    # PrivacyMark's window opens eight months before the term ends and closes four before.
    assert len(rows) == 24
    assert rows["2027-03"][2:] == [2, 1]
    assert sum(row[0] for row in rows.values()) == 2
    assert rows["2026-07"][0] + rows["2026-08"][0] == 2
    assert rows["2026-11"][1] + rows["2026-12"][1] == 2


def test_each_month_opens_the_terms_behind_it() -> None:
    company = cast()
    term(company, 1, date(2027, 3, 31))
    term(company, 2, date(2027, 3, 10), renewal_applied_on=DAY)
    client = signed_in(company.clerk)

    for url, number in linked(client, "/desk/figures/renewals"):
        assert client.get(url).context["page"].paginator.count == number, url
    applied = client.get("/desk/renewals/?by=expires&month=2027-03&applied=yes")
    assert "第2商会" in applied.text
    assert "第1商会" not in applied.text
    assert client.get("/desk/renewals/?by=x&month=y&applied=z").context["page"].paginator.count == 2


def test_the_money_still_out_is_the_body_s_own_and_its_clerks_read_it() -> None:
    company = cast()
    of = case(company, "北山工業").dossier
    for number, (issuer, due_on) in enumerate(
        [
            (company.review_body, DAY),
            (company.review_body, DAY - timedelta(days=1)),
            (company.granting_body, DAY),
        ]
    ):
        Invoice.objects.create(
            dossier=of, kind="application", number=f"N{number}", issuer=issuer, payer=of.unit.organisation,
            issued_on=LONG_AGO, due_on=due_on, total=1000 + number, decision={},
        )  # fmt: skip

    page = signed_in(company.clerk).get("/desk/figures/")
    searched = signed_in(company.clerk).get("/desk/invoices/?text=北山")
    nothing = signed_in(company.clerk).get("/desk/invoices/?text=南野")
    member = signed_in(company.committee_member).get("/desk/figures/")

    assert page.context["money"] == {"count": 2, "owed": 2001, "overdue_count": 1, "overdue_owed": 1001}
    assert member.context["money"] is None
    assert len(searched.context["rows"]) == 2
    assert len(nothing.context["rows"]) == 0


@pytest.mark.parametrize("page", ["", "findings", "load", "renewals"])
def test_figures_cost_the_same_however_many_cases_there_are(
    page: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    company = cast()
    for number in range(8):
        made = case(company, f"第{number}商店")
        task(made, "review.assign", company.review_body, DAY)
        failed(made, f"J.{number}", company.assessor)
        term(company, number, date(2027, 3, 1 + number))
    client = signed_in(company.clerk)
    client.get(f"/desk/figures/{page}")

    with django_assert_max_num_queries(9):
        client.get(f"/desk/figures/{page}")

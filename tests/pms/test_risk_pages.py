"""The pages of risk assessment in the portal."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from shirushi.pms.models import Risk, RiskSheet
from shirushi.pms.services import inventory
from shirushi.pms.services import risk as acts
from shirushi.pms.services.risk import Answer
from tests.pms.doors import door
from tests.pms.firm import DAY, Firm, firm, holding, values

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(show_day: Any) -> Firm:
    show_day(DAY)
    return firm()


@pytest.fixture
def sheet(made: Firm) -> RiskSheet:
    holding(made)
    acts.propose_sheets(organisation=made.business, by=made.by("privacy_officer"), on=DAY)
    return RiskSheet.objects.get()


def as_posted(sheet: RiskSheet, **others: Any) -> dict[str, Any]:
    """What the browser sends when the page of the sheet is saved as it is."""
    sheet.refresh_from_db()
    sent: dict[str, Any] = {"revision": sheet.revision}
    for risk in sheet.risks.all():
        key = f"r{risk.pk}"
        sent |= {
            f"{key}-revision": risk.revision,
            f"{key}-concerns": "on",
            f"{key}-likelihood": risk.likelihood,
            f"{key}-impact": risk.impact,
            f"{key}-residual_likelihood": risk.residual_likelihood,
            f"{key}-residual_impact": risk.residual_impact,
            f"{key}-treatment": risk.treatment,
            f"{key}-measure": [each.pk for each in risk.measures.all()],
        }
    return sent | others


def page(client: Client, name: str, *args: int) -> str:
    answer = client.get(reverse(f"portal:{name}", args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_offers_to_propose_sheets(made: Firm) -> None:
    holding(made)
    client = door(made, "privacy_officer")

    assert reverse("portal:risk_propose") in page(client, "risk_sheets")
    client.post(reverse("portal:risk_propose"))

    assert "全社" in page(client, "risk_sheets")
    assert reverse("portal:risk_propose") not in page(client, "risk_sheets")


def test_a_whole_sheet_is_saved_with_one_form(made: Firm, sheet: RiskSheet) -> None:
    client = door(made, "privacy_officer")
    shown = page(client, "risk_sheet", sheet.pk)
    assert sheet.risks.first().text in shown

    client.post(reverse("portal:risk_sheet", args=[sheet.pk]), as_posted(sheet))

    sheet.refresh_from_db()
    assert sheet.assessed_on == DAY
    assert not sheet.risks.filter(assessed_on=None).exists()


def test_saving_leads_on_from_sheet_to_sheet_until_none_is_left(made: Firm) -> None:
    grown(made, 12)
    client, sheets = door(made, "privacy_officer"), list(RiskSheet.objects.order_by("number"))
    assert len(sheets) > 2
    order = [*sheets[1:], sheets[0]]

    seen = []
    for each in order:
        answer = client.post(reverse("portal:risk_sheet", args=[each.pk]), as_posted(each, next="1"))
        seen.append(answer["Location"])

    expected = [reverse("portal:risk_sheet", args=[each.pk]) for each in (*order[1:], order[-1])]
    assert seen == expected
    assert "保存して次のシートへ" not in page(client, "risk_sheet", sheets[0].pk)


def test_an_unticked_measure_is_not_in_place(made: Firm, sheet: RiskSheet) -> None:
    risk = sheet.risks.first()
    first, *others = risk.measures.all()
    sent = as_posted(sheet) | {f"r{risk.pk}-measure": [each.pk for each in others]}

    door(made, "privacy_officer").post(reverse("portal:risk_sheet", args=[sheet.pk]), sent)

    first.refresh_from_db()
    assert not first.in_place


def test_a_sheet_that_contradicts_itself_comes_back_with_what_was_typed(made: Firm, sheet: RiskSheet) -> None:
    risk = sheet.risks.first()
    sent = as_posted(sheet) | {f"r{risk.pk}-further_measure": "棚を買う"}

    answer = door(made, "privacy_officer").post(reverse("portal:risk_sheet", args=[sheet.pk]), sent)

    assert answer.status_code == 422
    assert "棚を買う" in answer.content.decode()
    assert not sheet.risks.exclude(assessed_on=None).exists()


def test_the_second_of_two_gets_the_sheet_back_with_what_changed(made: Firm, sheet: RiskSheet) -> None:
    sent = as_posted(sheet)
    risk = sheet.risks.get(code="MD1")
    acts.assess(risk=risk, answer=Answer({"residual_likelihood": 1}), by=made.by("representative"), on=DAY)
    client = door(made, "privacy_officer")

    answer = client.post(reverse("portal:risk_sheet", args=[sheet.pk]), sent)

    assert answer.status_code == 409
    assert [row.risk.pk for phase in answer.context["phases"] for row in phase.rows if row.theirs] == [
        risk.pk
    ]
    again = as_posted(sheet)
    assert client.post(reverse("portal:risk_sheet", args=[sheet.pk]), again).status_code == 302


def test_one_risk_is_saved_on_its_own_page(made: Firm, sheet: RiskSheet) -> None:
    risk = sheet.risks.first()
    client = door(made, "privacy_officer")
    page(client, "risk", risk.pk)
    sent = {
        "revision": risk.revision, "concerns": "on", "likelihood": 3, "impact": 3, "residual_likelihood": 2,
        "residual_impact": 3, "treatment": "reduce", "further_measure": "棚を買う",
        "owner_role": "privacy_officer", "owner_department": made.sales.pk, "due_on": "2026-10-01",
        "measure": [each.pk for each in risk.measures.all()],
    }  # fmt: skip

    answer = client.post(reverse("portal:risk", args=[risk.pk]), sent)

    risk.refresh_from_db()
    assert answer.status_code == 302
    assert (risk.level, risk.residual_level, risk.owner_department) == (9, 6, made.sales)
    assert "棚を買う" in page(client, "risk_register") + page(client, "risk", risk.pk)


def test_the_representative_accepts_all_sheets_with_one_click(made: Firm, sheet: RiskSheet) -> None:
    door(made, "privacy_officer").post(reverse("portal:risk_sheet", args=[sheet.pk]), as_posted(sheet))
    client = door(made, "representative")
    assert reverse("portal:risk_acceptance") in page(client, "home")

    client.post(reverse("portal:risk_acceptance"), {"sheet": [sheet.pk], "comment": "了解"})

    sheet.refresh_from_db()
    assert (sheet.accepted_by, sheet.acceptance_comment) == (made.representative, "了解")


def test_the_sheet_is_accepted_sent_back_and_looked_at_again_on_its_page(
    made: Firm, sheet: RiskSheet
) -> None:
    door(made, "privacy_officer").post(reverse("portal:risk_sheet", args=[sheet.pk]), as_posted(sheet))
    client = door(made, "representative")

    for name, words in (
        ("accept", {"comment": ""}),
        ("review", {"remark": "見た"}),
        ("return", {"comment": "甘い"}),
    ):
        answer = client.post(reverse(f"portal:risk_sheet_{name}", args=[sheet.pk]), words)
        assert answer.status_code == 302, name

    sheet.refresh_from_db()
    assert (sheet.reviewed_on, sheet.returned_on, sheet.accepted_on) == (DAY, DAY, None)


def test_own_risks_measures_and_sheets_are_added_with_forms(made: Firm, sheet: RiskSheet) -> None:
    client = door(made, "privacy_officer")
    degrees = {"likelihood": 2, "impact": 2, "residual_likelihood": 1, "residual_impact": 1}
    worded = {
        "risk": "名刺をなくす",
        "phase": "move",
        "harm": "loss",
        "text": "名刺入れ",
        "group": "physical",
        "rule": "g",
    }

    client.post(reverse("portal:risk_add", args=[sheet.pk]), worded | degrees)
    own = Risk.objects.get(text="名刺をなくす")
    client.post(
        reverse("portal:risk_measure_add", args=[own.pk]), {"text": "点検", "group": "physical", "rule": "l"}
    )
    client.post(
        reverse("portal:risk_sheet_add"),
        {"name": "通販", "department": "", "medium": "data", "care": "ordinary"},
    )
    target = RiskSheet.objects.get(name="通販")
    entry = sheet.entries.get()
    client.post(
        reverse("portal:risk_sheet_holdings", args=[sheet.pk]),
        {"holding": [entry.holding_id], "target": target.pk},
    )

    entry.refresh_from_db()
    assert set(own.measures.values_list("text", flat=True)) == {"名刺入れ", "点検"}
    assert entry.sheet == target


def test_the_owner_reports_a_further_measure_done(made: Firm, sheet: RiskSheet) -> None:
    risk = sheet.risks.first()
    further = {"further_measure": "棚を買う", "owner_role": "department_head", "due_on": DAY}
    acts.treat(risk=risk, values=further, by=made.by("privacy_officer"), on=DAY)
    sent = {"result": "買った", "residual_likelihood": 1, "residual_impact": 1}

    answer = door(made, "head").post(reverse("portal:risk_done", args=[risk.pk]), sent)

    risk.refresh_from_db()
    assert answer.status_code == 302
    assert risk.done_on == DAY


def test_the_register_goes_out_as_excel(made: Firm, sheet: RiskSheet) -> None:
    answer = door(made, "audit_officer").get(reverse("portal:risk_export") + "?phase=move")

    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert len(rows) == 1 + sheet.risks.filter(phase="move").count()


def test_the_sheet_prints_with_its_measures_and_rules(made: Firm, sheet: RiskSheet) -> None:
    shown = page(door(made, "audit_officer"), "risk_sheet_print", sheet.pk)

    assert all(risk.text in shown for risk in sheet.risks.all())


@pytest.mark.parametrize("name", ["risk_sheet", "risk_sheet_print", "risk_sheet_holdings", "risk_add"])
def test_another_business_finds_no_sheet(made: Firm, sheet: RiskSheet, name: str) -> None:
    stranger = door(firm("あかね商事株式会社"), "privacy_officer")

    assert stranger.get(reverse(f"portal:{name}", args=[sheet.pk])).status_code == 404
    assert stranger.get(reverse("portal:risk", args=[sheet.risks.first().pk])).status_code == 404


def test_workers_are_told_that_this_is_not_theirs(made: Firm, sheet: RiskSheet) -> None:
    assert door(made, "worker").get(reverse("portal:risk_sheets")).status_code == 403


def grown(made: Firm, count: int) -> None:
    rows = [
        values(made.sales, medium=("paper", "data", "device")[n % 3], sensitive=n % 2 == 0)
        for n in range(count)
    ]
    inventory.add_many(organisation=made.business, rows=rows, by=made.by("privacy_officer"), on=DAY)
    acts.propose_sheets(organisation=made.business, by=made.by("privacy_officer"), on=DAY)


@pytest.mark.parametrize(("name", "queries"), [("risk_sheets", 13), ("risk_register", 6)])
@pytest.mark.parametrize("count", [2, 60])
def test_lists_ask_a_constant_number_of_questions(
    made: Firm, count: int, name: str, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    grown(made, count)
    client = door(made, "privacy_officer")

    with django_assert_num_queries(queries):
        client.get(reverse(f"portal:{name}"))


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_of_a_sheet_asks_a_constant_number_of_questions(
    made: Firm, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    grown(made, count)
    client = door(made, "privacy_officer")
    shown = RiskSheet.objects.first()

    with django_assert_max_num_queries(15):
        client.get(reverse("portal:risk_sheet", args=[shown.pk]))

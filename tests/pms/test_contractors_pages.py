"""The pages of contractors, and the questionnaire behind its link."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from shirushi.pms.models import Contractor, ContractorEvaluation
from shirushi.pms.services import contractors as acts
from tests.pms.doors import door
from tests.pms.firm import DAY, Firm, firm
from tests.pms.test_contractors import ENTERED, answers, entered, judged, recorded

pytestmark = pytest.mark.django_db
LIST = reverse("portal:contractors")


@pytest.fixture(autouse=True)
def _the_day(show_day: Callable[[date], None]) -> None:
    show_day(DAY)


def at(name: str, pk: object) -> str:
    return reverse(f"portal:{name}", args=[pk])


def sent(**others: str) -> dict[str, str]:
    return {**answers(), "answered_by": "総務 若葉", "comment": "補足", **others}


def link(made: Firm) -> str:
    asked = acts.ask(contractor=entered(made), by=made.by("privacy_officer"), on=DAY)
    return at("contractor_link", asked.token)


@pytest.mark.parametrize("number", [3, 30])
def test_the_list_asks_the_same_number_of_questions_however_long_it_is(
    number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = firm()
    for _each in range(number):
        entered(made)
    client = door(made, "privacy_officer")

    with django_assert_max_num_queries(8):
        page = client.get(LIST)

    assert page.text.count("わかば給与事務所") == number


def test_the_list_is_filtered(show_day: Callable[[date], None]) -> None:
    made = firm()
    entered(made, name="未評価の社")
    judged(made, entered(made, name="適合の社", abroad=True))
    show_day(DAY + timedelta(days=1))
    client = door(made, "privacy_officer")

    asked = (
        {"judgement": "never"},
        {"flag": "abroad"},
        {"standing": "overdue"},
        {"q": "適合"},
        {"standing": "ended"},
    )
    pages = [client.get(LIST, each).text for each in asked]

    assert ["未評価の社" in page for page in pages] == [True, False, True, False, False]
    assert ["適合の社" in page for page in pages] == [False, True, False, True, False]


def test_a_contractor_is_entered_and_leads_to_its_evaluation() -> None:
    made = firm()
    client = door(made, "privacy_officer")

    answer = client.post(
        reverse("portal:contractor_add"), {**ENTERED, "revision": 0, "quantity": "１，２００"}, follow=True
    )

    found = Contractor.objects.get()
    assert found.quantity == 1200
    assert at("contractor_ask", found.pk) in answer.text


def test_a_wrong_number_and_a_missing_name_are_told_at_their_fields() -> None:
    made = firm()
    data = {**ENTERED, "revision": 0, "corporate_number": "1234567890123", "re_entrusts": "on"}

    page = door(made, "privacy_officer").post(reverse("portal:contractor_add"), data)

    assert set(page.context["form"].errors) == {"corporate_number", "re_entrusted_to"}
    assert not Contractor.objects.exists()


def test_the_second_of_two_gets_the_form_back_with_what_the_first_wrote() -> None:
    made = firm()
    found = entered(made)
    data: dict[str, Any] = {**ENTERED, "revision": 0, "opened": "{}"}
    door(made, "representative").post(at("contractor_change", found.pk), {**data, "work": "年末調整"})

    page = door(made, "privacy_officer").post(at("contractor_change", found.pk), {**data, "work": "社会保険"})

    assert page.status_code == 409
    assert "年末調整" in page.text
    assert Contractor.objects.get().work == "年末調整"


def test_the_link_is_shown_once_and_opens_the_questionnaire() -> None:
    made = firm()
    found = entered(made)

    page = door(made, "privacy_officer").post(at("contractor_ask", found.pk))

    address = page.context["address"]
    assert "no-store" in page["Cache-Control"]
    assert address in page.text
    assert "みどり印刷" in Client().get(address[address.index("/", 8) :]).text


def test_a_contractor_answers_and_keeps_a_copy() -> None:
    made = firm()
    address = link(made)
    client = Client()

    answer = client.post(address, sent(), follow=True)

    assert "補足" in answer.text
    assert "ありがとうございます" in answer.text
    assert ContractorEvaluation.objects.get().answered_by == "総務 若葉"


def test_a_second_sending_changes_nothing_and_is_told() -> None:
    made = firm()
    address = link(made)
    Client().post(address, sent())

    page = Client().post(address, sent(Q01="no"))

    assert page.status_code == 409
    assert ContractorEvaluation.objects.get().score == 100


def test_what_is_missing_is_asked_for_and_nothing_is_kept() -> None:
    made = firm()

    page = Client().post(link(made), sent(Q01=""))

    assert page.status_code == 422
    assert ContractorEvaluation.objects.get().answered_on is None


def test_a_link_that_nobody_gave_out_is_not_found() -> None:
    firm()

    assert Client().get(at("contractor_link", "guessed")).status_code == 404


def test_an_old_link_says_so(show_day: Callable[[date], None]) -> None:
    made = firm()
    address = link(made)
    show_day(DAY + timedelta(days=31))

    page = Client().get(address)

    assert page.status_code == 422
    assert "リンク" in page.text


def test_the_link_shows_nothing_of_the_judgement() -> None:
    made = firm()
    address = link(made)
    Client().post(address, sent())
    found = ContractorEvaluation.objects.get()
    acts.judge(
        evaluation=found, judgement="conditions", reason="内々の所見", next_review_on=DAY + timedelta(days=90),
        by=made.by("privacy_officer"), on=DAY,
    )  # fmt: skip

    page = Client().get(address)

    assert page.status_code == 200
    assert "内々の所見" not in page.text


def test_the_whole_way_is_walked_on_the_pages() -> None:
    made = firm()
    found = entered(made)
    officer, head = door(made, "privacy_officer"), door(made, "representative")

    officer.post(at("contractor_record", found.pk), sent())
    evaluation = ContractorEvaluation.objects.get()
    proposed = officer.get(at("contractor_evaluation", evaluation.pk)).context["forms"]["judge"].initial
    officer.post(
        at("contractor_judge", evaluation.pk),
        {
            "revision": evaluation.revision,
            "judgement": "unfit",
            "reason": "体制がない",
            "next_review_on": proposed["next_review_on"],
        },
    )
    evaluation.refresh_from_db()
    head.post(
        at("contractor_except", evaluation.pk), {"revision": evaluation.revision, "reason": "年内に移行"}
    )

    assert proposed["judgement"] == "fit"
    assert Contractor.objects.get().excepted_on == DAY
    assert "年内に移行" in officer.get(at("contractor_evaluation", evaluation.pk)).text
    assert officer.get(at("contractor", found.pk)).status_code == 200


def test_the_end_needs_its_reason() -> None:
    made = firm()
    found = entered(made)
    client = door(made, "privacy_officer")
    data = {"revision": 0, "ended_on": DAY.isoformat()}

    refused = client.post(at("contractor_end", found.pk), {**data, "reason": ""})
    done = client.post(at("contractor_end", found.pk), {**data, "reason": "契約の終了"})

    assert (refused.status_code, done.status_code) == (422, 302)
    assert at("contractor_ask", found.pk) not in client.get(at("contractor", found.pk)).text


@pytest.mark.parametrize(
    "name", ["contractor", "contractor_change", "contractor_record", "contractor_evaluation"]
)
def test_another_business_finds_nothing(name: str) -> None:
    made, other = firm(), firm("あかね商事株式会社")
    contractor = entered(made)
    evaluation = recorded(made, contractor)
    pk = evaluation.pk if name == "contractor_evaluation" else contractor.pk

    assert door(other, "representative").get(at(name, pk)).status_code == 404


@pytest.mark.parametrize("who", ["head", "worker"])
def test_heads_and_workers_do_not_read_the_register(who: str) -> None:
    assert door(firm(), who).get(LIST).status_code == 403


def test_the_ledger_comes_as_excel_with_its_filter() -> None:
    made = firm()
    judged(made, entered(made, name="適合の社", re_entrusts=True, re_entrusted_to="孫請け社"))
    entered(made)

    answer = door(made, "privacy_officer").get(reverse("portal:contractors_export"), {"judgement": "fit"})

    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert len(rows) == 2
    assert {"適合の社", "孫請け社", "適合"} <= set(rows[1])

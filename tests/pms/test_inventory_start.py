"""The starting inventories of the industries, and taking one."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from shirushi.pms import industries
from shirushi.pms.models import Holding, Process
from shirushi.pms.queries import inventory as reads
from shirushi.pms.services import inventory
from shirushi.record.errors import ActRefused
from tests.pms.doors import door
from tests.pms.firm import DAY, Firm, firm, holding


@pytest.fixture
def made(show_day: Callable[[date], None]) -> Firm:
    show_day(DAY)
    return firm()


@pytest.mark.parametrize("code", industries.INDUSTRIES)
def test_every_industry_has_ten_to_eighteen_entries_in_both_languages(code: str) -> None:
    found = industries.of(code)

    said = [
        text for each in found.holdings for text in (each.name, each.items, each.purpose, each.kept_until)
    ]
    assert 10 <= len(found.holdings) <= 18
    assert all(text.ja.strip() and text.en.replace("é", "e").isascii() for text in said)


@pytest.mark.parametrize("code", industries.INDUSTRIES)
def test_applicants_leavers_and_my_numbers_are_not_forgotten(code: str) -> None:
    found = industries.of(code).holdings

    assert {"applicants", "former", "employees"} <= {each.persons.value for each in found}
    assert any(each.my_number for each in found)


def test_a_text_is_said_in_the_language_of_the_page() -> None:
    name = industries.of("shop").name

    with translation.override("en"):
        english = str(name)

    assert (english, name.ja) == ("Shop and mail order", "小売店・通信販売")


@pytest.mark.django_db
def test_a_template_fills_an_empty_inventory_with_approved_entries_and_their_processes(made: Firm) -> None:
    industry = industries.of("clinic")

    added = inventory.start_from_template(
        organisation=made.business,
        industry=industry,
        department=made.sales,
        by=made.by("privacy_officer"),
        on=DAY,
    )

    assert len(added) == len(industry.holdings)
    assert {each.state for each in Holding.objects.all()} == {"approved"}
    assert Process.objects.count() == len(industry.processes)
    assert len(reads.listed(made.by("privacy_officer"), reads.Filter(text="カルテ"))) == 2


@pytest.mark.django_db
def test_a_begun_inventory_is_not_begun_again(made: Firm) -> None:
    holding(made)

    with pytest.raises(ActRefused, match="inventory_begun"):
        inventory.start_from_template(
            organisation=made.business,
            industry=industries.of("shop"),
            department=made.sales,
            by=made.by("privacy_officer"),
            on=DAY,
        )


@pytest.mark.django_db
def test_the_ticked_entries_are_taken_in_one_click(made: Firm) -> None:
    client, address = door(made, "privacy_officer"), reverse("portal:inventory_start_from", args=["shop"])
    page = client.get(address)

    client.post(address, {"department": made.sales.pk, "chosen": ["web_orders", "cameras"]})

    assert "防犯カメラの映像" in page.content.decode()
    assert set(Holding.objects.values_list("name", flat=True)) == {
        "ネットショップの注文データ",
        "防犯カメラの映像",
    }
    assert Process.objects.count() == 2


@pytest.mark.django_db
def test_an_unknown_industry_is_not_found(made: Firm) -> None:
    answer = door(made, "privacy_officer").get(reverse("portal:inventory_start_from", args=["bakery"]))

    assert answer.status_code == 404


@pytest.mark.django_db
def test_an_empty_inventory_offers_the_templates(made: Firm) -> None:
    page = door(made, "privacy_officer").get(reverse("portal:inventory")).content.decode()

    assert reverse("portal:inventory_start") in page

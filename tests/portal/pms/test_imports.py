"""The pages of imports, as the privacy officer goes through them: upload, columns, rows, result, undo."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from shirushi.pms.imports import LEDGERS
from shirushi.pms.models import ImportBatch, Worker
from shirushi.portal.views.pms.imports import LISTS
from shirushi.sheets.opening import open_file
from tests.access.world import signed_in
from tests.pms.firm import DAY, Firm, firm
from tests.sheets.made import of_rows

pytestmark = pytest.mark.django_db
HEADER = ["所属", "社員番号", "氏名", "雇用形態", "入社日"]
GOOD = ["営業部", "001", "白石 杏", "正社員", "H30.4.1"]
BAD = ["宇宙部", "002", "黒田 進", "謎の形態", "春"]
START = "portal:pms_import_start"
QUERIES, PREVIEW_QUERIES = 5, 8


@pytest.fixture
def made(show_day: Any) -> Firm:
    show_day(DAY)
    return firm()


@pytest.fixture
def client(made: Firm) -> Client:
    return signed_in(made.privacy_officer)


def uploaded(client: Client, content: bytes, name: str = "名簿.xlsx", ledger: str = "workers") -> Any:
    return client.post(reverse(START), {"ledger": ledger, "upload": SimpleUploadedFile(name, content)})


def batch_of(client: Client, *rows: list[str]) -> ImportBatch:
    uploaded(client, of_rows([HEADER, *rows]))
    return ImportBatch.objects.latest("pk")


def address(view: str, batch: ImportBatch) -> str:
    return reverse(f"portal:{view}", args=[batch.pk])


def form_of(client: Client, batch: ImportBatch) -> dict[str, Any]:
    """What the page's form would send as it stands."""
    form = client.get(address("pms_import", batch)).context["form"]
    given = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in given.items() if value is not None and value is not False}


def test_an_upload_leads_to_the_page_of_its_rows(client: Client) -> None:
    answer = uploaded(client, of_rows([HEADER, GOOD, BAD]))

    page = client.get(answer["Location"]).content.decode()
    assert "取り込める行 1" in page
    assert "直すところがある行 1" in page
    assert "「謎の形態」" in page
    assert "D3" in page


def test_a_file_that_cannot_be_read_is_told_at_the_form(client: Client) -> None:
    answer = uploaded(client, b"PK\x03\x04", "名簿.xlsx")

    assert answer.status_code == 200
    assert "壊れている" in answer.content.decode()
    assert not ImportBatch.objects.exists()


def test_a_file_over_the_limit_is_told_at_the_form(client: Client, settings: Settings) -> None:
    settings.IMPORT_LIMIT_BYTES = 1000

    assert "大きすぎます" in uploaded(client, of_rows([HEADER, GOOD])).content.decode()


def test_the_good_rows_come_in_and_the_others_can_be_fetched(client: Client) -> None:
    batch = batch_of(client, GOOD, BAD)

    answer = client.post(address("pms_import_confirm", batch), {"revision": 0})
    remarks = client.get(address("pms_import_problems", batch))

    assert answer["Location"] == address("pms_import_result", batch)
    assert list(Worker.objects.values_list("name", flat=True)) == ["白石 杏"]
    assert "黒田 進" in open_file("x.xlsx", remarks.content).sheets[0].rows[1]
    assert remarks["Content-Disposition"].startswith("attachment")


def test_the_rows_to_mend_can_be_fetched_before_anything_comes_in(client: Client) -> None:
    batch = batch_of(client, GOOD, BAD)

    remarks = client.get(address("pms_import_problems", batch))

    assert len(open_file("x.xlsx", remarks.content).sheets[0].rows) == 2
    assert not Worker.objects.exists()


def test_columns_are_changed_on_the_page(client: Client) -> None:
    uploaded(client, of_rows([["所属", "謎", "氏名", "雇用形態", "入社日"], GOOD]))
    batch = ImportBatch.objects.get()
    given = form_of(client, batch)

    answer = client.post(address("pms_import", batch), given | {"column_number": "1", "empty_kind": "other"})

    batch.refresh_from_db()
    assert answer["Location"] == address("pms_import", batch)
    assert (batch.mapping["columns"]["number"], batch.mapping["when_empty"]) == (1, {"kind": "other"})


def test_a_value_for_empty_cells_that_makes_no_sense_is_told_at_its_field(client: Client) -> None:
    batch = batch_of(client, GOOD)

    answer = client.post(address("pms_import", batch), form_of(client, batch) | {"empty_joined_on": "春"})

    assert answer.context["form"].errors["empty_joined_on"]
    assert "「春」は日付として読めません" in answer.content.decode()


def test_a_header_beyond_the_file_is_told_and_changes_nothing(client: Client) -> None:
    batch = batch_of(client, GOOD)

    answer = client.post(address("pms_import", batch), form_of(client, batch) | {"row": "99"})

    assert "何も変更していません" in answer.content.decode()


def test_departments_of_the_file_are_opened_when_ticked(client: Client, made: Firm) -> None:
    batch = batch_of(client, ["宇宙部", *GOOD[1:]])
    client.post(address("pms_import", batch), form_of(client, batch) | {"new_departments": "on"})

    page = client.get(address("pms_import", batch)).content.decode()
    client.post(address("pms_import_confirm", batch))

    assert "次の部署を登録します" in page
    assert made.business.departments.filter(name="宇宙部").exists()


def test_what_was_changed_by_somebody_else_meanwhile_does_not_come_in(client: Client) -> None:
    batch = batch_of(client, GOOD)
    client.post(address("pms_import", batch), form_of(client, batch))

    answer = client.post(address("pms_import_confirm", batch), {"revision": 0})

    assert answer.status_code == 409
    assert not Worker.objects.exists()


def test_an_import_is_undone_from_its_result(client: Client) -> None:
    batch = batch_of(client, GOOD)
    client.post(address("pms_import_confirm", batch))

    client.post(address("pms_import_undo", batch))
    page = client.get(address("pms_import_result", batch)).content.decode()

    assert not Worker.objects.exists()
    assert "そのすべてを取り消しました" in page


def test_an_undo_that_is_not_possible_any_more_says_why(client: Client) -> None:
    batch = batch_of(client, GOOD)
    client.post(address("pms_import_confirm", batch))
    Worker.objects.update(email="an@midori.example")

    answer = client.post(address("pms_import_undo", batch))

    assert answer.status_code == 422
    assert "1件が、その後に変更または削除されています" in answer.content.decode()


def test_an_import_that_is_given_up_is_listed_as_such(client: Client) -> None:
    batch = batch_of(client, GOOD)

    client.post(address("pms_import_discard", batch))

    assert "取りやめ" in client.get(reverse(START)).content.decode()
    assert client.get(address("pms_import", batch))["Location"] == address("pms_import_result", batch)


@pytest.mark.parametrize("ledger", list(LEDGERS))
def test_the_empty_sheet_of_each_ledger_is_a_workbook(client: Client, ledger: str) -> None:
    answer = client.get(reverse("portal:pms_import_sheet", args=[ledger]))

    assert open_file("x.xlsx", answer.content).sheets


def test_there_is_no_empty_sheet_of_what_is_no_ledger(client: Client) -> None:
    assert client.get(reverse("portal:pms_import_sheet", args=["stars"])).status_code == 404


def test_the_list_of_imports_asks_as_much_for_forty_as_for_two(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    batch = batch_of(client, GOOD)
    client.get(reverse(START))
    ImportBatch.objects.bulk_create(
        ImportBatch(
            organisation_id=batch.organisation_id, ledger="workers", file_name=f"{n}.xlsx", file_size=1,
            mapping=batch.mapping, started_by_id=batch.started_by_id, created_on=DAY,
        )
        for n in range(1)
    )  # fmt: skip
    with django_assert_num_queries(QUERIES):
        client.get(reverse(START))
    ImportBatch.objects.bulk_create(
        ImportBatch(
            organisation_id=batch.organisation_id, ledger="workers", file_name=f"{n}.csv", file_size=1,
            mapping=batch.mapping, started_by_id=batch.started_by_id, created_on=DAY,
        )
        for n in range(38)
    )  # fmt: skip

    with django_assert_num_queries(QUERIES):
        client.get(reverse(START))


def test_the_preview_asks_as_much_for_a_hundred_rows_as_for_one(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    one = batch_of(client, GOOD)
    many = batch_of(client, *([*GOOD[:1], f"{n:03}", *GOOD[2:]] for n in range(100)))
    client.get(address("pms_import", one))

    for batch in (one, many):
        with django_assert_num_queries(PREVIEW_QUERIES):
            client.get(address("pms_import", batch))


def test_a_csv_from_windows_comes_in(client: Client) -> None:
    text = "所属,社員番号,氏名,雇用形態,入社日\r\n営業部,００１,髙橋①,正社員,令和8年4月1日\r\n"

    uploaded(client, BytesIO(text.encode("cp932")).read(), "名簿.csv")
    client.post(address("pms_import_confirm", ImportBatch.objects.get()))

    assert Worker.objects.get().name == "髙橋①"


@pytest.mark.parametrize("ledger", list(LEDGERS))
def test_every_ledger_has_a_list_to_go_to_after_its_import(ledger: str) -> None:
    assert reverse(LISTS[ledger])

"""The pages of evidence."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings
from python_calamine import CalamineWorkbook

from shirushi.pms.models import Evidence
from shirushi.pms.services import evidence as acts
from tests.papers.uploads import JPEG, PNG, upload
from tests.pms.doors import door
from tests.pms.firm import DAY, firm
from tests.pms.test_evidence import added
from tests.pms.test_improvement import opened
from tests.pms.test_media import carried, disposed

pytestmark = pytest.mark.django_db
LIST, NEW = reverse("portal:pms_evidence"), reverse("portal:pms_evidence_add")


@pytest.fixture(autouse=True)
def _world(show_day: Callable[[date], None], settings: Settings, tmp_path: Path) -> None:
    show_day(DAY)
    settings.MEDIA_ROOT = tmp_path


def at(name: str, *keys: object) -> str:
    return reverse(f"portal:pms_evidence_{name}", args=keys)


def sent(**others: Any) -> dict[str, Any]:
    return {"title": "施錠の写真", "dated_on": "令和8年4月1日", "revision": "0", "opened": "{}", **others}


@pytest.mark.parametrize("number", [3, 30])
def test_the_list_asks_the_same_number_of_questions_however_long_it_is(
    number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = firm()
    for _each in range(number):
        added(made, requirements=[("privacymark", "J.9.2")])
    client = door(made, "privacy_officer")

    with django_assert_max_num_queries(12):
        page = client.get(LIST)

    assert page.text.count("施錠の写真") == number


def test_several_files_are_put_down_at_once_for_the_requirement_that_one_came_from() -> None:
    made = firm()
    client = door(made, "privacy_officer")
    form = client.get(NEW, {"for": "privacymark:J.4.5.5"})
    assert "J.4.5.5 記録の管理" in form.text

    files = [SimpleUploadedFile("施錠.png", PNG), SimpleUploadedFile("鍵.jpg", JPEG)]
    answer = client.post(f"{NEW}?for=privacymark:J.4.5.5", sent(uploads=files))

    one = Evidence.objects.get()
    page = client.get(answer["Location"])
    assert answer["Location"] == at("one", one.pk)
    assert one.dated_on == date(2026, 4, 1)
    for shown in ("施錠.png", "鍵.jpg", one.files.first().file.sha256, "J.4.5.5"):  # type: ignore[union-attr]
        assert shown in page.text


def test_a_file_that_is_not_accepted_keeps_the_words_and_says_which_file() -> None:
    made = firm()
    client = door(made, "privacy_officer")

    answer = client.post(NEW, sent(shows="消えない言葉", uploads=[SimpleUploadedFile("表.xls", PNG)]))

    assert answer.status_code == 422
    assert "表.xls" in answer.text
    assert "消えない言葉" in answer.text
    assert not Evidence.objects.exists()


def test_a_record_of_another_business_takes_no_evidence() -> None:
    made, other = firm(), firm("よそ印刷株式会社")
    client = door(made, "privacy_officer")

    answers = [
        client.get(NEW, {"record": name}).status_code
        for name in (f"nonconformity-{opened(other).pk}", "nonconformity-x", "worker-1")
    ]

    assert answers == [404, 404, 404]


def test_a_nonconformity_shows_the_evidence_that_was_put_to_it() -> None:
    made = firm()
    record = opened(made)
    client = door(made, "privacy_officer")

    client.post(
        f"{NEW}?record=nonconformity-{record.pk}", sent(uploads=[SimpleUploadedFile("是正.png", PNG)])
    )

    page = client.get(reverse("portal:pms_nonconformity", args=[record.pk]))
    assert "是正.png" in page.text
    one = Evidence.objects.get()
    assert str(record) in client.get(at("one", one.pk)).text
    client.post(at("detach", one.pk, one.records.get().pk))
    assert "是正.png" not in client.get(reverse("portal:pms_nonconformity", args=[record.pk])).text


def test_what_is_kept_already_is_put_to_a_disposal_by_a_button() -> None:
    made = firm()
    kept, lapsed = (
        added(made, title="溶解の証明書"),
        added(made, title="古い証明書", expires_on=date(2026, 4, 2)),
    )
    record, client = disposed(made), door(made, "privacy_officer")
    offered = at("attach", f"disposal-{record.pk}")

    before = client.get(offered).content.decode()
    answer = client.post(offered, {"evidence": kept.pk}, follow=True).content.decode()

    assert "溶解の証明書" in before
    assert lapsed.title not in before
    assert kept.title in answer
    assert reverse("portal:pms_evidence_one", args=[kept.pk]) in answer
    assert kept.title not in client.get(offered).content.decode()


@pytest.mark.parametrize("key", ["", "x", "999999"])
def test_evidence_that_is_not_there_is_put_to_nothing(key: str) -> None:
    made = firm()
    offered = at("attach", f"disposal-{disposed(made).pk}")

    assert door(made, "privacy_officer").post(offered, {"evidence": key}).status_code == 404


def test_evidence_or_records_of_another_business_are_not_offered() -> None:
    made, other = firm(), firm("よそ印刷株式会社")
    mine, theirs = added(made), added(other, title="よその写真")
    client = door(made, "privacy_officer")

    foreign = client.get(at("attach", f"disposal-{disposed(other).pk}"))
    page = client.get(at("attach", f"disposal-{disposed(made).pk}"))
    taken = client.post(at("attach", f"disposal-{disposed(made).pk}"), {"evidence": theirs.pk})

    assert (foreign.status_code, taken.status_code) == (404, 404)
    assert mine.title in page.content.decode()
    assert theirs.title not in page.content.decode()


def test_a_medium_shows_the_evidence_that_was_put_down_for_it() -> None:
    made = firm()
    record = carried(made)
    named = f"{NEW}?record=medium-{record.pk}"
    client = door(made, "privacy_officer")

    client.post(named, sent(uploads=SimpleUploadedFile("usb.png", PNG)))

    assert "施錠の写真" in client.get(reverse("portal:medium", args=[record.pk])).content.decode()
    assert Evidence.objects.get().records.get().record == record


def test_the_second_of_two_gets_its_form_back_with_both_versions() -> None:
    made = firm()
    one = added(made)
    client = door(made, "privacy_officer")
    acts.change(evidence=one, values={"title": "先の題"}, by=made.by("representative"), on=DAY)

    answer = client.post(at("change", one.pk), sent(title="後の題", revision="1", department=""))

    assert answer.status_code == 409
    assert "先の題" in answer.text
    assert "後の題" in answer.text
    assert Evidence.objects.get().title == "先の題"


def test_requirements_are_ticked_in_the_groups_of_both_schemes() -> None:
    made = firm()
    one = added(made)
    client = door(made, "privacy_officer")
    form = client.get(at("requirements", one.pk))
    assert "プライバシーマーク" in form.text

    chosen = {"privacymark_8": ["privacymark:J.9.2"], "japhic_10": ["japhic:通則 3-10"]}
    groups = {"revision": one.revision, **chosen}
    answer = client.post(at("requirements", one.pk), groups)

    assert answer.status_code == 302
    assert {link.code for link in one.requirements.all()} == {"J.9.2", "通則 3-10"}


def test_a_replaced_file_stays_on_the_page_with_its_day() -> None:
    made = firm()
    one = added(made)
    client = door(made, "privacy_officer")

    client.post(
        at("replace", one.pk, one.files.get().pk),
        {"revision": one.revision, "upload": SimpleUploadedFile("新しい.jpg", JPEG)},
    )

    page = client.get(at("one", one.pk)).text
    assert "新しい.jpg" in page
    assert "2026年4月6日に新しい.jpgへ差し替え" in page


def test_a_file_of_other_evidence_is_not_replaced_here() -> None:
    made, other = firm(), firm("よそ印刷株式会社")
    one, foreign = added(made), added(other)
    client = door(made, "privacy_officer")

    for key, held in ((one.pk, foreign.files.get().pk), (foreign.pk, foreign.files.get().pk)):
        assert client.get(at("replace", key, held)).status_code == 404


def test_the_list_goes_out_as_a_workbook_with_the_digests() -> None:
    made = firm()
    one = added(made, requirements=[("privacymark", "J.9.2")])
    acts.add_files(evidence=one, uploads=[upload("鍵.jpg", JPEG)], by=made.by("privacy_officer"), on=DAY)

    answer = door(made, "audit_officer").get(reverse("portal:pms_evidence_export"))

    sheet = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0)
    cells = [str(cell) for row in sheet.to_python() for cell in row]
    assert "J.9.2" in cells
    assert any(one.files.first().file.sha256 in cell and "鍵" not in cell for cell in cells)  # type: ignore[union-attr]


def test_the_history_of_evidence_is_a_page() -> None:
    made = firm()
    one = added(made)
    acts.withdraw(evidence=one, reason="誤り", by=made.by("privacy_officer"), on=DAY)

    page = door(made, "audit_officer").get(reverse("portal:pms_history", args=["evidence", one.pk])).text

    assert "証拠を登録した" in page
    assert "証拠を取り下げた" in page

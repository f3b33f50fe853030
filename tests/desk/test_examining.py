"""The review screen: documents beside the requirement."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from shirushi.intake.models import ApplicationDocument
from shirushi.review import services
from shirushi.review.models import Judgement, TeamNote
from tests.intake.drafts import signed_in, upload
from tests.review import stages
from tests.review.stages import DOCUMENTS, Case

pytestmark = pytest.mark.django_db
ITEM = "J.3.1.1"


@pytest.fixture
def case(show_day: Callable[[date], None]) -> Case:
    show_day(DOCUMENTS)
    return stages.started()


@pytest.fixture
def client(case: Case) -> Client:
    return signed_in(case.company.assessor)


def path(case: Case, act: str = "", item: str = ITEM) -> str:
    return f"/desk/reviews/{case.application.pk}/examine{act}?item={item}"


def test_the_requirement_its_documents_and_the_judgement_stand_on_one_page(
    case: Case, client: Client
) -> None:
    first = ApplicationDocument.objects.get(application=case.application, code="inventory_first_page")

    page = client.get(path(case)).text

    assert "Identifying personal information" in page
    assert f'<iframe class="workbench-frame" src="/files/{first.file.pk}/shown"' in page
    assert "0 of 57 requirements" in page
    assert page.count(": Not looked at") == 57


def test_a_judgement_is_kept_and_leads_on_to_the_next_that_waits(case: Case, client: Client) -> None:
    answer = client.post(path(case), {"revision": 0, "verdict": "conforms", "note": "一致", "next": "1"})

    assert answer.headers["Location"].endswith("?item=J.3.1.2")
    assert Judgement.objects.get().note == "一致"


def test_the_second_of_two_at_once_is_told_and_nothing_is_overwritten(case: Case, client: Client) -> None:
    signed_in(case.company.second_assessor).post(path(case), {"revision": 0, "verdict": "finding"})

    answer = client.post(path(case), {"revision": 0, "verdict": "conforms"})

    assert answer.status_code == 409
    assert Judgement.objects.get().verdict == "finding"


def test_without_a_judgement_nothing_is_kept_and_the_page_says_why(case: Case, client: Client) -> None:
    answer = client.post(path(case), {"revision": 0, "note": "長い覚え書き"})

    assert answer.status_code == 422
    assert "長い覚え書き" in answer.text
    assert not Judgement.objects.exists()


def test_the_rest_of_a_group_is_judged_with_one_button(case: Case, client: Client) -> None:
    client.post(path(case, "/rest", "J.1.1"), {"group": "J.1", "verdict": "conforms"})

    assert Judgement.objects.count() == 5


def test_a_note_among_the_team_stands_at_its_requirement(case: Case, client: Client) -> None:
    client.post(path(case, "/note"), {"text": "規程 3 章を見る"})

    assert TeamNote.objects.get().requirement == ITEM
    assert "規程 3 章を見る" in client.get(path(case)).text
    assert "規程 3 章を見る" not in client.get(path(case, item="J.1.1")).text


def test_a_file_that_changed_is_marked_and_the_former_can_be_opened(case: Case, client: Client) -> None:
    former = ApplicationDocument.objects.get(application=case.application, code="inventory_first_page")
    client.post(path(case), {"revision": 0, "verdict": "conforms"})
    services.replace_document(
        document=former, upload=upload("新しい台帳.csv", "項目\n".encode()), reason="漏れ",
        by=case.business(DOCUMENTS), on=DOCUMENTS,
    )  # fmt: skip

    page = client.get(path(case)).text
    old = client.get(f"{path(case)}&file={former.pk}").text

    assert "Changed during the review" in page
    assert "You judged before this file came" in page
    assert "replaced by a newer one" in old


def test_nothing_of_the_screen_reaches_the_business(case: Case, client: Client) -> None:
    client.post(path(case), {"revision": 0, "verdict": "finding", "note": "秘密の見立て"})
    client.post(path(case, "/note"), {"text": "秘密の覚え"})
    business = signed_in(case.company.privacy_officer)
    pages = [
        f"/business/applications/{case.application.pk}",
        f"/business/applications/{case.application.pk}/findings",
        f"/cases/{case.application.dossier_id}/history",
    ]

    read = [business.get(page, follow=True) for page in pages]

    assert {answer.status_code for answer in read} == {200}
    assert not [answer for answer in read if "秘密" in answer.text or "was judged" in answer.text]


def test_the_screen_asks_few_questions_however_much_was_judged(
    case: Case, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(path(case))
    with django_assert_max_num_queries(QUERIES):
        client.get(path(case))

    for group in ("J.1", "J.2", "J.3", "J.8"):
        client.post(path(case, "/rest"), {"group": group, "verdict": "conforms"})

    with django_assert_max_num_queries(QUERIES):
        client.get(path(case))


QUERIES = 22


def test_what_the_business_answered_on_the_web_stands_at_its_requirement(
    show_day: Callable[[date], None],
) -> None:
    show_day(DOCUMENTS)
    case = stages.started("japhic")
    reviewer = signed_in(case.company.assessor)

    here = reviewer.get(path(case, item="通則 3-1-1")).text
    elsewhere = reviewer.get(path(case, item="番号 4-4")).text

    assert here.count("<strong>Met</strong>") == 2
    assert "<strong>Met</strong>" not in elsewhere

"""The pages of dispensations: drafted, looked at, put in force, annulled; and what the public sees."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from shirushi.dispensations.models import Dispensation
from tests.dispensations.announcing import TITLE, announced, annulled, drafted
from tests.grants.ground import Ground, begun, ground
from tests.incidents.doors import signed_in

pytestmark = pytest.mark.django_db
FORM = {
    "title": TITLE, "notice": "告示第12号", "noticed_on": "2026-07-15", "deadlines": ["renewal_window"],
    "from_on": "2027-01-01", "until_on": "2027-01-31", "move": "by_months", "count": "6",
    "prefectures": ["04"], "is_public": "on",
}  # fmt: skip


def officer(here: Ground) -> Client:
    return signed_in(here.cast.officer)


def test_a_draft_shows_what_it_would_move_and_the_button_moves_it() -> None:
    here = ground()
    grant = begun(here)
    client = officer(here)
    notice = SimpleUploadedFile("kokuji.txt", "告示\n".encode(), content_type="text/plain")

    drafted_page = client.post(reverse("desk:dispensation_new"), FORM | {"document": notice}, follow=True)
    made = Dispensation.objects.get()
    page = drafted_page.content.decode()
    client.post(reverse("desk:dispensation_in_force", args=[made.pk]), {"revision": 0})

    grant.refresh_from_db()
    assert "2027年1月12日" in page
    assert "2027年7月12日" in page
    assert grant.renewal_moved_to == date(2027, 7, 12)
    document = client.get(reverse("public:dispensation_notice", args=[made.pk]))
    assert b"".join(document.streaming_content).decode() == "告示\n"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"until_on": "2026-12-31"}, "期間の最終日が初日より前です。"),
        ({"noticed_on": "2100-01-01"}, "告示の日が今日より後です。"),
        ({"count": ""}, "何日・何か月延ばすか"),
        ({"count": "4000"}, "大きすぎます"),
        ({"move": "to_day", "to_on": "2027-01-01"}, "延ばした後の日が"),
        ({"numbers": "99999999"}, "この登録番号はありません"),
    ],
)
def test_what_is_unclear_is_refused_and_nothing_is_kept(change: dict[str, str], said: str) -> None:
    here = ground()

    answer = officer(here).post(reverse("desk:dispensation_new"), FORM | change)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Dispensation.objects.exists()


def test_a_review_body_is_asked_for_its_closing_days_alone() -> None:
    here = ground()
    client = signed_in(here.cast.review_officer)

    page = client.get(reverse("desk:dispensation_new")).content.decode()
    client.post(reverse("desk:dispensation_new"), FORM)

    made = Dispensation.objects.get()
    assert 'name="move"' not in page
    assert (made.move, made.count, made.prefectures) == ("closing", None, [])
    assert made.review_body_id == here.cast.review_body.pk


def test_a_file_that_is_not_what_it_says_is_refused() -> None:
    here = ground()
    fake = SimpleUploadedFile("kokuji.pdf", b"no pdf", content_type="application/pdf")

    answer = officer(here).post(reverse("desk:dispensation_new"), FORM | {"document": fake})

    assert answer.status_code == 422
    assert not Dispensation.objects.exists()


def test_it_is_annulled_with_a_reason_once_and_stays_in_sight() -> None:
    here = ground()
    made = announced(here.cast)
    client = officer(here)
    address = reverse("desk:dispensation_annul", args=[made.pk])

    without = client.post(address, {"revision": 1, "reason": " "})
    client.post(address, {"revision": 1, "reason": "誤って実施した"})
    again = client.post(address, {"revision": 2, "reason": "もう一度"})

    assert (without.status_code, again.status_code) == (422, 422)
    assert "誤って実施した" in Client().get(reverse("public:dispensations")).content.decode()


def test_a_draft_is_put_in_force_or_set_aside_once() -> None:
    here = ground()
    made = drafted(here.cast)
    client = officer(here)

    client.post(reverse("desk:dispensation_set_aside", args=[made.pk]), {"revision": 0})
    after = client.post(reverse("desk:dispensation_in_force", args=[made.pk]), {"revision": 1})

    made.refresh_from_db()
    assert after.status_code == 422
    assert (made.in_force_on, made.is_draft) == (None, False)


def test_the_public_sees_what_is_announced_publicly_and_nothing_else() -> None:
    here = ground()
    announced(here.cast, title="公開の特例")
    announced(here.cast, title="内部の特例", is_public=False)
    drafted(here.cast, title="案の特例")

    page = Client().get(reverse("public:dispensations")).content.decode()

    assert "公開の特例" in page
    assert "内部の特例" not in page
    assert "案の特例" not in page


def test_the_lists_cost_the_same_however_long_they_are(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    here = ground()
    client = officer(here)
    made = [announced(here.cast, title=f"特例{number}") for number in range(12)]
    annulled(here.cast, made[0], date(2026, 7, 16))

    with django_assert_max_num_queries(10):
        desk = client.get(reverse("desk:dispensations"))
    with django_assert_max_num_queries(4):
        public = Client().get(reverse("public:dispensations"))

    assert desk.content.decode().count("特例") >= 12
    assert public.content.decode().count("特例") >= 12

"""The pages of a change report: the business's wizard, the body's list and word, the public page."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from shirushi.changes.models import ChangeReport
from shirushi.people.models import Organisation
from shirushi.record import outbox
from tests.cast import business, dossier
from tests.changes.ground import NEW_NAME, Holder, confirm, holder, report, seen
from tests.intake.drafts import DAY, signed_in

pytestmark = pytest.mark.django_db


def given(here: Holder, **changed: str) -> dict[str, str]:
    own = here.company.business
    stands = {
        "name": own.name, "name_kana": own.name_kana, "prefecture": own.prefecture, "address": own.address,
        "representative": "緑川 一郎", "privacy_officer": "緑川 花", "audit_officer": "青木 健",
        "takes_effect_on": DAY.isoformat(),
    }  # fmt: skip
    return stands | changed


def test_the_wizard_shows_before_and_after_and_reports_only_when_told_to() -> None:
    here = holder()
    own, clerk = signed_in(here.company.privacy_officer), signed_in(here.company.clerk)
    wizard = f"/business/marks/{here.case.pk}/changes/new"

    stood = own.get(wizard)
    asked = own.post(wizard, given(here, name=NEW_NAME, ask="1"))
    before = ChangeReport.objects.count()
    own.post(wizard, given(here, name=NEW_NAME))
    made = ChangeReport.objects.get()
    listed = clerk.get("/desk/changes?state=reported")
    shown = clerk.get(f"/desk/changes/{made.pk}")
    clerk.post(f"/desk/changes/{made.pk}", {"revision": 0, "word": ""})
    result = own.get(f"/business/changes/{made.pk}")
    hub = own.get(f"/business/marks/{here.case.pk}/changes")

    assert "緑川 一郎" in stood.text
    assert NEW_NAME in asked.text
    assert "No time limit for the report is published" in asked.text
    assert before == 0
    assert "みどり印刷株式会社" in listed.text
    assert NEW_NAME in shown.text
    assert "Confirmed" in result.text
    assert "Certificate with the data as they are now" in result.text
    assert "Name of the organisation" in hub.text
    assert NEW_NAME in own.get(f"/business/certificates/{here.grant.pk}").text


def test_a_refusal_stands_on_the_form_and_what_was_typed_is_kept() -> None:
    here = holder()
    own = signed_in(here.company.privacy_officer)
    wizard = f"/business/marks/{here.case.pk}/changes/new"

    nothing = own.post(wizard, given(here, explanation="引っ越しました"))

    assert "Everything is as it was" in nothing.text
    assert "引っ越しました" in nothing.text


def test_the_clerk_returns_it_with_a_reason() -> None:
    here = holder()
    made = report(here.company, here.case, name=NEW_NAME)
    clerk = signed_in(here.company.clerk)

    without = clerk.post(f"/desk/changes/{made.pk}", {"revision": 0, "word": "", "return": "1"})
    clerk.post(f"/desk/changes/{made.pk}", {"revision": 0, "word": "登記がまだです", "return": "1"})

    assert "Say why it is returned" in without.text
    made.refresh_from_db()
    assert (made.state, made.word) == ("returned", "登記がまだです")


def test_the_public_page_names_what_it_was_called() -> None:
    here = holder()
    confirm(report(here.company, here.case, name=NEW_NAME), here.company)
    outbox.follow_all()

    page = Client(headers={"accept-language": "en"}).get(f"/marks/{here.grant.registration.number}")

    assert NEW_NAME in page.text
    assert "Formerly called" in page.text
    assert "みどり印刷株式会社" in page.text


def test_the_page_of_the_organisation_says_where_a_new_name_is_reported() -> None:
    here = holder()
    own = signed_in(here.company.privacy_officer)

    page = own.get("/organisation/data")
    own.post("/organisation/data", given(here, name=NEW_NAME, website="https://midori.example/"))

    kept = Organisation.objects.get(pk=here.company.business.pk)
    assert "a new name or address is reported to it" in page.text
    assert (kept.name, kept.website) == ("みどり印刷株式会社", "https://midori.example/")


def test_another_business_and_another_body_see_nothing() -> None:
    here = holder()
    made = report(here.company, here.case, name=NEW_NAME)
    other = signed_in(here.company.other_clerk)

    assert other.get(f"/desk/changes/{made.pk}").status_code == 404
    assert "みどり印刷" not in other.get("/desk/changes").text


def test_the_list_asks_as_often_for_many_as_for_one(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    here = holder()
    for serial in range(12):
        case = dossier(business(f"みほん{serial}株式会社"), review_body=here.company.review_body)
        seen(here.company, case)
        made = ChangeReport.objects.create(
            dossier=case, review_body=here.company.review_body, takes_effect_on=DAY, decision={},
            reported_on=DAY, reported_by=here.company.privacy_officer,
        )  # fmt: skip
        made.changes.create(item="name", before="旧", after="新")
    clerk = signed_in(here.company.clerk)
    clerk.get("/desk/changes")

    with django_assert_max_num_queries(12):
        page = clerk.get("/desk/changes")

    assert "みほん11株式会社" in page.text

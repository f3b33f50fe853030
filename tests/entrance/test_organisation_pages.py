"""The organisation and its people, through the pages."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from shirushi.agenda.models import Task
from shirushi.entrance import clock
from shirushi.grants.models import Registration
from shirushi.people.models import Invitation, Membership, Organisation, Person
from shirushi.record.models import OutboxEntry
from tests.cast import Cast, business, cast, corporate_number, dossier, member, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


def signed_in(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def token_of(message: str) -> str:
    return message.split("/invitations/")[1].split(maxsplit=1)[0]


REGISTRATION = {
    "name": "さくら製パン株式会社",
    "name_kana": "サクラセイパン",
    "corporate_number": corporate_number(900),
    "prefecture": "04",
    "address": "仙台市青葉区1-2",
    "website": "https://sakura.example/",
    "role": "privacy_officer",
}


def test_registering_a_business_leads_to_its_units() -> None:
    client = signed_in(person("桜井 恵"))

    answer = client.post(reverse("entrance:register_business"), REGISTRATION)

    assert answer["Location"] == reverse("portal:units")
    assert client.get(reverse("portal:units")).status_code == 200


def test_a_wrong_check_digit_stands_at_its_field_and_everything_is_kept() -> None:
    client = signed_in(person("桜井 恵"))

    answer = client.post(
        reverse("entrance:register_business"), {**REGISTRATION, "corporate_number": "1234567890123"}
    )

    assert "検査用数字が合いません" in answer.content.decode()
    assert "サクラセイパン" in answer.content.decode()
    assert not Organisation.objects.exists()


def test_a_registered_number_is_refused_on_the_form() -> None:
    business(corporate_number=REGISTRATION["corporate_number"])
    client = signed_in(person("桜井 恵"))

    answer = client.post(reverse("entrance:register_business"), REGISTRATION)

    assert "すでに登録されています" in answer.content.decode()


def test_an_invitation_goes_by_mail_and_the_page_never_shows_its_token(people: Cast) -> None:
    client = signed_in(people.privacy_officer)

    answer = client.post(
        reverse("entrance:invite"), {"email": "aoba@midori.example", "role": "worker"}, follow=True
    )

    message = mail.outbox[0]
    assert message.to == ["aoba@midori.example"]
    assert token_of(str(message.body)) not in answer.content.decode()
    assert "aoba@midori.example" in answer.content.decode()


def test_who_was_invited_accepts_and_comes_to_the_first_page(people: Cast) -> None:
    signed_in(people.privacy_officer).post(
        reverse("entrance:invite"), {"email": "aoba@midori.example", "role": "worker"}
    )
    page = reverse("entrance:invitation", args=[token_of(str(mail.outbox[0].body))])
    client = signed_in(person("青葉 蓮", "aoba@midori.example"))

    offered = client.get(page)
    answer = client.post(page, follow=True)

    assert "招待を受ける" in offered.content.decode()
    assert answer.wsgi_request.path == reverse("portal:home")


def test_a_stranger_with_the_link_is_asked_to_sign_in_and_comes_back(people: Cast) -> None:
    signed_in(people.privacy_officer).post(
        reverse("entrance:invite"), {"email": "aoba@midori.example", "role": "worker"}
    )
    page = reverse("entrance:invitation", args=[token_of(str(mail.outbox[0].body))])

    answer = Client().post(page)

    assert answer["Location"] == f"{reverse('account_login')}?next={page}"
    assert not Membership.objects.filter(person__email="aoba@midori.example").exists()


def test_somebody_else_with_the_link_is_told_why_it_does_not_work(people: Cast) -> None:
    signed_in(people.privacy_officer).post(
        reverse("entrance:invite"), {"email": "aoba@midori.example", "role": "worker"}
    )
    page = reverse("entrance:invitation", args=[token_of(str(mail.outbox[0].body))])
    client = signed_in(person("別 人"))

    answer = client.post(page)

    assert answer.status_code == 422
    assert "別のメールアドレス" in answer.content.decode()


def test_an_invitation_that_is_taken_back_opens_no_more(people: Cast) -> None:
    client = signed_in(people.privacy_officer)
    client.post(reverse("entrance:invite"), {"email": "aoba@midori.example", "role": "worker"})
    page = reverse("entrance:invitation", args=[token_of(str(mail.outbox[0].body))])

    client.post(reverse("entrance:cancel_invitation", args=[Invitation.objects.get().pk]))

    assert Client().get(page).status_code == 422


def test_another_organisations_invitation_role_and_department_are_not_found(people: Cast) -> None:
    client = signed_in(member(business("あかね商事株式会社"), "privacy_officer", "茜 望"))
    held = people.worker.memberships.get()

    answers = {
        client.get(reverse(f"entrance:{page}", args=[held.pk])).status_code
        for page in ("end_membership", "hand_over", "appoint_deputy")
    }

    assert answers == {404}


def test_the_last_privacy_officer_is_told_to_hand_over_first(people: Cast) -> None:
    client = signed_in(people.privacy_officer)

    answer = client.post(
        reverse("entrance:end_membership", args=[people.privacy_officer.memberships.get().pk])
    )

    assert answer.status_code == 422
    assert "先にほかの人に引き継いでください" in answer.content.decode()


def test_a_hand_over_moves_the_open_tasks_that_name_the_person(people: Cast) -> None:
    held = people.privacy_officer.memberships.get()
    ours = dossier(people.business)
    for kind, roles in (
        ("billing.pay_invoice", ["privacy_officer"]),
        ("intake.start_again", ["representative"]),
    ):
        Task.objects.create(
            dossier=ours, kind=kind, subject_id=1, organisation=people.business, roles=roles,
            person=people.privacy_officer, opened_on=clock.today(),
        )  # fmt: skip

    signed_in(people.privacy_officer).post(
        reverse("entrance:hand_over", args=[held.pk]), {"to": people.worker.pk}
    )

    assert Task.objects.get(kind="billing.pay_invoice").person == people.worker
    assert Task.objects.get(kind="intake.start_again").person == people.privacy_officer


def test_nobody_outside_is_offered_as_successor(people: Cast) -> None:
    held = people.privacy_officer.memberships.get()

    answer = signed_in(people.privacy_officer).post(
        reverse("entrance:hand_over", args=[held.pk]), {"to": people.clerk.pk}
    )

    assert answer.status_code == 200
    assert Membership.objects.get(pk=held.pk).until_on is None


def test_a_deputy_is_appointed_with_days_as_people_write_them(people: Cast) -> None:
    held = people.representative.memberships.get()
    today = clock.today()

    signed_in(people.privacy_officer).post(
        reverse("entrance:appoint_deputy", args=[held.pk]),
        {
            "person": people.worker.pk,
            "from_on": f"{today.year}年{today.month}月{today.day}日",
            "until_on": (today + timedelta(days=9)).isoformat(),
        },
    )

    assert held.deputies.get().until_on == today + timedelta(days=9)


def test_the_audit_officer_is_refused_as_deputy_of_the_privacy_officer_on_the_form(people: Cast) -> None:
    held = people.privacy_officer.memberships.get()
    today = clock.today().isoformat()

    answer = signed_in(people.privacy_officer).post(
        reverse("entrance:appoint_deputy", args=[held.pk]),
        {"person": people.audit_officer.pk, "from_on": today, "until_on": today},
    )

    assert "この二つの役割は別の人が担います" in answer.content.decode()


def test_a_new_name_is_published_again_with_the_marks_of_the_business(people: Cast) -> None:
    mark = Registration.objects.create(
        dossier=dossier(people.business), scheme="privacymark", number="10000001",
        registered_on=date(2025, 3, 1),
    )  # fmt: skip
    client = signed_in(people.representative)

    client.post(
        reverse("entrance:organisation_data"),
        {"name": "みどりプリント株式会社", "name_kana": "ミドリ", "prefecture": "04", "address": "仙台市"},
    )

    entry = OutboxEntry.objects.get(topic="grants.registration")
    assert entry.subject_id == mark.pk


def test_a_department_is_opened_and_closed(people: Cast) -> None:
    client = signed_in(people.privacy_officer)

    client.post(reverse("entrance:open_department"), {"name": "営業部"})
    department = people.business.departments.get()
    client.post(reverse("entrance:close_department", args=[department.pk]))

    department.refresh_from_db()
    assert department.closed_on == clock.today()


def test_the_page_of_people_asks_the_database_as_often_for_many_as_for_few(
    people: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        member(people.business, "worker", f"従業 {number}")
    client = signed_in(people.privacy_officer)

    with django_assert_num_queries(8):
        answer = client.get(reverse("entrance:organisation"))

    assert answer.content.decode().count("従業 ") >= 30


def test_colleagues_are_shown_without_their_addresses(people: Cast) -> None:
    text = signed_in(people.worker).get(reverse("entrance:organisation")).content.decode()

    assert people.privacy_officer.name in text
    assert people.privacy_officer.email not in text


def test_going_over_to_another_of_ones_organisations_changes_the_first_page(people: Cast) -> None:
    other = business("あかね商事株式会社")
    Membership.objects.create(
        person=people.worker, organisation=other, role="audit_officer", from_on=date(2020, 1, 1)
    )
    client = signed_in(people.worker)

    client.post(reverse("entrance:switch"), {"organisation": other.pk})

    assert other.name in client.get(reverse("portal:home")).content.decode()


@pytest.mark.parametrize("asked", ["", "x", "0"])
def test_nobody_goes_over_to_an_organisation_that_is_not_ones_own(people: Cast, asked: str) -> None:
    client = signed_in(people.worker)

    answers = [
        client.post(reverse("entrance:switch"), {"organisation": each}).status_code
        for each in (asked, people.review_body.pk)
    ]

    assert answers == [404, 404]


def test_the_profile_keeps_name_and_language(people: Cast) -> None:
    client = signed_in(people.worker)

    client.post(reverse("entrance:profile"), {"name": "白石 あんず", "language": "en"})

    people.worker.refresh_from_db()
    assert (people.worker.name, people.worker.language) == ("白石 あんず", "en")
    assert "My profile" in client.get(reverse("entrance:profile")).content.decode()

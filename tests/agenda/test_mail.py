"""Notices by e-mail: to whom, in which language, what they do not tell, and again after a failure."""

from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db.models.functions import Now
from pytest_django import Settings

from shirushi.agenda.mail import CLAIM_HOLDS, recipients, send_unsent
from shirushi.agenda.models import Notice
from shirushi.people.models import Access
from shirushi.record import outbox
from tests.agenda.notices import case, notice
from tests.cast import LONG_AGO, cast, member

pytestmark = pytest.mark.django_db


class UnreachableServer(EmailBackend):
    def send_messages(self, _messages: Any) -> int:
        raise ConnectionRefusedError


def test_following_mails_those_who_hold_the_roles() -> None:
    people = cast()
    notice(case(people), people, roles=["privacy_officer", "representative"])

    outbox.follow_all()

    written_to = {address for message in mail.outbox for address in message.to}
    assert written_to == {people.privacy_officer.email, people.representative.email}
    assert Notice.objects.get().mailed_at is not None


def test_a_notice_is_mailed_once() -> None:
    people = cast()
    notice(case(people), people)

    outbox.follow_all()
    outbox.follow_all()

    assert len(mail.outbox) == 1


def test_each_is_written_to_in_its_own_language(settings: Settings) -> None:
    settings.SITE_ADDRESS = "https://shirushi.example"
    people = cast()
    people.representative.language = "en"
    people.representative.save()
    notice(case(people), people, roles=["privacy_officer", "representative"])

    outbox.follow_all()

    written = {message.to[0]: message for message in mail.outbox}
    english, japanese = written[people.representative.email], written[people.privacy_officer.email]
    assert english.subject == "みどり印刷株式会社: Something was told."
    assert "Sign in to read it:\nhttps://shirushi.example" in english.body
    assert "サインインしてお読みください。\nhttps://shirushi.example" in japanese.body


def test_a_mail_tells_the_business_and_nothing_of_the_case() -> None:
    people = cast()
    notice(case(people), people)

    outbox.follow_all()

    (message,) = mail.outbox
    assert "みどり印刷株式会社" in message.body
    for secret in ("incident", "5,000", people.privacy_officer.name, people.clerk.name):
        assert secret not in f"{message.subject} {message.body}"


def test_a_failure_leaves_the_notice_unsent_and_it_is_tried_again(settings: Settings) -> None:
    people = cast()
    notice(case(people), people)
    settings.EMAIL_BACKEND = "tests.agenda.test_mail.UnreachableServer"
    outbox.follow_all()
    unsent = Notice.objects.get()

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    outbox.follow_all()

    assert unsent.mailed_at is None
    assert len(mail.outbox) == 1
    assert Notice.objects.get().mailed_at is not None


def test_what_another_process_is_mailing_is_left_to_it() -> None:
    people = cast()
    told = notice(case(people), people)
    Notice.objects.filter(pk=told.pk).update(mail_claimed_at=Now())

    send_unsent()

    assert mail.outbox == []


def test_the_claim_of_a_process_that_died_does_not_hold_for_ever() -> None:
    people = cast()
    told = notice(case(people), people)
    Notice.objects.filter(pk=told.pk).update(mail_claimed_at=Now() - 2 * CLAIM_HOLDS)

    send_unsent()

    assert len(mail.outbox) == 1


def test_an_assessor_is_written_to_only_about_dossiers_that_are_open_to_the_person() -> None:
    people = cast()
    here = case(people)
    Access.objects.create(dossier=here, person=people.assessor, reason="assigned", from_on=LONG_AGO)

    told = notice(here, people, organisation=people.review_body, roles=["assessor", "clerk"])

    assert set(recipients(told)) == {people.clerk, people.assessor}


def test_who_left_is_not_written_to() -> None:
    people = cast()
    left = member(people.business, "privacy_officer", "元担当 明", until_on=LONG_AGO)

    told = notice(case(people), people)

    assert left not in recipients(told)

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from shirushi.people.actor import system
from shirushi.people.models import Membership, Organisation, Person
from shirushi.people.rights import NotAllowed
from shirushi.people.services.bodies import open_body
from shirushi.record.models import JournalLine
from tests.cast import acting, cast, moment

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)
ASKED = {"kind": "review_body", "scheme": "privacymark", "code": "18", "name": "みちのく", "prefecture": "04"}


def test_the_command_opens_a_body_with_its_first_officer() -> None:
    call_command("open_body", "granting_body", "japhic", "10", "あかし認証機構", "First@Body.example")

    membership = Membership.objects.get()
    assert (membership.organisation.kind, membership.role) == ("granting_body", "officer")
    assert membership.person.email == "first@body.example"
    assert membership.person.has_usable_password() is False
    assert JournalLine.objects.get().action == "people.body.opened"


def test_somebody_who_is_known_becomes_the_officer() -> None:
    known = Person.objects.create_user(email="known@body.example", name="既知 薫")

    opened = open_body(**ASKED, officer="known@body.example", by=system(on=DAY, at=moment(DAY)), on=DAY)

    assert opened.person == known


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("review_body", "privacymark", "18", "x", "a@b.example"), "コード"),
        (("granting_body", "privacymark", "77", "x", "a@b.example"), "付与機関"),
        (("review_body", "privacymark", "77", "x", "no address"), "メール"),
        (("review_body", "privacymark", "77", "x", "a@b.example", "--prefecture", "99"), "都道府県"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_opened(arguments: tuple[str, ...], words: str) -> None:
    cast()
    before = Organisation.objects.count()

    with pytest.raises(CommandError, match=words):
        call_command("open_body", *arguments)

    assert Organisation.objects.count() == before


def test_only_the_installation_itself_opens_bodies() -> None:
    people = cast()

    with pytest.raises(NotAllowed):
        open_body(**ASKED, officer="a@b.example", by=acting(people.officer, DAY), on=DAY)

from datetime import date

import pytest

from shirushi.people import services
from shirushi.people.models import Organisation, Unit
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalLine
from tests.cast import acting, business, cast, corporate_number, member, moment, person

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)
DATA = {
    "name": "さくら製パン株式会社",
    "name_kana": "サクラセイパン",
    "prefecture": "04",
    "address": "宮城県仙台市1-2",
    "website": "https://sakura.example/",
}


def registered(number: str | None, role: str = "privacy_officer") -> Organisation:
    return services.register_business(
        person=person("桜井 恵"), corporate_number=number, role=role, on=DAY, at=moment(DAY), **DATA
    )


def test_who_registers_a_business_runs_its_affairs_from_that_day() -> None:
    who = person("桜井 恵")

    made = services.register_business(
        person=who,
        corporate_number=corporate_number(700),
        role="privacy_officer",
        on=DAY,
        at=moment(DAY),
        **DATA,
    )

    assert acting(who, DAY, made).roles == {"privacy_officer"}


def test_the_registration_stands_in_the_journal_with_its_actor() -> None:
    made = registered(corporate_number(701))

    line = JournalLine.objects.get(action="people.business.registered")
    assert (line.subject_id, line.organisation_id, line.effective_on) == (made.pk, made.pk, DAY)


def test_a_wrong_check_digit_is_refused_and_nothing_is_kept() -> None:
    wrong = corporate_number(702)[:-1] + "x"

    with pytest.raises(ActRefused) as refused:
        registered(wrong)

    assert refused.value.code == "corporate_number_wrong"
    assert not Organisation.objects.filter(name=DATA["name"]).exists()


def test_a_corporate_number_is_registered_once() -> None:
    registered(corporate_number(703))

    with pytest.raises(ActRefused) as refused:
        registered(corporate_number(703))

    assert refused.value.code == "corporate_number_taken"


def test_two_sole_proprietors_without_number_are_two_businesses() -> None:
    assert registered(None).pk != registered(None).pk


def test_nobody_registers_a_business_as_its_worker() -> None:
    with pytest.raises(NotAllowed):
        registered(corporate_number(704), role="worker")


def test_a_change_of_name_keeps_what_it_was_before() -> None:
    people = cast()
    by = acting(people.privacy_officer, DAY)

    services.change_organisation(organisation=people.business, by=by, on=DAY, name="みどりプリント株式会社")

    line = JournalLine.objects.get(action="people.organisation.changed")
    assert line.before == {"name": "みどり印刷株式会社"}
    assert line.after == {"name": "みどりプリント株式会社"}


def test_a_change_that_changes_nothing_leaves_no_line() -> None:
    people = cast()
    by = acting(people.privacy_officer, DAY)

    services.change_organisation(organisation=people.business, by=by, on=DAY, name=people.business.name)

    assert not JournalLine.objects.exists()


@pytest.mark.parametrize("who", ["worker", "audit_officer", "clerk", "officer"])
def test_only_representative_and_privacy_officer_change_the_data_of_a_business(who: str) -> None:
    people = cast()

    with pytest.raises(NotAllowed):
        services.change_organisation(
            organisation=people.business, by=acting(getattr(people, who), DAY), on=DAY, name="x"
        )


def test_a_unit_is_registered_once() -> None:
    people = cast()
    by = acting(people.representative, DAY)
    services.register_unit(organisation=people.business, kind="department", name="仙台工場", by=by, on=DAY)

    with pytest.raises(ActRefused) as refused:
        services.register_unit(
            organisation=people.business, kind="department", name="仙台工場", by=by, on=DAY
        )

    assert refused.value.code == "unit_registered"
    assert Unit.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "name", "code"),
    [
        ("department", "", "unit_name"),
        ("corporation", "本社", "unit_name"),
        ("sole_proprietor", "", "corporation_not_proprietor"),
    ],
)
def test_a_unit_that_does_not_fit_is_refused(kind: str, name: str, code: str) -> None:
    people = cast()
    by = acting(people.representative, DAY)

    with pytest.raises(ActRefused) as refused:
        services.register_unit(organisation=people.business, kind=kind, name=name, by=by, on=DAY)

    assert refused.value.code == code


def test_without_a_corporate_number_only_a_sole_proprietor_is_registered() -> None:
    alone = business("こはく写真館", corporate_number=None)  # type: ignore[arg-type]
    by = acting(member(alone, "representative", "琥珀 進"), DAY)

    with pytest.raises(ActRefused) as refused:
        services.register_unit(organisation=alone, kind="corporation", name="", by=by, on=DAY)
    made = services.register_unit(organisation=alone, kind="sole_proprietor", name="", by=by, on=DAY)

    assert refused.value.code == "proprietor_not_corporation"
    assert made.organisation == alone


def test_a_form_of_a_sole_proprietor_that_is_sent_twice_registers_one_business() -> None:
    who = person("琥珀 進")
    again = {"person": who, "corporate_number": None, "role": "representative", "on": DAY, "at": moment(DAY)}
    services.register_business(**again, **DATA)  # type: ignore[arg-type]

    with pytest.raises(ActRefused) as refused:
        services.register_business(**again, **DATA)  # type: ignore[arg-type]

    assert refused.value.code == "business_registered"
    assert Organisation.objects.filter(name=DATA["name"]).count() == 1

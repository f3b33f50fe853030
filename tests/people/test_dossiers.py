"""Dossiers and who sees them."""

from datetime import date, timedelta

import pytest

from shirushi.people import queries, services
from shirushi.people.models import Access, Dossier, Person
from shirushi.people.rights import NotAllowed
from shirushi.record import journal
from shirushi.record.errors import ActRefused
from tests.cast import Cast, acting, business, cast, dossier, member

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)


def sees(who: Person, thing: Dossier, on: date = DAY) -> bool:
    return Dossier.objects.visible_to(acting(who, on)).filter(pk=thing.pk).exists()


def opened(people: Cast) -> Dossier:
    made = dossier(people.business, review_body=people.review_body)
    services.open_access(
        dossier=made,
        organisation=people.review_body,
        reason="submission",
        by=acting(people.privacy_officer, DAY),
        on=DAY,
    )
    return made


def test_a_unit_has_one_dossier_in_a_scheme() -> None:
    people = cast()
    by = acting(people.privacy_officer, DAY)
    unit = services.register_unit(organisation=people.business, kind="corporation", name="", by=by, on=DAY)

    first = services.open_dossier(unit=unit, scheme="privacymark", by=by, on=DAY)
    again = services.open_dossier(unit=unit, scheme="privacymark", by=by, on=DAY)

    assert first == again


def test_a_department_has_no_privacymark_dossier_but_one_of_japhic() -> None:
    people = cast()
    by = acting(people.privacy_officer, DAY)
    unit = services.register_unit(organisation=people.business, kind="department", name="仙台", by=by, on=DAY)

    with pytest.raises(ActRefused) as refused:
        services.open_dossier(unit=unit, scheme="privacymark", by=by, on=DAY)
    made = services.open_dossier(unit=unit, scheme="japhic", by=by, on=DAY)

    assert refused.value.code == "unit_not_of_scheme"
    assert made.scheme == "japhic"


def test_a_review_body_of_another_scheme_is_refused() -> None:
    people = cast()
    made = dossier(people.business, scheme="japhic")

    with pytest.raises(ActRefused) as refused:
        services.choose_review_body(
            dossier=made, review_body=people.review_body, by=acting(people.representative, DAY), on=DAY
        )

    assert refused.value.code == "not_a_review_body"


def test_being_chosen_lets_a_review_body_see_nothing() -> None:
    people = cast()
    made = dossier(people.business)

    services.choose_review_body(
        dossier=made, review_body=people.review_body, by=acting(people.representative, DAY), on=DAY
    )

    assert not sees(people.clerk, made)


def test_access_opens_the_dossier_to_the_clerks_of_the_body_and_to_no_other_body() -> None:
    people = cast()

    made = opened(people)

    assert sees(people.clerk, made)
    assert not sees(people.other_clerk, made)
    assert not sees(people.officer, made)


def test_an_assessor_sees_only_what_is_opened_by_name() -> None:
    people = cast()
    made = opened(people)
    before = sees(people.assessor, made)

    services.open_access(
        dossier=made, person=people.assessor, reason="assignment", by=acting(people.clerk, DAY), on=DAY
    )

    assert not before
    assert sees(people.assessor, made)
    assert not sees(people.second_assessor, made)


def test_access_that_is_open_is_not_opened_twice() -> None:
    people = cast()

    opened_twice = opened(people)
    services.open_access(
        dossier=opened_twice,
        organisation=people.review_body,
        reason="again",
        by=acting(people.privacy_officer, DAY),
        on=DAY,
    )

    assert Access.objects.count() == 1


def test_closed_access_is_gone_on_the_same_day() -> None:
    people = cast()
    made = opened(people)

    services.close_access(dossier=made, organisation=people.review_body, by=acting(people.clerk, DAY), on=DAY)

    assert not sees(people.clerk, made)


def test_access_may_be_opened_again_after_it_was_closed() -> None:
    people = cast()
    made = opened(people)
    services.close_access(dossier=made, organisation=people.review_body, by=acting(people.clerk, DAY), on=DAY)

    services.open_access(
        dossier=made,
        organisation=people.review_body,
        reason="again",
        by=acting(people.privacy_officer, DAY),
        on=DAY + timedelta(days=1),
    )

    assert sees(people.clerk, made, DAY + timedelta(days=1))


def test_another_business_opens_nobodys_dossier() -> None:
    people = cast()
    other = cast_of_another_business()

    with pytest.raises(NotAllowed):
        services.open_access(
            dossier=dossier(people.business),
            organisation=people.review_body,
            reason="x",
            by=acting(other, DAY),
            on=DAY,
        )


def test_the_foreign_business_sees_neither_dossier_nor_journal() -> None:
    people = cast()
    made = opened(people)
    other = acting(cast_of_another_business(), DAY)

    assert not Dossier.objects.visible_to(other).exists()
    assert not queries.journal_for(other, made).exists()


def test_the_business_does_not_read_whom_the_body_assigned() -> None:
    people = cast()
    made = opened(people)
    clerk = acting(people.clerk, DAY)
    journal.record("review.assignment.made", made, by=clerk, on=DAY, dossier_id=made.pk)
    journal.record("intake.application.accepted", made, by=clerk, on=DAY, dossier_id=made.pk)

    read_by_business = _actions(people.privacy_officer, made)
    read_by_body = _actions(people.clerk, made)

    assert read_by_business == ["intake.application.accepted"]
    assert read_by_body == ["intake.application.accepted", "review.assignment.made", "people.access.opened"]


def test_a_body_does_not_read_the_drafts_of_the_business() -> None:
    people = cast()
    made = opened(people)
    by = acting(people.privacy_officer, DAY)
    journal.record(
        "intake.application.declared", made, by=by, on=DAY, dossier_id=made.pk, after={"workers": 3}
    )

    assert "intake.application.declared" not in _actions(people.clerk, made)
    assert "intake.application.declared" in _actions(people.privacy_officer, made)


def test_people_with_a_role_are_found_with_their_deputies() -> None:
    people = cast()
    second = member(people.business, "worker", "白石 樹")
    services.appoint_deputy(
        membership=people.privacy_officer.memberships.get(),
        person=second,
        from_on=DAY,
        until_on=DAY,
        by=acting(people.privacy_officer, DAY),
        on=DAY,
    )

    today = queries.people_with(people.business, ["privacy_officer"], DAY)
    tomorrow = queries.people_with(people.business, ["privacy_officer"], DAY + timedelta(days=1))

    assert today == [people.privacy_officer, second]
    assert tomorrow == [people.privacy_officer]


def _actions(who: Person, thing: Dossier) -> list[str]:
    return [line.action for line in queries.journal_for(acting(who, DAY), thing)]


def cast_of_another_business() -> Person:
    return member(business("あかね商事株式会社"), "privacy_officer", "茜 望")

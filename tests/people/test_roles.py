"""Roles: who holds, ends, hands over, stands in; and the rights that follow from the next request on."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from shirushi.people import services
from shirushi.people.models import Deputy, Membership, Person
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalBody, JournalLine
from tests.cast import Cast, acting, cast, member

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)
LATER = date(2026, 12, 31)


def membership(person: Person) -> Membership:
    return person.memberships.get()


def appoint(people: Cast, of: Person, deputy: Person) -> Deputy:
    return services.appoint_deputy(
        membership=membership(of),
        person=deputy,
        from_on=DAY,
        until_on=LATER,
        by=acting(people.privacy_officer, DAY),
        on=DAY,
    )


def test_an_ended_role_is_gone_on_the_same_day() -> None:
    people = cast()

    services.end_membership(
        membership=membership(people.worker), by=acting(people.privacy_officer, DAY), on=DAY
    )

    assert acting(people.worker, DAY).roles == frozenset()


def test_the_name_of_whoever_lost_the_role_stands_apart_where_it_can_be_erased() -> None:
    people = cast()

    services.end_membership(
        membership=membership(people.worker), by=acting(people.privacy_officer, DAY), on=DAY
    )

    line = JournalLine.objects.get(action="people.membership.ended")
    assert people.worker.email not in str(line.before) + str(line.after)
    assert JournalBody.objects.get(line=line).content == {"person": people.worker.email}


@pytest.mark.parametrize("who", ["representative", "privacy_officer"])
def test_the_last_of_a_business_who_runs_it_stays_until_the_role_is_handed_over(who: str) -> None:
    people = cast()
    held = membership(getattr(people, who))

    with pytest.raises(ActRefused) as refused:
        services.end_membership(membership=held, by=acting(people.privacy_officer, DAY), on=DAY)

    assert refused.value.code == "last_of_role"
    assert Membership.objects.get(pk=held.pk).until_on is None


@pytest.mark.parametrize("who", ["officer", "granting_clerk"])
def test_the_last_officer_and_clerk_of_a_body_stay(who: str) -> None:
    people = cast()

    with pytest.raises(ActRefused) as refused:
        services.end_membership(
            membership=membership(getattr(people, who)), by=acting(people.officer, DAY), on=DAY
        )

    assert refused.value.code == "last_of_role"


def test_one_of_two_clerks_may_go() -> None:
    people = cast()
    second = member(people.review_body, "clerk", "道下 亮")

    services.end_membership(membership=membership(second), by=acting(people.review_officer, DAY), on=DAY)

    assert not acting(second, DAY).is_body


def test_a_role_ends_once() -> None:
    people = cast()
    by = acting(people.privacy_officer, DAY)
    held = membership(people.worker)
    services.end_membership(membership=held, by=by, on=DAY)

    with pytest.raises(ActRefused) as refused:
        services.end_membership(membership=held, by=by, on=DAY)

    assert refused.value.code == "membership_ended"


def test_an_officer_of_another_body_ends_nobodys_role_here() -> None:
    people = cast()

    with pytest.raises(NotAllowed):
        services.end_membership(membership=membership(people.clerk), by=acting(people.officer, DAY), on=DAY)


def test_a_role_that_is_handed_over_moves_on_the_same_day() -> None:
    people = cast()

    services.hand_over(
        membership=membership(people.privacy_officer),
        to=people.worker,
        by=acting(people.privacy_officer, DAY),
        on=DAY,
    )

    assert acting(people.worker, DAY).has("privacy_officer")
    assert not acting(people.privacy_officer, DAY).roles


def test_the_privacy_officers_role_is_not_handed_to_the_audit_officer() -> None:
    people = cast()

    with pytest.raises(ActRefused) as refused:
        services.hand_over(
            membership=membership(people.privacy_officer),
            to=people.audit_officer,
            by=acting(people.privacy_officer, DAY),
            on=DAY,
        )

    assert refused.value.code == "officers_not_apart"
    assert people.audit_officer.name in refused.value.sentence
    assert acting(people.privacy_officer, DAY).has("privacy_officer")


def test_a_role_is_handed_only_to_a_member() -> None:
    people = cast()

    with pytest.raises(ActRefused) as refused:
        services.hand_over(
            membership=membership(people.privacy_officer),
            to=people.clerk,
            by=acting(people.privacy_officer, DAY),
            on=DAY,
        )

    assert refused.value.code == "not_a_member"


def test_a_deputy_has_the_rights_from_the_first_day_to_the_last() -> None:
    people = cast()

    appoint(people, people.representative, people.worker)

    assert acting(people.worker, DAY).roles == {"worker", "representative"}
    assert acting(people.worker, LATER).has("representative")
    assert not acting(people.worker, LATER + timedelta(days=1)).has("representative")


def test_a_deputy_loses_the_rights_when_the_role_ends() -> None:
    people = cast()
    second = member(people.business, "representative", "緑川 二郎")
    appoint(people, second, people.worker)

    services.end_membership(membership=membership(second), by=acting(people.privacy_officer, DAY), on=DAY)

    assert not acting(people.worker, DAY).has("representative")


def test_the_audit_officer_does_not_stand_in_for_the_privacy_officer() -> None:
    people = cast()

    with pytest.raises(ActRefused) as refused:
        appoint(people, people.privacy_officer, people.audit_officer)

    assert refused.value.code == "officers_not_apart"
    assert not Deputy.objects.exists()


def test_whoever_stands_in_for_the_privacy_officer_does_not_become_audit_officer() -> None:
    people = cast()
    appoint(people, people.privacy_officer, people.worker)

    with pytest.raises(ActRefused) as refused:
        services.hand_over(
            membership=membership(people.audit_officer),
            to=people.worker,
            by=acting(people.privacy_officer, DAY),
            on=DAY,
        )

    assert refused.value.code == "officers_not_apart"


def test_a_deputy_is_ended_at_once() -> None:
    people = cast()
    deputy = appoint(people, people.representative, people.worker)

    services.end_deputy(deputy=deputy, by=acting(people.privacy_officer, DAY), on=DAY)

    assert not acting(people.worker, DAY).has("representative")


@pytest.mark.parametrize("days", [(LATER, DAY), (date(2026, 1, 1), date(2026, 2, 1))])
def test_a_deputys_days_lie_in_order_and_not_in_the_past(days: tuple[date, date]) -> None:
    people = cast()

    with pytest.raises(ActRefused) as refused:
        services.appoint_deputy(
            membership=membership(people.representative),
            person=people.worker,
            from_on=days[0],
            until_on=days[1],
            by=acting(people.privacy_officer, DAY),
            on=DAY,
        )

    assert refused.value.code == "deputy_days"


def test_a_guest_without_a_last_day_is_refused_by_the_database_itself() -> None:
    people = cast()

    with pytest.raises(IntegrityError, match=r"a_guest_has_an_end_date|constraint"), transaction.atomic():
        member(people.business, "guest", "相談 役")


def test_a_guest_sees_nothing_after_the_last_day() -> None:
    people = cast()
    guest = member(people.business, "guest", "相談 役", until_on=DAY)

    assert acting(guest, DAY).has("guest")
    assert not acting(guest, DAY + timedelta(days=1)).is_business


def test_a_department_closes_when_nobody_belongs_to_it() -> None:
    people = cast()
    by = acting(people.privacy_officer, DAY)
    department = services.open_department(organisation=people.business, name="営業部", by=by, on=DAY)
    Membership.objects.filter(person=people.worker).update(department=department)

    with pytest.raises(ActRefused) as refused:
        services.close_department(department=department, by=by, on=DAY)
    services.end_membership(membership=membership(people.worker), by=by, on=DAY)
    services.close_department(department=department, by=by, on=DAY)

    assert refused.value.code == "department_in_use"
    assert department.closed_on == DAY


def test_nobody_is_deputy_of_the_same_role_twice_on_one_day() -> None:
    people = cast()
    appoint(people, people.representative, people.worker)

    with pytest.raises(ActRefused) as refused:
        appoint(people, people.representative, people.worker)

    assert refused.value.code == "deputy_already"


def test_a_role_that_somebody_else_ended_meanwhile_is_not_handed_over() -> None:
    people = cast()
    by = acting(people.privacy_officer, DAY)
    seen_before = membership(people.worker)
    services.end_membership(membership=membership(people.worker), by=by, on=DAY)

    with pytest.raises(ActRefused) as refused:
        services.hand_over(membership=seen_before, to=people.audit_officer, by=by, on=DAY)

    assert refused.value.code == "membership_ended"

"""Invitations: fourteen days, once, and only for the person with the address."""

from datetime import date, timedelta

import pytest

from shirushi.people import services
from shirushi.people.models import Department, Invitation, Membership
from shirushi.people.rights import NotAllowed
from shirushi.people.services import Issued
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalBody, JournalLine
from tests.cast import Cast, acting, cast, moment, person

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)
ADDRESS = "aoba@midori.example"


def invited(people: Cast, role: str = "worker", **more: object) -> Issued:
    by = acting(people.privacy_officer, DAY)
    return services.invite(
        organisation=people.business,
        email=ADDRESS,
        role=role,
        by=by,
        on=DAY,
        **more,  # type: ignore[arg-type]
    )


def accepted(issued: Issued, on: date = DAY, email: str = ADDRESS) -> Membership:
    return services.accept(token=issued.token, person=person("青葉 蓮", email), on=on, at=moment(on))


def refusal_of(issued: Issued, on: date = DAY, email: str = ADDRESS) -> str:
    with pytest.raises(ActRefused) as refused:
        accepted(issued, on, email)
    return refused.value.code


def test_who_accepts_holds_the_role_from_that_day() -> None:
    issued = invited(cast())

    held = accepted(issued, on=DAY + timedelta(days=3))

    assert (held.role, held.from_on) == ("worker", DAY + timedelta(days=3))


def test_an_invitation_is_good_through_its_fourteenth_day() -> None:
    issued = invited(cast())

    assert accepted(issued, on=DAY + timedelta(days=14)).role == "worker"


def test_on_the_fifteenth_day_it_is_too_old() -> None:
    issued = invited(cast())

    assert refusal_of(issued, on=DAY + timedelta(days=15)) == "invitation_expired"


def test_an_invitation_works_once() -> None:
    issued = invited(cast())
    held = accepted(issued)

    with pytest.raises(ActRefused) as refused:
        services.accept(token=issued.token, person=held.person, on=DAY, at=moment(DAY))

    assert refused.value.code == "invitation_used"
    assert Membership.objects.filter(person=held.person).count() == 1


def test_one_that_was_taken_back_works_no_more() -> None:
    people = cast()
    issued = invited(people)

    services.cancel_invitation(invitation=issued.invitation, by=acting(people.representative, DAY), on=DAY)

    assert refusal_of(issued) == "invitation_cancelled"


def test_an_accepted_invitation_is_not_taken_back() -> None:
    people = cast()
    issued = invited(people)
    accepted(issued)

    with pytest.raises(ActRefused) as refused:
        services.cancel_invitation(
            invitation=issued.invitation, by=acting(people.representative, DAY), on=DAY
        )

    assert refused.value.code == "invitation_used"


def test_somebody_elses_link_opens_nothing() -> None:
    issued = invited(cast())

    assert refusal_of(issued, email="nobody@people.example") == "invitation_of_another"


def test_an_invented_token_is_refused() -> None:
    issued = Issued(invited(cast()).invitation, "invented")

    assert refusal_of(issued) == "invitation_unknown"


def test_the_token_is_kept_nowhere() -> None:
    issued = invited(cast())

    kept = [
        Invitation.objects.values().get(),
        JournalLine.objects.values().get(),
        JournalBody.objects.values().get(),
    ]
    assert issued.token not in str(kept)


def test_the_address_is_read_without_regard_to_case() -> None:
    people = cast()
    issued = services.invite(
        organisation=people.business,
        email="Aoba@Midori.example",
        role="worker",
        by=acting(people.privacy_officer, DAY),
        on=DAY,
    )

    assert accepted(issued).role == "worker"


def test_the_privacy_officer_does_not_accept_the_audit_officers_role() -> None:
    people = cast()
    issued = services.invite(
        organisation=people.business,
        email=people.privacy_officer.email,
        role="audit_officer",
        by=acting(people.representative, DAY),
        on=DAY,
    )

    with pytest.raises(ActRefused) as refused:
        services.accept(token=issued.token, person=people.privacy_officer, on=DAY, at=moment(DAY))

    assert refused.value.code == "officers_not_apart"
    assert Invitation.objects.get(pk=issued.invitation.pk).accepted_at is None


def test_a_guest_is_invited_with_a_last_day() -> None:
    people = cast()

    with pytest.raises(ActRefused) as refused:
        invited(people, role="guest")
    held = accepted(invited(people, role="guest", role_until_on=date(2027, 3, 31)))

    assert refused.value.code == "guest_without_end"
    assert held.until_on == date(2027, 3, 31)


@pytest.mark.parametrize("role", ["clerk", "assessor", "officer"])
def test_a_business_invites_nobody_to_a_bodys_role(role: str) -> None:
    people = cast()

    with pytest.raises(ActRefused) as refused:
        invited(people, role=role)

    assert refused.value.code == "role_unknown_here"


def test_a_department_of_another_organisation_is_refused() -> None:
    people = cast()
    foreign = Department.objects.create(organisation=people.review_body, name="審査部")

    with pytest.raises(ActRefused) as refused:
        invited(people, department=foreign)

    assert refused.value.code == "department_foreign"


@pytest.mark.parametrize("who", ["worker", "audit_officer", "clerk"])
def test_only_who_runs_the_organisation_invites(who: str) -> None:
    people = cast()

    with pytest.raises(NotAllowed):
        services.invite(
            organisation=people.business,
            email=ADDRESS,
            role="worker",
            by=acting(getattr(people, who), DAY),
            on=DAY,
        )


def test_an_address_is_invited_to_a_role_once_at_a_time() -> None:
    people = cast()
    issued = invited(people)

    with pytest.raises(ActRefused) as refused:
        invited(people)
    services.cancel_invitation(invitation=issued.invitation, by=acting(people.representative, DAY), on=DAY)

    assert refused.value.code == "invitation_open"
    assert accepted(invited(people)).role == "worker"

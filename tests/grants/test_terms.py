"""A grant is decided, gets its number and its term, and is renewed."""

from datetime import date

import pytest

from shirushi.grants import queries, services
from shirushi.grants.models import Grant
from shirushi.grants.numbers import shown
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalLine, OutboxEntry
from tests import cast as people
from tests.grants.ground import CONTRACT_DAY, Ground, awarded, begun, ground, lifted, open_to, suspended, term

pytestmark = pytest.mark.django_db
RENEWED_ON = date(2027, 3, 1)


def renew(here: Ground, first: Grant, applied_on: date = date(2026, 12, 1), on: date = RENEWED_ON) -> Grant:
    services.record_renewal_applied(dossier=here.dossier, by=here.holder(applied_on), on=applied_on)
    grant = awarded(here, on)
    services.record_renewal_decided(dossier=here.dossier, by=here.officer(on), on=on)
    return services.begin_term(
        grant=grant,
        contracted_on=on,
        term=term("privacymark", on, first.expires_on),
        by=here.officer(on),
        on=on,
    )


def test_a_privacymark_number_is_the_code_of_the_body_and_a_serial() -> None:
    grant = begun(ground())

    assert grant.registration is not None
    assert grant.registration.number == "18000001"
    assert shown(grant) == "18000001(01)"


def test_serials_of_a_body_are_given_in_order_and_those_of_another_apart() -> None:
    here = ground()
    begun(here)
    second = people.dossier(people.business("あさひ商会"), review_body=here.cast.review_body)
    third = people.dossier(people.business("ゆうひ商会"), review_body=here.cast.other_review_body)
    open_to(second, here.cast.granting_body)

    numbers = []
    for dossier, body in ((second, here.cast.review_body), (third, here.cast.other_review_body)):
        officer = here.officer(CONTRACT_DAY)
        decision = term("privacymark", CONTRACT_DAY)
        grant = services.award(
            dossier=dossier, review_body=body, decided_on=CONTRACT_DAY, lapses_on=None, decision=decision,
            by=officer, on=CONTRACT_DAY,
        )  # fmt: skip
        services.begin_term(
            grant=grant, contracted_on=CONTRACT_DAY, term=decision, by=officer, on=CONTRACT_DAY
        )
        numbers.append(str(grant.registration))

    assert numbers == ["18000002", "19000001"]


def test_a_number_refused_together_with_its_act_leaves_no_gap() -> None:
    here = ground()
    grant = awarded(here)

    with pytest.raises(NotAllowed):
        services.begin_term(
            grant=grant, contracted_on=CONTRACT_DAY, term=term("privacymark", CONTRACT_DAY),
            by=here.clerk(CONTRACT_DAY), on=CONTRACT_DAY,
        )  # fmt: skip
    begun_after = services.begin_term(
        grant=grant, contracted_on=CONTRACT_DAY, term=term("privacymark", CONTRACT_DAY),
        by=here.officer(CONTRACT_DAY), on=CONTRACT_DAY,
    )  # fmt: skip

    assert str(begun_after.registration) == "18000001"


def test_a_japhic_number_follows_the_setting_of_the_scheme() -> None:
    grant = begun(ground("japhic"))

    assert shown(grant) == "J0000001"


def test_a_renewal_is_a_new_grant_with_the_next_ordinal_and_the_same_number() -> None:
    here = ground()
    first = begun(here)

    second = renew(here, first)

    assert (shown(first), shown(second)) == ("18000001(01)", "18000001(02)")
    assert (second.starts_on, second.expires_on) == (date(2027, 5, 10), date(2029, 5, 9))


def test_the_current_grant_is_the_one_whose_term_covers_the_day_else_the_latest_begun() -> None:
    here = ground()
    first = begun(here)
    second = renew(here, first)

    found = [
        queries.current_grant(here.dossier, day)
        for day in (date(2025, 5, 9), date(2027, 5, 9), date(2027, 5, 10), date(2031, 1, 1))
    ]

    assert found == [None, first, second, second]


def test_a_term_begins_once() -> None:
    here = ground()
    grant = begun(here)

    with pytest.raises(ActRefused) as refused:
        services.begin_term(
            grant=grant, contracted_on=CONTRACT_DAY, term=term("privacymark", CONTRACT_DAY),
            by=here.officer(CONTRACT_DAY), on=CONTRACT_DAY,
        )  # fmt: skip

    assert refused.value.code == "term_begun"


def test_a_grant_that_lapsed_begins_no_term_and_leaves_its_ordinal_to_the_next() -> None:
    here = ground()
    lapsed = awarded(here)
    Grant.objects.filter(pk=lapsed.pk).update(lapses_on=date(2025, 8, 10))
    lapsed.refresh_from_db()

    with pytest.raises(ActRefused) as refused:
        services.begin_term(
            grant=lapsed, contracted_on=date(2025, 8, 11), term=term("privacymark", date(2025, 8, 11)),
            by=here.officer(date(2025, 8, 11)), on=date(2025, 8, 11),
        )  # fmt: skip
    next_one = begun(here, date(2026, 2, 1))

    assert refused.value.code == "grant_lapsed"
    assert next_one.ordinal == 1


@pytest.mark.parametrize("day", [date(2026, 9, 9), date(2027, 1, 13)])
def test_a_renewal_is_not_recorded_outside_the_window(day: date) -> None:
    here = ground()
    begun(here)

    with pytest.raises(ActRefused) as refused:
        services.record_renewal_applied(dossier=here.dossier, by=here.holder(day), on=day)

    assert refused.value.code == "outside_renewal_window"
    assert "2026年9月10日" in refused.value.sentence


@pytest.mark.parametrize("day", [date(2026, 9, 10), date(2027, 1, 12)])
def test_a_renewal_is_recorded_on_the_first_and_on_the_last_day_of_the_window(day: date) -> None:
    here = ground()
    begun(here)

    grant = services.record_renewal_applied(dossier=here.dossier, by=here.holder(day), on=day)

    assert grant.renewal_applied_on == day


def test_a_renewal_while_suspended_is_refused_inside_the_window_too() -> None:
    here = ground()
    suspended(here, begun(here), date(2026, 10, 1))

    with pytest.raises(ActRefused) as refused:
        services.record_renewal_applied(
            dossier=here.dossier, by=here.holder(date(2026, 10, 2)), on=date(2026, 10, 2)
        )

    assert refused.value.code == "renewal_while_suspended"


def test_a_renewal_in_the_relief_after_a_suspension_is_recorded_though_the_window_has_closed() -> None:
    here = ground()
    suspension = suspended(here, begun(here), date(2026, 12, 1))
    lifted(here, suspension, date(2027, 2, 28))

    grant = services.record_renewal_applied(
        dossier=here.dossier, by=here.holder(date(2027, 3, 31)), on=date(2027, 3, 31)
    )

    assert grant.relief_until == date(2027, 3, 31)
    assert grant.renewal_applied_on == date(2027, 3, 31)


def test_a_new_term_does_not_begin_while_the_present_mark_is_suspended() -> None:
    here = ground()
    first = begun(here)
    services.record_renewal_applied(
        dossier=here.dossier, by=here.holder(date(2026, 12, 1)), on=date(2026, 12, 1)
    )
    suspended(here, first, date(2027, 2, 1))
    second = awarded(here, RENEWED_ON)

    with pytest.raises(ActRefused) as refused:
        services.begin_term(
            grant=second, contracted_on=RENEWED_ON, term=term("privacymark", RENEWED_ON, first.expires_on),
            by=here.officer(RENEWED_ON), on=RENEWED_ON,
        )  # fmt: skip

    assert refused.value.code == "suspended"


def test_a_mark_past_its_term_stands_as_under_renewal_until_the_renewal_is_decided() -> None:
    here = ground()
    grant = begun(here)
    services.record_renewal_applied(
        dossier=here.dossier, by=here.holder(date(2026, 12, 1)), on=date(2026, 12, 1)
    )
    grant.refresh_from_db()

    assert queries.standing_code(grant, date(2027, 6, 1)) == "expired_under_renewal"

    services.record_renewal_decided(
        dossier=here.dossier, by=here.officer(date(2027, 6, 2)), on=date(2027, 6, 2)
    )
    grant.refresh_from_db()

    assert queries.standing_code(grant, date(2027, 6, 2)) == "expired"


def test_a_term_that_begins_is_journalled_and_published() -> None:
    grant = begun(ground())

    lines = JournalLine.objects.filter(subject_type="grants.grant", subject_id=grant.pk)
    assert list(lines.order_by("pk").values_list("action", flat=True)) == [
        "grants.grant.awarded", "grants.grant.begun",
    ]  # fmt: skip
    assert OutboxEntry.objects.filter(topic="grants.registration", subject_id=grant.registration_id).exists()

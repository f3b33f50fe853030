from datetime import date, timedelta
from typing import Any

from shirushi.registry.spans import Span, governing, spans_of
from shirushi.rules import Rulebook

BOOK = Rulebook.load()
FIRST: dict[str, Any] = {
    "decided_on": date(2023, 3, 1),
    "starts_on": date(2023, 4, 1),
    "expires_on": date(2025, 3, 31),
}
SECOND: dict[str, Any] = {
    "decided_on": date(2025, 2, 1),
    "starts_on": date(2025, 4, 1),
    "expires_on": date(2027, 3, 31),
}


def stood(*grants: dict[str, Any]) -> list[tuple[str, date, date | None]]:
    return [(s.standing, s.from_on, s.until_on) for s in spans_of(grants, scheme="privacymark", book=BOOK)]


def test_a_term_is_granted_until_its_last_day_and_expired_from_the_next() -> None:
    assert stood(FIRST) == [
        ("granted", date(2023, 4, 1), date(2025, 3, 31)),
        ("expired", date(2025, 4, 1), None),
    ]


def test_a_renewal_joins_the_terms_into_one_span() -> None:
    assert stood(FIRST, SECOND)[0] == ("granted", date(2023, 4, 1), date(2027, 3, 31))


def test_a_suspension_holds_until_it_is_lifted_past_its_end_and_past_expiry() -> None:
    running = {"starts_on": date(2025, 1, 15), "ends_on": date(2025, 4, 14), "lifted_on": None}

    assert stood({**FIRST, "suspensions": [running]}) == [
        ("granted", date(2023, 4, 1), date(2025, 1, 14)),
        ("suspended", date(2025, 1, 15), None),
    ]


def test_a_lifted_suspension_gives_the_mark_back_on_the_first_free_day() -> None:
    lifted = {"starts_on": date(2024, 1, 15), "ends_on": date(2024, 4, 14), "lifted_on": date(2024, 4, 15)}

    assert stood({**FIRST, "suspensions": [lifted]})[1:3] == [
        ("suspended", date(2024, 1, 15), date(2024, 4, 14)),
        ("granted", date(2024, 4, 15), date(2025, 3, 31)),
    ]


def test_a_revocation_ends_the_mark_for_good() -> None:
    assert stood({**FIRST, "revoked_on": date(2024, 6, 1)}) == [
        ("granted", date(2023, 4, 1), date(2024, 5, 31)),
        ("revoked", date(2024, 6, 1), None),
    ]


def test_spans_agree_with_the_rule_on_every_day() -> None:
    facts = {
        **FIRST,
        "renewal_applied_on": date(2024, 9, 1),
        "renewal_decided_on": date(2025, 4, 20),
        "suspensions": [
            {"starts_on": date(2024, 1, 15), "ends_on": date(2024, 4, 14), "lifted_on": date(2024, 4, 15)}
        ],
    }
    spans = spans_of([facts], scheme="privacymark", book=BOOK)

    for offset in range(0, 900, 7):
        day = date(2023, 4, 1) + timedelta(days=offset)
        begun = [s for s in facts["suspensions"] if s["starts_on"] <= day]
        asked = {**facts, "suspensions": begun, "scheme": "privacymark", "on": day}
        assert covering(spans, day).standing == BOOK.decide("standing", asked)["standing"]


def covering(spans: list[Span], day: date) -> Span:
    (found,) = [s for s in spans if s.from_on <= day and (s.until_on is None or day <= s.until_on)]
    return found


def test_the_last_begun_grant_governs() -> None:
    assert governing([FIRST, SECOND], date(2025, 3, 31)) is FIRST
    assert governing([FIRST, SECOND], date(2025, 4, 1)) is SECOND

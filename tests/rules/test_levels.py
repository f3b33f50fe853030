"""The shipped table of base values is an illustration, with an order that the project promises."""

from datetime import date
from typing import Any

import pytest

from shirushi.rules import decide
from shirushi.rules.questions.level import CAUSES, EVENTS
from shirushi.rules.questions.measure import PARTIES

OLD, NEW = date(2007, 12, 20), date(2007, 12, 21)


def level(on: date, event: str, cause: str) -> Any:
    return decide("level", {"scheme": "privacymark", "on": on, "event": event, "cause": cause})["level"]


@pytest.mark.parametrize("on", [OLD, NEW])
@pytest.mark.parametrize("event", EVENTS)
def test_a_crime_weighs_most_and_an_outside_cause_least(on: date, event: str) -> None:
    external, operation, insider = (
        level(on, event, cause) for cause in ("external_factor", "inadequate_pms_operation", "insider_crime")
    )

    assert 1 <= external <= operation <= insider <= (5 if on == OLD else 10)


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("cause", CAUSES)
def test_the_new_value_is_among_what_the_old_one_became(event: str, cause: str) -> None:
    old = level(OLD, event, cause)

    became = decide("convert_level", {"scheme": "privacymark", "level": old})["levels"]

    assert level(NEW, event, cause) in became


@pytest.mark.parametrize("event", ["leak", "loss"])
@pytest.mark.parametrize("cause", ["external_factor", "inadequate_pms_operation"])
def test_an_ordinary_leak_or_loss_is_answered_with_a_caution(event: str, cause: str) -> None:
    facts = {"scheme": "privacymark", "on": NEW, "level": level(NEW, event, cause), "party": "holder"}

    assert decide("measure", facts)["measure"] == "caution"


@pytest.mark.parametrize("party", PARTIES)
def test_every_level_has_its_measure(party: str) -> None:
    answers = [
        decide("measure", {"scheme": "privacymark", "on": NEW, "level": each, "party": party})
        for each in range(11)
    ]

    assert [answer["months"] for answer in answers] == [None] * 8 + [[1, 5], [6, 11], None]

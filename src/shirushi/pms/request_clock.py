"""The clocks of a data subject's request. The law says "without delay"; the day by which is our own target."""

from datetime import date, timedelta

from shirushi.pms.models import DataRequest

OWN_TARGET = timedelta(days=14)
# 通則 3-8-9: a suit may be brought when two weeks have passed after the day of arrival (1 April → from 16 April).
DAYS_TO_SUIT = timedelta(days=15)
Kind = DataRequest.Kind
# 法 39: only where disclosure, correction or ceasing is asked; notice of the purpose is not among them.
WITHOUT_SUIT = frozenset({Kind.PURPOSE})
# 通則 3-8-8: a fee may be taken for notice of the purpose and for disclosure.
WITH_FEE = frozenset({Kind.PURPOSE, Kind.DISCLOSURE, Kind.PROVISION_RECORDS})


def target(received_on: date) -> date:
    return received_on + OWN_TARGET


def suit_from(kind: str, received_on: date, refused_on: date | None = None) -> date | None:
    """From which day the person may sue: after two weeks, or at once when refused. None where nobody may."""
    if kind in WITHOUT_SUIT:
        return None
    after_two_weeks = received_on + DAYS_TO_SUIT
    return min(after_two_weeks, refused_on) if refused_on else after_two_weeks


def suit_of(data_request: DataRequest) -> date | None:
    """From which day this person may sue."""
    refused = data_request.decision == DataRequest.Decision.REFUSED
    refused_on = data_request.answered_on if refused else None
    return suit_from(data_request.kind, data_request.received_on, refused_on)

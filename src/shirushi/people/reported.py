"""Which businesses report their changes instead of making them: rooms that know of marks and cases say so.

Each registers, from its AppConfig.ready(), whether a body was told of the business.
"""

from collections.abc import Callable
from datetime import date

from shirushi.people.models import Organisation

Asks = Callable[[Organisation, date], bool]
_asks: dict[str, Asks] = {}


def register(name: str, asks: Asks) -> None:
    _asks[name] = asks


def is_reported(organisation: Organisation, on: date) -> bool:
    """Whether a change of its name or address is reported to a body."""
    return any(asks(organisation, on) for asks in _asks.values())

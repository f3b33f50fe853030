"""Dispensations as the tests announce them."""

from datetime import date
from typing import Any

from shirushi.dispensations import services
from shirushi.dispensations.models import Dispensation
from tests.cast import Cast, acting

TITLE = "豪雨の被災地の特例"
NOTICED = date(2026, 7, 15)


def facts(**said: Any) -> dict[str, Any]:
    whole = {
        "title": TITLE, "notice": "告示第12号", "noticed_on": NOTICED, "deadlines": ["answer_round"],
        "move": "by_months", "count": 3, "to_on": None, "from_on": date(2026, 7, 1),
        "until_on": date(2026, 12, 31), "prefectures": [], "is_public": True,
    }  # fmt: skip
    return whole | said


def drafted(company: Cast, day: date = NOTICED, *, named: Any = (), **said: Any) -> Dispensation:
    by = acting(company.officer, day)
    return services.draft(facts=facts(**said), named=named, by=by, on=day)


def announced(company: Cast, day: date = NOTICED, **said: Any) -> Dispensation:
    made = drafted(company, day, **said)
    services.put_in_force(dispensation=made, by=acting(company.officer, day), on=day, revision=None)
    return made


def annulled(company: Cast, made: Dispensation, day: date) -> None:
    by = acting(company.officer, day)
    services.annul(dispensation=made, reason="告示が取り消された", by=by, on=day, revision=None)

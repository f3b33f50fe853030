"""A holder whose mark both bodies see, and its change reports."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from shirushi.changes import items, services
from shirushi.changes.models import ChangeReport
from shirushi.grants.models import Grant
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier
from tests.cast import LONG_AGO, Cast, acting, cast, dossier
from tests.intake.drafts import DAY, granted, officer

BEGUN, EXPIRES = date(2025, 6, 1), date(2027, 5, 31)
NEW_NAME = "みどりプリント株式会社"


@dataclass
class Holder:
    company: Cast
    case: Dossier
    grant: Grant

    def by(self, day: date = DAY) -> Actor:
        return officer(self.company, day)

    def clerk(self, day: date = DAY) -> Actor:
        return acting(self.company.clerk, day)


def holder(scheme: str = "privacymark") -> Holder:
    company = cast(scheme)
    case = dossier(company.business, scheme, review_body=company.review_body)
    seen(company, case)
    return Holder(company, case, granted(company, case, BEGUN, EXPIRES))


def seen(company: Cast, case: Dossier) -> None:
    for body in (company.review_body, company.granting_body):
        case.accesses.create(organisation=body, reason="submission", from_on=LONG_AGO)


def report(company: Cast, case: Dossier, day: date = DAY, **changed: Any) -> ChangeReport:
    """Everything as it stands but what is given by item."""
    about = {
        name: changed.pop(name, absent)
        for name, absent in (
            ("takes_effect_on", day), ("explanation", ""), ("upload", None), ("papers_dated_on", None)
        )
    }  # fmt: skip
    case.refresh_from_db()
    given = items.known(case, day) | changed
    return services.report_changes(dossier=case, given=given, by=officer(company, day), on=day, **about)


def confirm(made: ChangeReport, company: Cast, day: date = DAY) -> None:
    services.confirm_changes(report=made, word="", by=acting(company.clerk, day), on=day, revision=None)

"""What the tests of billing start from: a case with its cast, an invoice of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from shirushi.billing import services
from shirushi.billing.models import Invoice
from shirushi.people.actor import Actor
from shirushi.people.models import Access, Dossier
from shirushi.rules import decide
from tests.cast import LONG_AGO, Cast, acting, cast, dossier

DAY = date(2026, 5, 11)
DUE = date(2026, 6, 30)
# From this day on the fees of PrivacyMark stand under an announced change.
UNDER_CHANGE = date(2026, 10, 15)


@dataclass(frozen=True)
class Case:
    people: Cast
    dossier: Dossier

    @property
    def privacy_officer(self) -> Actor:
        return acting(self.people.privacy_officer, DAY)

    def clerk(self, day: date = DAY) -> Actor:
        return acting(self.people.clerk, day)


def case(scheme: str = "privacymark") -> Case:
    people = cast(scheme)
    opened = dossier(people.business, scheme)
    for body in (people.review_body, people.granting_body):
        Access.objects.create(dossier=opened, organisation=body, reason="application", from_on=LONG_AGO)
    return Case(people, opened)


def fees(scheme: str, day: date, kind: str = "new") -> Any:
    weighed = {"size": "small"} if scheme == "privacymark" else {"workers": 20}
    return decide("fees", {"scheme": scheme, "on": day.isoformat(), "kind": kind, **weighed})


def invoice(here: Case, *, day: date = DAY, due_on: date = DUE, **more: Any) -> Invoice:
    scheme = here.dossier.scheme
    return services.issue_invoice(
        dossier=here.dossier,
        kind=more.pop("kind", "application"),
        issuer=more.pop("issuer", here.people.review_body),
        payer=here.people.business,
        decision=more.pop("decision", None) or fees(scheme, day),
        due_on=due_on,
        by=more.pop("by", here.privacy_officer),
        on=day,
        **more,
    )

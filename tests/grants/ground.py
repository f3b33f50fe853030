"""Ground that the tests of marks stand on: a grant whose term began, through the services."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from shirushi.grants import services
from shirushi.grants.models import Grant, Suspension
from shirushi.people.models import Access, Dossier
from shirushi.people.rulebook import current
from shirushi.rules import Decision
from tests import cast as people
from tests.cast import Cast

CONTRACT_DAY = date(2025, 5, 10)


@dataclass(frozen=True)
class Ground:
    cast: Cast
    dossier: Dossier

    def officer(self, on: date) -> Any:
        return people.acting(self.cast.officer, on)

    def holder(self, on: date) -> Any:
        return people.acting(self.cast.privacy_officer, on)

    def review_officer(self, on: date) -> Any:
        return people.acting(self.cast.review_officer, on)

    def clerk(self, on: date) -> Any:
        return people.acting(self.cast.clerk, on)


def ground(scheme: str = "privacymark") -> Ground:
    cast = people.cast(scheme)
    dossier = people.dossier(cast.business, scheme, review_body=cast.review_body)
    open_to(dossier, cast.review_body, cast.granting_body)
    return Ground(cast, dossier)


def open_to(dossier: Dossier, *organisations: Any) -> None:
    for organisation in organisations:
        Access.objects.create(
            dossier=dossier, organisation=organisation, reason="application", from_on=people.LONG_AGO
        )


def term(scheme: str, day: date, previous_expires_on: date | None = None) -> Decision:
    facts: dict[str, Any] = {"scheme": scheme, "on": day, "decided_on": day}
    if previous_expires_on:
        facts["previous_expires_on"] = previous_expires_on
    key = "contracted_on" if scheme == "privacymark" else "reviewed_on"
    return current().require("term", {**facts, key: day})


def awarded(ground: Ground, day: date = CONTRACT_DAY) -> Grant:
    return services.award(
        dossier=ground.dossier,
        review_body=ground.cast.review_body,
        decided_on=day,
        lapses_on=None,
        decision=term(ground.dossier.scheme, day),
        by=ground.officer(day),
        on=day,
    )


def begun(ground: Ground, day: date = CONTRACT_DAY) -> Grant:
    """A grant decided and contracted on the day: PrivacyMark's runs to the day before two years later."""
    return services.begin_term(
        grant=awarded(ground, day),
        contracted_on=day,
        term=term(ground.dossier.scheme, day),
        by=ground.officer(day),
        on=day,
    )


def suspended(
    ground: Ground,
    grant: Grant,
    day: date,
    *,
    level: int = 8,
    months: int = 3,
    conditions: tuple[str, ...] = (),
) -> Suspension:
    facts = {
        "scheme": ground.dossier.scheme, "on": day, "party": "holder", "level": level, "months": months,
        "notified_on": day, "expires_on": grant.expires_on,
    }  # fmt: skip
    return services.suspend(
        grant=grant,
        level=level,
        months=months,
        conditions=conditions or ("持出し端末を暗号化し記録する", "全従業者に再教育をする"),
        notified_on=day,
        decision=current().require("suspension", facts),
        by=ground.officer(day),
        on=day,
    )


def met(ground: Ground, suspension: Suspension, day: date) -> None:
    for condition in suspension.conditions.filter(met_on=None):
        services.judge_condition(condition=condition, by=ground.clerk(day), on=day)


def lifted(ground: Ground, suspension: Suspension, day: date) -> Suspension:
    met(ground, suspension, day)
    suspension.refresh_from_db()
    return services.lift(suspension=suspension, by=ground.officer(day), on=day)

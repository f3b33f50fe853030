"""Who acts: a person in an organisation with its roles on a day, or the system, or nobody."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, kw_only=True)
class Actor:
    """By value, so that policies are pure. `on` is today (Tokyo), `at` the moment of the request."""

    on: date
    at: datetime
    person_id: int | None = None
    name: str = ""
    organisation_id: int | None = None
    organisation_name: str = ""
    organisation_kind: str = ""
    scheme: str = ""
    roles: frozenset[str] = field(default_factory=frozenset)
    department_ids: frozenset[int] = field(default_factory=frozenset)
    is_system: bool = False

    @property
    def is_known(self) -> bool:
        return self.person_id is not None

    @property
    def is_business(self) -> bool:
        return self.organisation_kind == "business"

    @property
    def is_review_body(self) -> bool:
        return self.organisation_kind == "review_body"

    @property
    def is_granting_body(self) -> bool:
        return self.organisation_kind == "granting_body"

    @property
    def is_body(self) -> bool:
        return self.is_review_body or self.is_granting_body

    def has(self, *roles: str) -> bool:
        """Holds at least one of these roles (in the present organisation, itself or as deputy)."""
        return not self.roles.isdisjoint(roles)


def system(*, on: date, at: datetime) -> Actor:
    """The actor of what time alone brings about (the daily run)."""
    return Actor(on=on, at=at, name="system", is_system=True)


def nobody(*, on: date, at: datetime) -> Actor:
    return Actor(on=on, at=at)

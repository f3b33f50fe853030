"""Marks for the tests of the registry: facts written down plainly, then published."""

from datetime import date

from shirushi.grants.models import Grant, Registration, Suspension
from shirushi.people.models import Organisation
from shirushi.registry import publisher
from shirushi.registry.models import Listing
from tests import cast

TERM = (date(2025, 4, 1), date(2027, 3, 31))


def bodies() -> Organisation:
    """The review body that the marks below were reviewed by."""
    found = Organisation.objects.filter(kind="review_body", code="18").first()
    return found or cast.body("review_body", "privacymark", "みちのく審査センター", "18")


def registration(number: str = "18000001", scheme: str = "privacymark", **business: str) -> Registration:
    dossier = cast.dossier(cast.business(**business), scheme, review_body=bodies())
    return Registration.objects.create(dossier=dossier, scheme=scheme, number=number, registered_on=TERM[0])


def grant(of: Registration, ordinal: int = 1, term: tuple[date, date] = TERM, **facts: date) -> Grant:
    return Grant.objects.create(
        dossier=of.dossier,
        registration=of,
        ordinal=ordinal,
        review_body=bodies(),
        decided_on=term[0],
        contracted_on=term[0],
        starts_on=term[0],
        expires_on=term[1],
        decision={},
        **facts,
    )


def suspension(of: Grant, start: date, planned_end: date, **facts: date) -> Suspension:
    return Suspension.objects.create(
        dossier=of.dossier,
        grant=of,
        level=8,
        months=3,
        notified_on=start,
        starts_on=start,
        planned_ends_on=planned_end,
        revocation_from=date(start.year + 1, start.month, start.day),
        decision={},
        **facts,
    )


def published(of: Registration) -> Listing:
    listing = publisher.rebuild(of.pk)
    assert listing is not None
    return listing


def mark(number: str = "18000001", name: str = "みどり印刷株式会社", **business: str) -> Listing:
    """A granted mark, published."""
    made = registration(number, name=name, **business)
    grant(made)
    return published(made)

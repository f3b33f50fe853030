"""What is made public of a mark: each fact once, never taken back; a wrong one is corrected by another."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from shirushi.grants.models import Grant, Suspension
from shirushi.registry.models import Listing, Publication

Row = dict[str, Any]
Kind = Publication.Kind


def publish_facts(listed: Iterable[tuple[Listing, list[Grant]]]) -> None:
    """Publish what the facts ask for and was not published yet."""
    made = [
        Publication(listing=listing, scheme=listing.scheme, name=listing.name, **row)
        for listing, begun in listed
        for row in _rows(begun)
    ]
    Publication.objects.bulk_create(made, ignore_conflicts=True)


def _rows(begun: list[Grant]) -> Iterator[Row]:
    for grant in begun:
        for suspension in grant.suspensions.all():
            yield from _of_suspension(suspension)
        yield from _of_revocation(grant)


def _row(kind: Kind, source: str, on: date, cites: list[str], **period: date | None) -> Row:
    return {"kind": kind, "source": source, "effective_on": on, "published_on": on, "cites": cites, **period}


def _of_suspension(suspension: Suspension) -> Iterator[Row]:
    """Name and period (003 2.1(11)), each extension, the lifting (003 2.4②)."""
    period = {"period_starts_on": suspension.starts_on, "period_ends_on": suspension.planned_ends_on}
    key = f"suspension:{suspension.pk}"
    yield _row(Kind.SUSPENSION, key, suspension.notified_on, ["003 2.1(11)"], **period)
    for extension in suspension.extensions.all():
        yield _row(
            Kind.EXTENSION, f"extension:{extension.pk}", extension.decided_on, ["003 2.1(8)"], **period
        )
    if suspension.annulled_on:
        yield _row(Kind.CORRECTION, f"correction:{key}", suspension.annulled_on, [], **period)
    elif suspension.lifted_on:
        yield _row(Kind.LIFTING, f"lifting:{suspension.pk}", suspension.lifted_on, ["003 2.4②"], **period)


def _of_revocation(grant: Grant) -> Iterator[Row]:
    if not grant.revoked_on:
        return
    key = f"revocation:{grant.pk}:{grant.revoked_on}"
    yield _row(Kind.REVOCATION, key, grant.revoked_on, ["003 表1"])
    if grant.revocation_annulled_on:
        yield _row(Kind.CORRECTION, f"correction:{key}", grant.revocation_annulled_on, [])

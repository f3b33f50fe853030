"""Follows the outbox: whenever a public fact of a mark changes, its listing is made anew from the facts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, QuerySet

from shirushi.changes import queries as changes
from shirushi.grants import queries as grants
from shirushi.grants.models import Grant, Registration, Suspension
from shirushi.people.models import Organisation, Unit
from shirushi.people.rulebook import current
from shirushi.record.journal import plain
from shirushi.record.models import OutboxEntry
from shirushi.registry import index
from shirushi.registry.models import Listing, StandingSpan
from shirushi.registry.publications import publish_facts
from shirushi.registry.spans import spans_of

TOPIC = "grants.registration"
BATCH = 500
# What a rebuilding brings up to date: every column but the keys.
COLUMNS = [
    field.name for field in Listing._meta.concrete_fields if field.name not in {"id", "registration_id"}
]


def follow(entries: list[OutboxEntry]) -> None:
    """The outbox follower: idempotent, because it rebuilds from the facts."""
    rebuild_many({entry.subject_id for entry in entries if entry.topic == TOPIC})


def rebuild(registration_id: int) -> Listing | None:
    """Make the public record of one registration anew. None while no term has begun."""
    return next(iter(rebuild_many([registration_id])), None)


def rebuild_all() -> int:
    """Rebuild every listing from the facts. Returns how many stand."""
    return len(rebuild_many(Registration.objects.values_list("pk", flat=True)))


def rebuild_many(registration_ids: Iterable[int]) -> list[Listing]:
    """Make the public records of these registrations anew, batch by batch."""
    keys = sorted(registration_ids)
    batches = (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))
    return [listing for batch in batches for listing in _rebuild_batch(batch)]


@transaction.atomic
def _rebuild_batch(registration_ids: list[int]) -> list[Listing]:
    stands = [each for each in _registrations(registration_ids) if _begun(each)]
    listings = _put_listings(stands)
    listed = [(listing, _begun(each)) for listing, each in zip(listings, stands, strict=True)]
    _put_spans(listed)
    publish_facts(listed)
    index.put(listings)
    return listings


def _registrations(registration_ids: list[int]) -> QuerySet[Registration]:
    terms = Grant.objects.exclude(starts_on=None).select_related("review_body").order_by("ordinal")
    return (
        Registration.objects.filter(pk__in=registration_ids)
        .select_related("dossier__unit__organisation")
        .prefetch_related(Prefetch("grants", terms, "begun"), "begun__suspensions__extensions")
        .order_by("pk")
    )


def _begun(registration: Registration) -> list[Grant]:
    """The grants whose term has begun, prefetched above."""
    begun: list[Grant] = registration.begun  # type: ignore[attr-defined]
    return begun


def _put_listings(registrations: list[Registration]) -> list[Listing]:
    former = changes.former_names({each.dossier.unit.organisation_id for each in registrations})
    made = [
        Listing(registration_id=each.pk, **_columns(each, _begun(each), former)) for each in registrations
    ]
    return Listing.objects.bulk_create(
        made, update_conflicts=True, unique_fields=["registration_id"], update_fields=COLUMNS
    )


def _columns(
    registration: Registration, begun: list[Grant], former: Mapping[int, list[changes.FormerName]]
) -> dict[str, Any]:
    unit: Unit = registration.dossier.unit
    business: Organisation = unit.organisation
    last = begun[-1]
    return {
        "scheme": registration.scheme,
        "number": registration.number,
        "name": business.name,
        "name_kana": business.name_kana,
        "name_english": business.name_english,
        "unit_kind": unit.kind,
        "unit_name": unit.name,
        "corporate_number": business.corporate_number or "",
        "prefecture": business.prefecture,
        "address": "" if unit.kind == Unit.Kind.SOLE_PROPRIETOR else business.address,
        "website": business.website,
        "former_names": plain([asdict(each) for each in former.get(business.pk, [])]),
        "review_body": last.review_body.name,
        "first_granted_on": begun[0].starts_on,
        "grants": last.ordinal,
        "starts_on": last.starts_on,
        "expires_on": last.expires_on,
        "facts": plain([_grant(grant) for grant in begun]),
    }


def _grant(grant: Grant) -> dict[str, Any]:
    return {
        "ordinal": grant.ordinal,
        "facts": grants.grant_facts(grant),
        "suspensions": [_suspension(s) for s in grant.suspensions.all() if not s.annulled_on],
    }


def _suspension(suspension: Suspension) -> dict[str, Any]:
    return {
        "notified_on": suspension.notified_on,
        "starts_on": suspension.starts_on,
        "months": suspension.months,
        "planned_ends_on": suspension.planned_ends_on,
        "extensions": [{"months": e.months, "decided_on": e.decided_on} for e in suspension.extensions.all()],
        "ends_on": suspension.ends_on,
        "lifted_on": suspension.lifted_on,
    }


def _put_spans(listed: list[tuple[Listing, list[Grant]]]) -> None:
    StandingSpan.objects.filter(listing__in=[listing for listing, _begun in listed]).delete()
    spans = [span for listing, begun in listed for span in _spans(listing, begun)]
    StandingSpan.objects.bulk_create(spans, batch_size=BATCH)


def _spans(listing: Listing, begun: list[Grant]) -> Iterator[StandingSpan]:
    facts = [grants.grant_facts(grant) for grant in begun]
    for span in spans_of(facts, scheme=listing.scheme, book=current()):
        yield StandingSpan(
            listing=listing,
            standing=span.standing,
            may_show_mark=span.may_show_mark,
            from_on=span.from_on,
            until_on=span.until_on,
        )


def standing_span(listing: Listing, day: date) -> StandingSpan | None:
    """The stored span that covers the day; None before the first term."""
    return next(
        (s for s in listing.spans.all() if s.from_on <= day and (s.until_on is None or day <= s.until_on)),
        None,
    )

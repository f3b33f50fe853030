"""What the public asks: is this mark real, now or on a day? Who was suspended?"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from shirushi.registry import index
from shirushi.registry.models import Listing, Publication, StandingSpan

PAGE = 20
# Counting stops here: "more than a thousand" helps nobody to read on, and stays quick at any size.
COUNTED = 1000


@dataclass(frozen=True, kw_only=True)
class Search:
    """What was asked for. `standing` is the standing on `on`."""

    text: str = ""
    scheme: str = ""
    prefecture: str = ""
    standing: str = ""
    on: date

    @property
    def is_empty(self) -> bool:
        return not (self.text or self.scheme or self.prefecture or self.standing)


@dataclass(frozen=True)
class Row:
    """A listing and the span that covers the day asked for (None before its first term)."""

    listing: Listing
    span: StandingSpan | None


@dataclass(frozen=True)
class Found:
    rows: list[Row]
    page: int
    total: int
    is_more_than_counted: bool

    @property
    def has_next(self) -> bool:
        return self.page * PAGE < self.total or (self.is_more_than_counted and len(self.rows) == PAGE)


def search(asked: Search, *, page: int = 1) -> Found:
    """One page of listings, ordered by number, each with its standing on the day."""
    found = _matching(asked)
    total = found.order_by()[: COUNTED + 1].count()
    listings = found.order_by("number").defer("facts")[(page - 1) * PAGE : page * PAGE]
    return Found(_rows(list(listings), asked.on), page, min(total, COUNTED), total > COUNTED)


def _matching(asked: Search) -> QuerySet[Listing]:
    found = Listing.objects.filter(_text(asked.text))
    if asked.scheme:
        found = found.filter(scheme=asked.scheme)
    if asked.prefecture:
        found = found.filter(prefecture=asked.prefecture)
    return found.filter(_standing(asked)) if asked.standing else found


def _standing(asked: Search) -> Q:
    """Most marks are granted: that is asked of each mark that is read. The others are few: they are listed."""
    spans = covering(asked.on).filter(standing=asked.standing)
    if asked.standing == "granted":
        return Q(Exists(spans.filter(listing=OuterRef("pk"))))
    return Q(pk__in=spans.values("listing_id"))


def _text(text: str) -> Q:
    """A number, a corporate number, or a part of a name."""
    digits = _number(text)
    if digits:
        return Q(pk__in=RawSQL(*index.numbered(digits)))  # noqa: S611 - as below
    sql = index.matching(text)
    if sql is None:
        return Q(pk__in=[]) if text.strip() else Q()
    return Q(pk__in=RawSQL(*sql))  # noqa: S611 - the SQL is ours, the text is a parameter


def _number(text: str) -> str:
    """The number in `text`, without the count of grants in brackets; "" where it is no number."""
    plain = unicodedata.normalize("NFKC", text).strip().upper().replace("-", "")
    matched = re.fullmatch(r"([A-Z]?\d{4,13})(\(\d{2}\))?", plain)
    return matched.group(1) if matched else ""


def covering(day: date) -> QuerySet[StandingSpan]:
    return StandingSpan.objects.filter(Q(until_on=None) | Q(until_on__gte=day), from_on__lte=day)


def _rows(listings: list[Listing], day: date) -> list[Row]:
    spans = {span.listing_id: span for span in covering(day).filter(listing__in=listings)}
    return [Row(listing, spans.get(listing.pk)) for listing in listings]


def mark(number: str) -> Listing | None:
    """The listing of a registration number (with or without the count of grants), with all its spans."""
    return (
        Listing.objects.filter(number=_number(number) or number)
        .prefetch_related("spans", "publications")
        .first()
    )


def publications(*, scheme: str = "", kind: str = "") -> QuerySet[Publication]:
    """Publications, newest first."""
    found = Publication.objects.select_related("listing").order_by("-published_on", "-id")
    if scheme:
        found = found.filter(scheme=scheme)
    return found.filter(kind=kind) if kind else found

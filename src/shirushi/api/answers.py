"""From the registry's rows to the API's answers."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from shirushi.registry.models import Listing, Publication, StandingSpan
from shirushi.registry.publisher import standing_span
from shirushi.registry.queries import Found

COLUMNS = (
    "scheme", "number", "grants", "name", "name_kana", "unit_kind", "unit_name", "corporate_number",
    "prefecture", "review_body", "first_granted_on", "starts_on", "expires_on",
)  # fmt: skip


def page_of_marks(request: HttpRequest, found: Found, day: date) -> dict[str, Any]:
    rows = [_mark(request, row.listing, row.span, day) for row in found.rows]
    return {
        "page": found.page,
        "total": found.total,
        "total_is_more": found.is_more_than_counted,
        "marks": rows,
    }


def mark_with_history(request: HttpRequest, listing: Listing, day: date) -> dict[str, Any]:
    spans = sorted(listing.spans.all(), key=lambda span: span.from_on)
    return {**_mark(request, listing, standing_span(listing, day), day), "history": [_span(s) for s in spans]}


def _mark(request: HttpRequest, listing: Listing, span: StandingSpan | None, day: date) -> dict[str, Any]:
    page = request.build_absolute_uri(reverse("public:mark", args=[listing.number]))
    return {
        **{name: getattr(listing, name) for name in COLUMNS},
        "standing": _standing(span, day),
        "page": page,
    }


def _standing(span: StandingSpan | None, day: date) -> dict[str, Any]:
    if span is None:
        return {"on": day, "standing": "not_started", "may_show_mark": False, "since": None, "until": None}
    return {
        "on": day,
        "standing": span.standing,
        "may_show_mark": span.may_show_mark,
        "since": span.from_on,
        "until": span.until_on,
    }


def _span(span: StandingSpan) -> dict[str, Any]:
    return {name: getattr(span, name) for name in ("standing", "may_show_mark", "from_on", "until_on")}


def published(row: Publication) -> dict[str, Any]:
    names = (
        "kind", "scheme", "name", "effective_on", "published_on", "period_starts_on", "period_ends_on", "cites",
    )  # fmt: skip
    return {**{name: getattr(row, name) for name in names}, "number": row.listing.number}


def unknown_number() -> dict[str, Any]:
    text = {
        "ja": "この番号のマークは登録されていません。",
        "en": "No mark is registered under this number.",
    }
    return {"error": "unknown_number", "field": "number", "text": text}


def bad_query(name: str, message: str) -> dict[str, Any]:
    text = {
        "ja": f"「{name}」の値を読み取れません。",
        "en": f"The value of {name} could not be read: {message}.",
    }
    return {"error": "bad_query", "field": name, "text": text}

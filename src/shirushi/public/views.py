"""The public registry: is this mark real, now or on a day? What was published? By which rules?"""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shirushi.dispensations.models import Dispensation
from shirushi.entrance import clock
from shirushi.entrance.views.files import attached
from shirushi.papers import contents
from shirushi.people import prefectures
from shirushi.people.models import Scheme
from shirushi.people.rulebook import current
from shirushi.public.forms import DayForm, SearchForm
from shirushi.registry import presentation, queries
from shirushi.registry.models import Listing
from shirushi.registry.publisher import standing_span
from shirushi.rules import clauses as rule_clauses
from shirushi.ui.days import written_day as day

PUBLICATIONS_A_PAGE = 20


def home(request: HttpRequest) -> HttpResponse:
    """One box: look up a mark."""
    form = SearchForm(request.GET)
    asked = _asked(form)
    page = _page(request)
    found = None if asked.is_empty else queries.search(asked, page=page)
    context = {
        "form": form,
        "found": found,
        "rows": [_row(row) for row in found.rows] if found else [],
        "recent": queries.publications()[:5] if found is None else [],
        "previous_page": page - 1,
        "next_page": page + 1,
        "query": _query(request),
        "asked": asked,
    }
    return render(request, "public/home.html", context)


def _asked(form: SearchForm) -> queries.Search:
    form.is_valid()
    given = form.cleaned_data
    return queries.Search(
        text=given.get("q", "").strip(),
        scheme=given.get("scheme", ""),
        prefecture=given.get("prefecture", ""),
        standing=given.get("standing", ""),
        on=clock.today(),
    )


def _page(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return min(int(asked), 1000) if asked.isascii() and asked.isdigit() and int(asked) > 0 else 1


def _query(request: HttpRequest) -> str:
    kept = request.GET.copy()
    kept.pop("page", None)
    return kept.urlencode()


def _row(row: queries.Row) -> dict[str, Any]:
    return {"listing": row.listing, **presentation.standing_rows(row.span)}


def mark(request: HttpRequest, number: str) -> HttpResponse:
    """A mark's page: its standing today, on a past day, and its history."""
    listing = queries.mark(number)
    if listing is None:
        raise Http404
    today = clock.today()
    asked = DayForm(request.GET) if "on" in request.GET else DayForm()
    day = asked.cleaned_data["on"] if asked.is_bound and asked.is_valid() else None
    return render(request, "public/mark.html", _mark_context(listing, today, day, asked))


def _mark_context(listing: Listing, today: date, day: date | None, asked: DayForm) -> dict[str, Any]:
    span = standing_span(listing, today)
    return {
        "listing": listing,
        "today": today,
        "now": presentation.standing_rows(span),
        "since": span.from_on if span else None,
        "suspension": presentation.open_suspension(listing, today),
        "bar": presentation.term_bar(listing, today),
        "history": presentation.history(listing),
        "rows": _registered(listing),
        "day_form": asked,
        "day": day,
        "then": presentation.standing_rows(standing_span(listing, day)) if day else None,
    }


def _registered(listing: Listing) -> list[tuple[Any, Any]]:
    """What is registered, as label and value; what is empty is left out."""
    number = (
        f"{listing.number}({listing.grants:02d})" if listing.scheme == Scheme.PRIVACYMARK else listing.number
    )
    rows = [
        (_("Registration number"), number),
        (_("Scheme"), listing.get_scheme_display()),
        (_("Formerly called"), _former(listing)),
        (_("Corporate number"), listing.corporate_number),
        (_("Certified department"), listing.unit_name),
        (_("Place"), _place(listing)),
        (_("Term"), f"{day(listing.starts_on)} – {day(listing.expires_on)}"),
        (_("First granted"), day(listing.first_granted_on)),
        (_("Review body"), listing.review_body),
        (_("Website"), listing.website),
    ]
    return [(label, value) for label, value in rows if value]


def _former(listing: Listing) -> str:
    """Earlier names, each with its last day."""
    said = _("%(name)s (until %(day)s)")
    return "、".join(
        said % {"name": each["name"], "day": day(each["until_on"])} for each in listing.former_names
    )


def _place(listing: Listing) -> str:
    """Addresses are written with their prefecture or without it; it is shown once."""
    prefecture = prefectures.name_of(listing.prefecture)
    if listing.address.startswith(prefectures.name_of(listing.prefecture, "ja")):
        return listing.address
    return f"{prefecture} {listing.address}".strip()


def publications(request: HttpRequest) -> HttpResponse:
    """Suspensions with name and period, extensions, liftings, revocations, corrections."""
    page = Paginator(queries.publications(), PUBLICATIONS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "public/publications.html", {"page": page})


def dispensations(request: HttpRequest) -> HttpResponse:
    """Which deadlines bodies have moved, for whom, and on what authority; annulled ones too."""
    shown = Dispensation.objects.public().select_related("organisation", "review_body")
    page = Paginator(shown.order_by("-noticed_on", "-id"), PUBLICATIONS_A_PAGE)
    return render(request, "public/dispensations.html", {"page": page.get_page(request.GET.get("page"))})


def dispensation_notice(_request: HttpRequest, pk: int) -> HttpResponse:
    """The notice of a public dispensation, as it was kept."""
    found = get_object_or_404(Dispensation.objects.public().exclude(document_sha256=""), pk=pk)
    opened = contents.open_content(found.document_sha256)
    return attached(opened, found.document_name, found.document_media_type)


def rules(request: HttpRequest) -> HttpResponse:
    """Every rule file in force here, with its editions and sources."""
    book = current()
    return render(request, "public/rules.html", {"files": [book.rules[name] for name in sorted(book.rules)]})


def clauses(request: HttpRequest) -> HttpResponse:
    """What was made of each clause of the source documents."""
    language = get_language() or "ja"
    lines = [clause.as_json(language) for clause in rule_clauses.clauses()]
    return render(request, "public/clauses.html", {"clauses": lines})


def for_programs(request: HttpRequest) -> HttpResponse:
    return render(
        request, "public/for_programs.html", {"address": request.build_absolute_uri("/").rstrip("/")}
    )

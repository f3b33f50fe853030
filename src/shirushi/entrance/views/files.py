"""A stored file: as attachment, or shown beside what is said of it, where the kind of file can do no harm."""

from io import BytesIO
from typing import Any, cast

from csp.decorators import csp_replace
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from shirushi.entrance.doors import actor, for_member
from shirushi.papers import queries
from shirushi.papers.kinds import PICTURED, TEXTS
from shirushi.papers.queries import text_of


@require_safe
@for_member()
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The bytes of a file that the actor may see; else 404. Its type was checked when it was stored."""
    found = queries.file_for(actor(request), pk)
    return attached(queries.content_of(found), found.name, found.media_type)


def attached(content: Any, name: str, media_type: str) -> HttpResponse:
    """An answer that browsers save, and that nobody on the way keeps."""
    opened = BytesIO(content) if isinstance(content, bytes) else content
    answer = FileResponse(opened, as_attachment=True, filename=name, content_type=media_type)
    return _private(cast("HttpResponse", answer))


def _private(answer: HttpResponse) -> HttpResponse:
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


# Nothing of a shown file runs or loads anything; only our own pages frame it.
SHOWN = {
    "default-src": ["'none'"],
    # What a browser's own viewer of PDF and pictures needs.
    "style-src": ["'unsafe-inline'"],
    "object-src": ["'self'"],
    "img-src": ["'self'"],
    "frame-ancestors": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
}


@require_safe
@for_member()  # type: ignore[arg-type]  # the decorator of django-csp names a wider answer
@xframe_options_sameorigin
@csp_replace(SHOWN)  # type: ignore[arg-type]  # and takes views with arguments as well
def shown(request: HttpRequest, pk: int) -> HttpResponse:
    """A PDF, image or text inside a page of ours. Of other kinds there is nothing to show (404)."""
    found = queries.file_for(actor(request), pk)
    if found.media_type in TEXTS:
        return _private(HttpResponse(text_of(found), content_type="text/plain; charset=utf-8"))
    if found.media_type not in PICTURED:
        raise Http404
    return _private(
        cast("HttpResponse", FileResponse(queries.content_of(found), content_type=found.media_type))
    )

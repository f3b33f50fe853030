"""A stored file, as attachment: it is never shown inside a page."""

from typing import cast

from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from shirushi.entrance.doors import actor, for_member
from shirushi.papers import queries


@require_safe
@for_member()
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The bytes of a file that the actor may see; else 404. Its type was checked when it was stored."""
    found = queries.file_for(actor(request), pk)
    answer = FileResponse(
        queries.content_of(found), as_attachment=True, filename=found.name, content_type=found.media_type
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return cast("HttpResponse", answer)

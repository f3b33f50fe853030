"""From a notice to the page of what it is about: each door says which view shows which kind."""

from collections.abc import Mapping

from django.urls import reverse

from shirushi.agenda import letters
from shirushi.agenda.models import Notice


def url_of(notice: Notice, views: Mapping[str, str]) -> str:
    """The page, by the kind of the notice or the longest beginning of it; "" where there is none."""
    if notice.kind.startswith(letters.WAITS):
        return reverse("entrance:letter", args=[notice.subject_id])
    known = [beginning for beginning in views if notice.kind.startswith(beginning)]
    if not known:
        return ""
    view = views[max(known, key=len)]
    return reverse(view, args=[notice.subject_id])

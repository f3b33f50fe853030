"""The history of a case in words: who did what when, what changed, and why."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from shirushi.entrance import history as wording
from shirushi.entrance.doors import actor, for_member
from shirushi.people import queries
from shirushi.people.models import Dossier

LINES_A_PAGE = 30


@require_safe
@for_member()
def history(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    seen = Dossier.objects.visible_to(who).select_related("unit__organisation", "review_body")
    dossier = get_object_or_404(seen, pk=pk)
    lines = queries.journal_for(who, dossier).prefetch_related("annulled_by")
    page = Paginator(lines, LINES_A_PAGE).get_page(request.GET.get("page"))
    context = {"dossier": dossier, "page": page, "entries": wording.entries(page.object_list)}
    return render(request, "entrance/history.html", context)

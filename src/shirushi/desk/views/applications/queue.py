"""The queue of submitted applications, the oldest first."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shirushi.desk.forms.applications import OPEN, QueueFilter
from shirushi.entrance.doors import actor, for_body
from shirushi.intake import presentation, queries
from shirushi.intake.models import Application

ROWS_A_PAGE = 30


@dataclass(frozen=True)
class Row:
    application: Application
    tone: str


@require_safe
@for_body()
def applications(request: HttpRequest) -> HttpResponse:
    form = QueueFilter(request.GET if "state" in request.GET else {**request.GET.dict(), "state": OPEN})
    found = queries.queue(actor(request)).filter(**form.conditions())
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    rows = [Row(each, presentation.tone(each)) for each in page.object_list]
    return render(request, "desk/applications/applications.html", {"form": form, "page": page, "rows": rows})

"""The queue of submitted applications, the oldest first."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shirushi.agenda import queries as agenda
from shirushi.agenda.models import Task
from shirushi.desk.forms.applications import OPEN, QueueFilter
from shirushi.entrance.doors import actor, for_body
from shirushi.intake import presentation, queries
from shirushi.intake.models import Application

ROWS_A_PAGE = 30
# What else hangs on the dossier, as an incident, is no step of the application.
OF_THE_CASE = ("intake.", "billing.", "review.", "awards.")


@dataclass(frozen=True)
class Row:
    application: Application
    tone: str
    # Days since it was handed in, and who acts next, of a case that is still open.
    age: int | None
    next_actor: str


@require_safe
@for_body()
def applications(request: HttpRequest) -> HttpResponse:
    form = QueueFilter(request.GET if "state" in request.GET else {**request.GET.dict(), "state": OPEN})
    who = actor(request)
    found = queries.queue(who).filter(**form.conditions())
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    rows = _rows(list(page.object_list), who.on)
    return render(request, "desk/applications/applications.html", {"form": form, "page": page, "rows": rows})


def _rows(listed: list[Application], on: date) -> list[Row]:
    waiting = [each for each in listed if each.state in Application.OPEN_STATES]
    tasks = agenda.next_of_each([each.dossier_id for each in waiting], OF_THE_CASE)
    return [_row(each, tasks.get(each.dossier_id), on) for each in listed]


def _row(application: Application, task: Task | None, on: date) -> Row:
    is_open = application.state in Application.OPEN_STATES
    handed_in = application.submitted_on
    return Row(
        application=application,
        tone=presentation.tone(application),
        age=(on - handed_in).days if is_open and handed_in else None,
        next_actor=task.organisation.name if is_open and task else "",
    )

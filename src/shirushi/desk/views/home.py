"""The first page of a body: the queue, by next action and age."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shirushi.agenda import queries as agenda
from shirushi.agenda.models import Task
from shirushi.desk import task_urls
from shirushi.desk.forms.home import QueueForm
from shirushi.desk.notice_urls import VIEWS
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.notice_urls import url_of
from shirushi.people.actor import Actor
from shirushi.people.models import Role

TASKS_A_PAGE = 50
NOTICES_SHOWN = 5
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Row:
    """A task in the queue: how long it waits, how long it may."""

    task: Task
    waiting: int
    days: int | None
    url: str
    who: str


@require_safe
@for_body()
def home(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    tasks = agenda.tasks_for(who)
    form = QueueForm(request.GET or None, kinds=sorted(set(tasks.order_by().values_list("kind", flat=True))))
    page = Paginator(form.filtered(tasks, who.on), TASKS_A_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "form": form,
        "page": page,
        "rows": [_row(task, who) for task in page],
        "this_week": _this_week(tasks, who),
        "notices": [(notice, url_of(notice, VIEWS)) for notice in agenda.notices_for(who)[:NOTICES_SHOWN]],
        "today": who.on,
    }
    return render(request, "desk/home/home.html", context)


def _this_week(tasks: QuerySet[Task], who: Actor) -> list[Row]:
    """What time will change within a week: shown to the officers of the granting body."""
    if not (who.is_granting_body and who.has("officer")):
        return []
    due = tasks.filter(due_on__gte=who.on, due_on__lt=who.on + WEEK)
    return [_row(task, who) for task in due]


def _row(task: Task, who: Actor) -> Row:
    return Row(
        task=task,
        waiting=(who.on - task.opened_on).days,
        days=(task.due_on - who.on).days if task.due_on else None,
        url=task_urls.url_of(task),
        who=_who(task),
    )


def _who(task: Task) -> str:
    """The person whom the task names, else the roles that may do it."""
    roles = "、".join(str(Role(role).label) for role in task.roles)
    return str(task.person) if task.person else roles

"""Reads of the agenda: what is there to do, what was told, who acts next."""

from collections.abc import Iterable

from django.db.models import F, Q, QuerySet

from shirushi.agenda.models import Notice, Task
from shirushi.agenda.policy import ROLES_TEXT, addressed_to
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier

BY_DUE_DAY = (F("due_on").asc(nulls_last=True), "id")


def tasks_for(actor: Actor) -> QuerySet[Task]:
    """Open tasks of the actor's roles in its organisation, and those of its own; the most pressing first."""
    mine = addressed_to(actor) | Q(organisation_id=actor.organisation_id, person_id=actor.person_id)
    seen = Task.objects.visible_to(actor).filter(closed_on=None).annotate(roles_text=ROLES_TEXT)
    return _with_its_dossier(seen.filter(mine)).order_by(*BY_DUE_DAY)


def notices_for(actor: Actor) -> QuerySet[Notice]:
    """What the actor's roles were told, and the actor itself; the newest first."""
    seen = Notice.objects.visible_to(actor).annotate(roles_text=ROLES_TEXT)
    mine = Q(organisation_id=actor.organisation_id, person_id=actor.person_id) & ~Q(person=None)
    found: QuerySet[Notice] = seen.filter(addressed_to(actor) | mine)
    return found.select_related("dossier__unit__organisation").order_by("-id")


def next_steps(dossier: Dossier) -> QuerySet[Task]:
    """Who acts next on a dossier, by when and why: its open tasks, the most pressing first."""
    return _with_its_dossier(Task.objects.filter(dossier=dossier, closed_on=None)).order_by(*BY_DUE_DAY)


def next_of_each(dossier_ids: Iterable[int], kinds: tuple[str, ...]) -> dict[int, Task]:
    """The most pressing open task of each dossier among those kinds (by their beginnings), in one question."""
    wanted = Q()
    for kind in kinds:
        wanted |= Q(kind__startswith=kind)
    open_ones = Task.objects.filter(wanted, dossier__in=list(dossier_ids), closed_on=None)
    found: dict[int, Task] = {}
    for task in open_ones.select_related("organisation").defer("decision").order_by(*BY_DUE_DAY):
        found.setdefault(task.dossier_id or 0, task)
    return found


def _with_its_dossier(tasks: QuerySet[Task]) -> QuerySet[Task]:
    return tasks.select_related("dossier__unit__organisation", "organisation", "person")

"""What the business wants to reach in a year, and what became of it."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.models import Objective
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused


@dataclass(frozen=True, kw_only=True)
class ObjectiveValues:
    year: int
    kind: str
    text: str
    measure: str
    target: str


@transaction.atomic
def set_objective(*, organisation: Organisation, values: ObjectiveValues, by: Actor, on: date) -> Objective:
    allow(policy.may_run(by, organisation))
    made: Objective = Objective.objects.create(organisation=organisation, created_on=on, **asdict(values))
    journal.record("pms.objective.set", made, by=by, on=on, after=asdict(values))
    return made


@transaction.atomic
def change_objective(
    *, objective: Objective, values: ObjectiveValues, by: Actor, on: date, revision: int | None = None
) -> Objective:
    allow(policy.may_run(by, objective.organisation))
    _refuse_resulted(objective)
    claim(objective, revision)
    after = {name: value for name, value in asdict(values).items() if getattr(objective, name) != value}
    before = {name: getattr(objective, name) for name in after}
    for name, value in after.items():
        setattr(objective, name, value)
    objective.save(update_fields=list(after))
    journal.record("pms.objective.changed", objective, by=by, on=on, before=before, after=after)
    return objective


@transaction.atomic
def result_objective(
    *, objective: Objective, result: str, reached: str, by: Actor, on: date, revision: int | None = None
) -> Objective:
    """Say at the end of the year what came of it; said again, the later word counts."""
    allow(policy.may_run(by, objective.organisation))
    claim(objective, revision)
    before = {"result": objective.result, "reached": objective.reached}
    objective.result, objective.reached, objective.resulted_on = result, reached, on
    objective.save(update_fields=["result", "reached", "resulted_on"])
    after = {"result": result, "reached": reached}
    journal.record("pms.objective.resulted", objective, by=by, on=on, before=before, after=after)
    return objective


@transaction.atomic
def drop_objective(*, objective: Objective, by: Actor, on: date) -> None:
    """Take back what was set by mistake; one with a result stays."""
    allow(policy.may_run(by, objective.organisation))
    _refuse_resulted(objective)
    before = {"text": objective.text, "target": objective.target}
    journal.record("pms.objective.dropped", objective, by=by, on=on, before=before)
    objective.delete()


def _refuse_resulted(objective: Objective) -> None:
    if objective.resulted_on:
        raise ActRefused(
            "objective_resulted", _("The result of this objective is on record. It stays as it is.")
        )

"""Treating what remains: reduce, avoid, share or retain; a further measure has an owner and a due day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.models import Risk
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

KIND = "pms.risk.treatment"
TREATED = ("treatment", "further_measure", "owner_role", "owner_department_id", "due_on")


def refuse_ownerless(values: Mapping[str, Any], risk: Risk) -> None:
    wanted = {name: values.get(name, getattr(risk, name)) for name in TREATED}
    if wanted["further_measure"] and not (wanted["owner_role"] and wanted["due_on"]):
        raise ActRefused("measure_without_owner", _("A further measure needs an owner and a due day."))
    department = wanted["owner_department_id"]
    if department and not risk.organisation.departments.filter(pk=department).exists():
        raise ActRefused("department_foreign", _("Choose an open department of this organisation."))


@transaction.atomic
def treat(*, risk: Risk, values: Mapping[str, Any], by: Actor, on: date, revision: int | None = None) -> Risk:
    """Decide what is done about the risk that remains."""
    from shirushi.pms.services.risk.assessing import Answer, assess  # noqa: PLC0415 - one act is part of the other

    unknown = set(values) - set(TREATED)
    if unknown:
        raise KeyError(unknown.pop())
    return assess(risk=risk, answer=Answer(values), by=by, on=on, revision=revision)


def follow(risk: Risk, *, on: date, changed: set[str]) -> None:
    """The owner's task as the treatment now stands."""
    if changed.isdisjoint({*TREATED, "concerns"}):
        return
    if not risk.is_open:
        agenda.close_task(kind=KIND, subject_id=risk.pk, on=on)
        return
    agenda.open_task(
        kind=KIND,
        dossier=None,
        subject_id=risk.pk,
        organisation=risk.organisation,
        roles=[risk.owner_role],
        on=on,
        due_on=risk.due_on,
        params={"measure": risk.further_measure[:80]},
    )


@transaction.atomic
def finish_treatment(
    *,
    risk: Risk,
    result: str,
    residual_likelihood: int,
    residual_impact: int,
    by: Actor,
    on: date,
    revision: int | None = None,
) -> Risk:
    """The further measure is taken; what remains now waits for the representative again."""
    from shirushi.pms.services.risk.assessing import settle, touch  # noqa: PLC0415 - one act is part of the other

    allow(policy.may_finish_treatment(by, risk))
    if not risk.is_open:
        raise ActRefused("nothing_to_finish", _("There is no further measure left to take here."))
    if residual_likelihood > risk.likelihood or residual_impact > risk.impact:
        raise ActRefused("residual_raised", _("With measures a risk is not larger than without them."))
    claim(risk, revision)
    touch(risk.sheet)
    before = {"residual_likelihood": risk.residual_likelihood, "residual_impact": risk.residual_impact}
    risk.done_on, risk.result = on, result
    risk.residual_likelihood, risk.residual_impact = residual_likelihood, residual_impact
    risk.save(update_fields=["done_on", "result", *before])
    after = {"residual_likelihood": residual_likelihood, "residual_impact": residual_impact, "result": result}
    journal.record("pms.risk.treatment_done", risk, by=by, on=on, before=before, after=after)
    agenda.close_task(kind=KIND, subject_id=risk.pk, on=on)
    settle(risk.sheet, on=on)
    return risk

"""The first entries from an industry's starting inventory, chosen by the business."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.models import Department, Organisation
from shirushi.people.rights import allow
from shirushi.people.services import open_department
from shirushi.pms import policy
from shirushi.pms.industries import Industry, StartingProcess
from shirushi.pms.models import Holding, Process
from shirushi.pms.services.inventory.entries import add_many
from shirushi.record.errors import ActRefused


@transaction.atomic
def start_from_template(
    *,
    organisation: Organisation,
    industry: Industry,
    department: Department | str,
    by: Actor,
    on: date,
    chosen: Collection[str] | None = None,
) -> list[Holding]:
    """Put the chosen entries of the industry (all, if none is named) into an empty inventory.

    A business without departments names its first one, which is opened with them.
    """
    allow(policy.may_run(by, organisation))
    if Holding.objects.filter(organisation=organisation).exists():
        raise ActRefused(
            "inventory_begun", _("The inventory has entries already. Add to it by hand or by import.")
        )
    wanted = [each for each in industry.holdings if chosen is None or each.code in chosen]
    if not wanted:
        raise ActRefused("nothing_chosen", _("Choose at least one entry to begin with."))
    if isinstance(department, str):
        department = open_department(organisation=organisation, name=department, by=by, on=on)
    named = {code: industry.process(code) for code in {each.process for each in wanted}}
    processes = {code: _process(process, department, on) for code, process in sorted(named.items())}
    rows = [
        {**each.values(), "department_id": department.pk, "process_id": processes[each.process].pk}
        for each in wanted
    ]
    return add_many(organisation=organisation, rows=rows, by=by, on=on)


def _process(starting: StartingProcess, department: Department, on: date) -> Process:
    found, _made = Process.objects.get_or_create(
        organisation=department.organisation,
        department=department,
        name=str(starting.name),
        defaults={"description": str(starting.description), "created_on": on},
    )
    return found

"""What a department looks at: the shipped points without those that it does not have, and its own."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.models import Department
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.check_points import shipped_codes
from shirushi.pms.models import CheckPoint
from shirushi.record import journal
from shirushi.record.errors import ActRefused


@transaction.atomic
def leave_out(*, department: Department, code: str, by: Actor, on: date) -> None:
    """The department has no such thing: the point is not asked there any more."""
    _allow(department, code, by)
    made = CheckPoint.objects.get_or_create(
        department=department, code=code, defaults={"organisation": department.organisation, "created_on": on}
    )[1]
    if made:
        journal.record("pms.check_point.left_out", department, by=by, on=on, after={"point": code})


@transaction.atomic
def take_in(*, department: Department, code: str, by: Actor, on: date) -> None:
    """Ask a shipped point again that was left out."""
    _allow(department, code, by)
    if CheckPoint.objects.filter(department=department, code=code).delete()[0]:
        journal.record("pms.check_point.taken_in", department, by=by, on=on, after={"point": code})


def _allow(department: Department, code: str, by: Actor) -> None:
    allow(policy.may_check_department(by, department))
    if code not in shipped_codes():
        raise ActRefused("no_such_point", _("There is no such point any more."))


@transaction.atomic
def add_point(*, department: Department, text: str, by: Actor, on: date) -> CheckPoint:
    """A point of the department's own, from its measures for instance."""
    allow(policy.may_check_department(by, department))
    point: CheckPoint = CheckPoint.objects.create(
        organisation=department.organisation, department=department, created_on=on, text=text
    )
    journal.record("pms.check_point.added", department, by=by, on=on, after={"point": text})
    return point


@transaction.atomic
def drop_point(*, point: CheckPoint, by: Actor, on: date) -> None:
    """The own point is not asked any more; answers that were given keep its words."""
    allow(policy.may_check_department(by, point.department))
    journal.record("pms.check_point.dropped", point.department, by=by, on=on, before={"point": point.text})
    point.delete()

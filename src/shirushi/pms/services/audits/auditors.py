"""Who may audit what: nobody the own department, never the privacy officer."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people.access import open_on
from shirushi.people.actor import Actor
from shirushi.people.models import Membership, Organisation, Person, Role
from shirushi.people.queries import people_with
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.models import Audit, Auditor, Worker
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

HOLD = "pms.audits.hold"
WORKING_HERE = (Role.REPRESENTATIVE, Role.AUDIT_OFFICER, Role.DEPARTMENT_HEAD, Role.WORKER)


def candidates(organisation: Organisation, on: date) -> list[Person]:
    """Who could audit anything at all: people of the business with a login, without its privacy officers."""
    barred = {person.pk for person in people_with(organisation, [Role.PRIVACY_OFFICER], on)}
    return [person for person in people_with(organisation, WORKING_HERE, on) if person.pk not in barred]


def refused_auditors(audit: Audit, persons: Collection[Person], on: date) -> dict[int, str]:
    """Why each of these may not audit this, by person; empty where all may."""
    possible = {person.pk for person in candidates(audit.organisation, on)}
    refused = {person.pk: "not_an_auditor" for person in persons if person.pk not in possible}
    own = _of_department(audit, persons, on)
    return {**dict.fromkeys(own, "own_department"), **refused}


def _of_department(audit: Audit, persons: Iterable[Person], on: date) -> set[int]:
    """Those who belong to the audited department, by role or in the register of workers."""
    if audit.department_id is None:
        return set()
    keys = [person.pk for person in persons]
    held = Membership.objects.filter(open_on(on), person__in=keys, department_id=audit.department_id)
    here = Q(left_on=None) | Q(left_on__gte=on)
    working = Worker.objects.filter(here, person__in=keys, department_id=audit.department_id)
    return set(held.values_list("person_id", flat=True)) | set(working.values_list("person_id", flat=True))


@transaction.atomic
def name_auditors(
    *, audit: Audit, persons: Collection[Person], by: Actor, on: date, revision: int | None = None
) -> Audit:
    """Say who audits. The first is asked to hold the audit on its day."""
    allow(policy.may_audit(by, audit.organisation_id))
    refuse_finished(audit)
    refuse_unfit(audit, persons, on)
    claim(audit, revision)
    before = sorted(str(each.person) for each in audit.auditors.select_related("person"))
    audit.auditors.all().delete()
    Auditor.objects.bulk_create(Auditor(audit=audit, person=person) for person in persons)
    after = sorted(str(person) for person in persons)
    journal.record(
        "pms.audit.auditors_named", audit, by=by, on=on, personal={"before": before, "after": after}
    )
    ask_to_hold(audit, on)
    return audit


def refuse_unfit(audit: Audit, persons: Collection[Person], on: date) -> None:
    for pk, why in refused_auditors(audit, persons, on).items():
        name = next(str(person) for person in persons if person.pk == pk)
        raise ActRefused(why, REFUSALS[why], name=name)


REFUSALS = {
    "own_department": _(
        "%(name)s belongs to this department. Nobody audits the own department: choose somebody else."
    ),
    "not_an_auditor": _("%(name)s cannot audit: the privacy officer and people from outside do not."),
}


def refuse_finished(audit: Audit) -> None:
    if audit.finished_on:
        raise ActRefused("audit_finished", _("This audit is finished. What was found stays as it is."))


def ask_to_hold(audit: Audit, on: date) -> None:
    """The task of the first auditor, or of the audit officer while nobody is named."""
    first = audit.auditors.select_related("person").order_by("pk").first()
    agenda.open_task(
        kind=HOLD,
        dossier=None,
        subject_id=audit.pk,
        organisation=audit.organisation,
        roles=[] if first else [Role.AUDIT_OFFICER],
        person=first.person if first else None,
        on=on,
        due_on=audit.planned_on,
        params={"audit": str(audit.department or audit.plan.theme)},
    )

"""The registers of laws and of interested parties: kept, and looked at once a year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.pms import indexing
from shirushi.pms.models import InterestedParty, Law
from shirushi.pms.policy_documents import may_write_documents
from shirushi.pms.starting_registers import starting
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

Values = Mapping[str, Any]
Line = Law | InterestedParty


@dataclass(frozen=True)
class Register:
    code: str
    model: Any  # Law or InterestedParty
    columns: tuple[str, ...]

    def shipped(self) -> list[dict[str, Any]]:
        return [each.model_dump() for each in getattr(starting(), self.code)]


REGISTERS = {
    "laws": Register("laws", Law, ("name", "issuer", "edition", "clause", "rule", "url", "remark")),
    "parties": Register("parties", InterestedParty, ("name", "kind", "expectation", "rule", "remark")),
}


@transaction.atomic
def adopt_register(*, organisation: Organisation, register: Register, by: Actor, on: date) -> int:
    """Take over the shipped lines that the business does not have, unchecked. Returns how many came."""
    allow(may_write_documents(by, organisation.pk))
    guards.lock(organisation)
    had = set(register.model.objects.filter(organisation=organisation).values_list("name", flat=True))
    rows = [
        register.model(organisation=organisation, created_on=on, **each)
        for each in register.shipped()
        if each["name"] not in had
    ]
    indexing.index_records(register.model.objects.bulk_create(rows))
    if rows:
        after = {"register": register.code, "count": len(rows)}
        journal.record("pms.register.adopted", organisation, by=by, on=on, after=after)
    return len(rows)


@transaction.atomic
def add_line(*, organisation: Organisation, register: Register, values: Values, by: Actor, on: date) -> Line:
    allow(may_write_documents(by, organisation.pk))
    made: Line = register.model.objects.create(
        organisation=organisation, created_on=on, **_known(register, values)
    )
    journal.record("pms.register.added", made, by=by, on=on, after=_known(register, values))
    return made


@transaction.atomic
def change_line(*, line: Line, values: Values, by: Actor, on: date, revision: int | None = None) -> Line:
    allow(may_write_documents(by, line.organisation_id))
    _refuse_ended(line)
    given = _known(_register_of(line), values)
    claim(line, revision)
    before = {name: getattr(line, name) for name, value in given.items() if getattr(line, name) != value}
    for name in before:
        setattr(line, name, given[name])
    line.save(update_fields=list(before))
    after = {name: given[name] for name in before}
    journal.record("pms.register.changed", line, by=by, on=on, before=before, after=after)
    return line


@transaction.atomic
def check_line(*, line: Line, changed: bool, remark: str = "", by: Actor, on: date) -> Line:
    """Looked at its publisher today: amended since the last time, or not."""
    allow(may_write_documents(by, line.organisation_id))
    _refuse_ended(line)
    claim(line, None)
    line.checked_on, line.checked_by_id, line.changed = on, by.person_id, changed
    line.remark = remark or line.remark
    line.save(update_fields=["checked_on", "checked_by", "changed", "remark"])
    journal.record("pms.register.checked", line, by=by, on=on, after={"amended": changed, "remark": remark})
    return line


@transaction.atomic
def check_all(*, organisation: Organisation, register: Register, by: Actor, on: date) -> int:
    """All lines that were not checked today: nothing changed. Returns how many there were."""
    allow(may_write_documents(by, organisation.pk))
    standing = register.model.objects.filter(organisation=organisation, ended_on=None).exclude(checked_on=on)
    count: int = standing.update(checked_on=on, checked_by_id=by.person_id, changed=False)
    if count:
        after = {"register": register.code, "count": count}
        journal.record("pms.register.all_checked", organisation, by=by, on=on, after=after)
    return count


@transaction.atomic
def end_line(*, line: Line, by: Actor, on: date) -> Line:
    """It does not concern the business any more: the line stays, and is not checked again."""
    allow(may_write_documents(by, line.organisation_id))
    _refuse_ended(line)
    claim(line, None)
    line.ended_on = on
    line.save(update_fields=["ended_on"])
    journal.record("pms.register.ended", line, by=by, on=on, after={"ended_on": on})
    return line


def _known(register: Register, values: Values) -> dict[str, Any]:
    return {name: values[name] for name in register.columns if name in values}


def _register_of(line: Line) -> Register:
    return next(each for each in REGISTERS.values() if isinstance(line, each.model))


def _refuse_ended(line: Line) -> None:
    if line.ended_on:
        raise ActRefused("line_ended", _("This line ended. Add a new one if it concerns you again."))

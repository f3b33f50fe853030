"""The acts that all simple ledgers share: an entry comes, is changed, is brought to its end."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.pms import search
from shirushi.pms.ledger import Entry, Ledger, Values
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

KEY = "_id"
EMPTY = (None, "")


@transaction.atomic
def enter(ledger: Ledger, *, organisation: Organisation, values: Values, by: Actor, on: date) -> Any:
    """A new entry with the next number of its business."""
    given = {name: values[name] for name in ledger.columns if name in values}
    made: Entry = ledger.model(organisation=organisation, created_on=on, **given)
    allow(ledger.may_keep(by, made))
    put(ledger, made, by=by, on=on)
    return made


def put(ledger: Ledger, made: Entry, *, by: Actor, on: date) -> None:
    """Give a new entry its number and its line. Whoever calls has asked whether it may."""
    guards.lock(made.organisation)
    made.number = next_number(ledger, made.organisation)
    _refuse_foreign(ledger, made)
    ledger.complete(made, on)
    made.save()
    known = {name: getattr(made, name) for name in ledger.columns if getattr(made, name) not in EMPTY}
    plain, personal = ledger.parted(_named(ledger, known))
    after = {"number": made.number, **plain}
    journal.record(ledger.entered, made, by=by, on=on, after=after, personal=personal)
    _settle(ledger, made, on)


def next_number(ledger: Ledger, organisation: Organisation) -> int:
    own: Any = ledger.model._default_manager.filter(organisation=organisation)
    last: int | None = own.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


@transaction.atomic
def change(
    ledger: Ledger, *, entry: Entry, values: Values, by: Actor, on: date, revision: int | None = None
) -> Any:
    """Complete or correct an entry that is not over."""
    allow(ledger.may_keep(by, entry))
    ledger.refuse_change(entry)
    claim(entry, revision)
    before = {name: getattr(entry, name) for name in ledger.columns}
    for name in ledger.columns:
        setattr(entry, name, values.get(name, before[name]))
    allow(ledger.may_keep(by, entry))
    _refuse_foreign(ledger, entry)
    ledger.complete(entry, on)
    entry.save()
    changed = [name for name in ledger.columns if getattr(entry, name) != before[name]]
    _write_change(ledger, entry, {name: before[name] for name in changed}, by, on)
    _settle(ledger, entry, on)
    return entry


def _write_change(ledger: Ledger, entry: Entry, before: Values, by: Actor, on: date) -> None:
    was, who_was = ledger.parted(_named(ledger, before))
    now, who_now = ledger.parted(_named(ledger, {name: getattr(entry, name) for name in before}))
    told = {"before": who_was, "after": who_now} if who_was or who_now else None
    journal.record(ledger.changed, entry, by=by, on=on, before=was, after=now, personal=told)


@transaction.atomic
def note(
    ledger: Ledger,
    *,
    entry: Entry,
    action: str,
    values: Values,
    by: Actor,
    on: date,
    revision: int | None = None,
    effective_on: date | None = None,
) -> Any:
    """One further act on an entry, with what it adds. Whoever calls has asked whether it may."""
    claim(entry, revision)
    for name, value in values.items():
        setattr(entry, name, value)
    entry.save()
    given = {name: value for name, value in values.items() if value not in EMPTY}
    plain, personal = ledger.parted(_named(ledger, given))
    journal.record(action, entry, by=by, on=effective_on or on, after=plain, personal=personal)
    index(ledger, [entry])
    return entry


def _named(ledger: Ledger, values: Values) -> dict[str, Any]:
    """The values as a line tells them: by their names, not their keys."""
    return {name.removesuffix(KEY): _name_of(ledger, name, value) for name, value in values.items()}


def _name_of(ledger: Ledger, name: str, value: Any) -> Any:
    if not name.endswith(KEY) or value is None:
        return value
    return str(_others(ledger, name).get(pk=value))


def _others(ledger: Ledger, name: str) -> QuerySet[Any]:
    other: Any = ledger.model._meta.get_field(name.removesuffix(KEY)).related_model
    found: QuerySet[Any] = other._base_manager.all()
    return found


def _refuse_foreign(ledger: Ledger, entry: Entry) -> None:
    """What an entry points to belongs to the same business."""
    for name in ledger.columns:
        key = getattr(entry, name) if name.endswith(KEY) else None
        if key is None:
            continue
        if not _others(ledger, name).filter(pk=key, organisation_id=entry.organisation_id).exists():
            raise ActRefused("foreign_link", _("Choose what belongs to this organisation."))


def _settle(ledger: Ledger, entry: Entry, on: date) -> None:
    ledger.follow(entry, on)
    index(ledger, [entry])


def index(ledger: Ledger, entries: Iterable[Entry]) -> None:
    """Make the entries findable by their words."""
    search.put(ledger.kind, [_document(ledger, each) for each in entries])


def _document(ledger: Ledger, entry: Entry) -> search.Document:
    texts = [str(entry.number), *(str(getattr(entry, name) or "") for name in ledger.searched)]
    return search.Document(entry.pk, entry.organisation_id, {}, texts)

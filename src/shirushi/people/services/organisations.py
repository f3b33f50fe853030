"""Businesses register themselves and the units that they want certified."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people import corporate_number as numbers
from shirushi.people import policy, queries, reported
from shirushi.people.actor import Actor
from shirushi.people.models import Membership, Organisation, Person, Unit
from shirushi.people.prefectures import PREFECTURES
from shirushi.people.rights import allow
from shirushi.people.searching import search_words
from shirushi.people.services import guards
from shirushi.record import journal
from shirushi.record.errors import ActRefused

CHANGEABLE = ("name", "name_kana", "name_english", "prefecture", "address", "website")
# What a body was told is changed by a report to it.
REPORTED = {"name", "prefecture", "address"}


@transaction.atomic
def register_business(
    *,
    person: Person,
    name: str,
    name_kana: str,
    corporate_number: str | None,
    prefecture: str,
    address: str,
    website: str,
    role: str,
    on: date,
    at: datetime,
    name_english: str = "",
) -> Organisation:
    """Register a business; the person becomes its representative or privacy officer."""
    allow(role in policy.BUSINESS_ADMINISTRATORS)
    number = _usable(corporate_number)
    _known_prefecture(prefecture)
    if number is None:
        _not_registered_by(person, name)
    organisation = Organisation(
        kind=Organisation.Kind.BUSINESS,
        name=name,
        name_kana=name_kana,
        name_english=name_english,
        corporate_number=number,
        prefecture=prefecture,
        address=address,
        website=website,
        registered_on=on,
    )
    organisation.search_words = search_words(organisation)
    organisation.save()
    Membership.objects.create(person=person, organisation=organisation, role=role, from_on=on)
    by = queries.actor_for(person, organisation_id=organisation.pk, on=on, at=at)
    after = {"name": name, "corporate_number": number, "prefecture": prefecture, "role": role}
    journal.record("people.business.registered", organisation, by=by, on=on, after=after)
    return organisation


@transaction.atomic
def change_organisation(*, organisation: Organisation, by: Actor, on: date, **data: str) -> Organisation:
    """Change what is known of the organisation: name, kana, English name, prefecture, address, website."""
    allow(policy.may_administer(by, organisation))
    if REPORTED & set(_different(organisation, data)) and reported.is_reported(organisation, on):
        raise ActRefused(
            "change_is_reported",
            _(
                "The bodies know this business: a new name or address is reported to them, "
                "and stands here once it is confirmed. Nothing was changed."
            ),
        )
    return _changed(organisation, by, on, data)


@transaction.atomic
def follow_report(*, organisation: Organisation, by: Actor, on: date, **data: str) -> Organisation:
    """The facts follow a change that the business reported and a body confirmed."""
    allow(policy.may_follow_report(by, organisation))
    return _changed(organisation, by, on, data)


def _changed(organisation: Organisation, by: Actor, on: date, data: dict[str, str]) -> Organisation:
    unknown = set(data) - set(CHANGEABLE)
    if unknown:
        raise TypeError(f"not changeable: {', '.join(sorted(unknown))}")
    _known_prefecture(data.get("prefecture", organisation.prefecture))
    before = _different(organisation, data)
    if before:
        Organisation.objects.filter(pk=organisation.pk).update(**{name: data[name] for name in before})
        organisation.refresh_from_db()
        organisation.search_words = search_words(organisation)
        organisation.save(update_fields=["search_words"])
        after = {name: data[name] for name in before}
        journal.record("people.organisation.changed", organisation, by=by, on=on, before=before, after=after)
    return organisation


@transaction.atomic
def register_unit(*, organisation: Organisation, kind: str, name: str, by: Actor, on: date) -> Unit:
    """Register what is to be certified: the whole corporation, a department, a sole proprietor."""
    allow(policy.may_register_unit(by, organisation))
    guards.lock(organisation)
    _kind_fits(organisation, kind, name)
    if organisation.units.filter(kind=kind, name=name).exists():
        raise ActRefused("unit_registered", _("This unit is registered already. It was left as it is."))
    unit = Unit.objects.create(organisation=organisation, kind=kind, name=name, registered_on=on)
    journal.record("people.unit.registered", unit, by=by, on=on, after={"kind": kind, "name": name})
    return unit


def _usable(corporate_number: str | None) -> str | None:
    """The number in plain digits, checked and not taken; None for a sole proprietor."""
    number = numbers.plain(corporate_number or "") or None
    if number and not numbers.is_valid(number):
        raise ActRefused(
            "corporate_number_wrong",
            _("The corporate number is not right: its check digit does not fit. Look it up again."),
        )
    if number and Organisation.objects.filter(corporate_number=number).exists():
        raise ActRefused(
            "corporate_number_taken",
            _("A business with this corporate number is registered already. Ask its officer to invite you."),
        )
    return number


def _not_registered_by(person: Person, name: str) -> None:
    """Without a number, a form that is sent twice is known by its person and name."""
    Person.objects.select_for_update().get(pk=person.pk)
    own = Organisation.objects.filter(memberships__person=person, corporate_number=None, name=name)
    if own.exists():
        raise ActRefused(
            "business_registered", _("You registered this business already. It was left as it is.")
        )


def _known_prefecture(code: str) -> None:
    if code and code not in PREFECTURES:
        raise ActRefused("prefecture_unknown", _("There is no such prefecture."))


def _kind_fits(organisation: Organisation, kind: str, name: str) -> None:
    """A sole proprietor has no corporate number; corporations and their departments belong to one."""
    if kind == Unit.Kind.SOLE_PROPRIETOR and organisation.corporate_number:
        raise ActRefused("corporation_not_proprietor", _("A corporation is not a sole proprietor."))
    if kind != Unit.Kind.SOLE_PROPRIETOR and not organisation.corporate_number:
        raise ActRefused(
            "proprietor_not_corporation", _("Without a corporate number only a sole proprietor fits.")
        )
    if (kind == Unit.Kind.DEPARTMENT) != bool(name):
        raise ActRefused("unit_name", _("A department has a name of its own, other units have none."))


def _different(organisation: Organisation, data: dict[str, str]) -> dict[str, Any]:
    return {name: getattr(organisation, name) for name in data if getattr(organisation, name) != data[name]}

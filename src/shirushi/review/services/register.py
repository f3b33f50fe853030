"""The register of assessors is written: entries, ties, days away."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda.services import close_task, open_task
from shirushi.people import corporate_number
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation, Person
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused
from shirushi.review import next_acts, policy, register
from shirushi.review.models import Assessor, DaysAway, Reach, Tie
from shirushi.review.services.team import leave_all

RENEW = "review.renew_registration"


@dataclass(frozen=True)
class Registration:
    """What the register says of a person; empty reaches mean every field, every region."""

    grade: str = ""
    number: str = ""
    registered_on: date | None = None
    expires_on: date | None = None
    note: str = ""
    fields: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


@transaction.atomic
def register_assessor(
    *,
    person: Person,
    organisation: Organisation,
    said: Registration,
    by: Actor,
    on: date,
    revision: int | None = None,
) -> Assessor:
    """Write the entry. A registration that is over closes the person's cases at once."""
    allow(policy.may_keep_register(by, organisation.pk))
    _refuse_stranger(person, organisation)
    _refuse_order(said.registered_on, said.expires_on)
    _refuse_taken(said.number, person, organisation)
    entry, _made = Assessor.objects.get_or_create(person=person, organisation=organisation)
    claim(entry, revision)
    before = _shown(entry)
    entry.grade, entry.number, entry.note = said.grade, said.number.strip(), said.note.strip()
    entry.registered_on, entry.expires_on = said.registered_on, said.expires_on
    entry.save(update_fields=["grade", "number", "note", "registered_on", "expires_on"])
    _write_reaches(entry, said)
    journal.record(
        "review.register.written",
        entry,
        by=by,
        on=on,
        before=before,
        after=_shown(entry),
        personal={"person": str(person)},
    )
    close_task(kind=RENEW, subject_id=entry.pk, on=on)
    leave_all(person=person, organisation=organisation, by=by, on=on)
    return entry


def _refuse_stranger(person: Person, organisation: Organisation) -> None:
    if not register.people_of(organisation.pk).filter(pk=person.pk).exists():
        raise ActRefused(
            "not_an_assessor", _("%(name)s is not an assessor of your review body."), name=person
        )


def _refuse_order(first: date | None, last: date | None) -> None:
    if first is not None and last is not None and last < first:
        raise ActRefused("days_in_disorder", _("The last day lies before the first. Nothing was kept."))


def _refuse_taken(number: str, person: Person, organisation: Organisation) -> None:
    others = Assessor.objects.filter(organisation=organisation, number=number.strip()).exclude(person=person)
    if number.strip() and others.exists():
        raise ActRefused(
            "number_taken", _("Somebody else has this number of registration. Nothing was kept.")
        )


def _write_reaches(entry: Assessor, said: Registration) -> None:
    entry.reaches.all().delete()
    wanted = ((Reach.Kind.FIELD, said.fields), (Reach.Kind.REGION, said.regions))
    Reach.objects.bulk_create(
        Reach(assessor=entry, kind=kind, code=code) for kind, codes in wanted for code in dict.fromkeys(codes)
    )


def _shown(entry: Assessor) -> dict[str, object]:
    reach = register.reaches([entry.pk])[entry.pk]
    return {
        "grade": entry.grade,
        "number": entry.number,
        "registered_on": entry.registered_on,
        "expires_on": entry.expires_on,
        "fields": reach[Reach.Kind.FIELD],
        "regions": reach[Reach.Kind.REGION],
    }


@dataclass(frozen=True)
class Tied:
    """An organisation and how the person is tied to it."""

    kind: str
    name: str
    corporate_number: str = ""
    from_on: date | None = None
    until_on: date | None = None


@transaction.atomic
def record_tie(*, person: Person, said: Tied, by: Actor, on: date) -> Tie:
    """A dated fact. A number that we know is the organisation itself, whatever it is called by then."""
    allow(policy.may_tell_of(by, person.pk))
    _refuse_order(said.from_on, said.until_on)
    number = said.corporate_number.strip()
    if number and not corporate_number.is_valid(number):
        raise ActRefused("number_wrong", _("This corporate number has a slip in it. Nothing was kept."))
    known = Organisation.objects.filter(corporate_number=number).first() if number else None
    tie: Tie = Tie.objects.create(
        person=person,
        kind=said.kind,
        organisation=known,
        name=said.name.strip(),
        corporate_number=number,
        from_on=said.from_on,
        until_on=said.until_on,
        recorded_on=on,
        recorded_by_id=by.person_id,
    )
    _record("review.tie.recorded", tie, by, on, person, kind=said.kind, organisation=tie.name)
    return tie


@transaction.atomic
def annul_tie(*, tie: Tie, reason: str, by: Actor, on: date) -> None:
    """It was wrong: from now on it counts as if it had never been. A tie that is over stays."""
    allow(policy.may_keep_register(by, by.organisation_id))
    if not reason.strip():
        raise ActRefused("reason_missing", _("Say why it was wrong. Nothing was changed."))
    still = Tie.objects.filter(pk=tie.pk, annulled_on=None)
    if not still.update(annulled_on=on, annulment_reason=reason.strip()[:200]):
        raise ActRefused("annulled_already", _("This tie was annulled already. Nothing was changed."))
    _record("review.tie.annulled", tie, by, on, tie.person, reason=reason.strip())


@transaction.atomic
def record_days_away(
    *, person: Person, from_on: date, until_on: date, by: Actor, on: date, note: str = ""
) -> DaysAway:
    allow(policy.may_tell_of(by, person.pk))
    _refuse_order(from_on, until_on)
    if until_on < on:
        raise ActRefused("days_are_over", _("These days are over already. Nothing was kept."))
    made: DaysAway = DaysAway.objects.create(
        person=person, from_on=from_on, until_on=until_on, note=note.strip(), recorded_on=on
    )
    _record("review.days_away.recorded", made, by, on, person, from_on=from_on, until_on=until_on)
    return made


@transaction.atomic
def cancel_days_away(*, days: DaysAway, by: Actor, on: date) -> None:
    allow(policy.may_tell_of(by, days.person_id))
    if not DaysAway.objects.filter(pk=days.pk, cancelled_on=None).update(cancelled_on=on):
        raise ActRefused("cancelled_already", _("These days were taken back already. Nothing was changed."))
    _record("review.days_away.cancelled", days, by, on, days.person)


@transaction.atomic
def remind_of_registration(*, entry: Assessor, by: Actor) -> None:
    """The office sees ahead that a registration ends."""
    open_task(
        kind=RENEW,
        dossier=None,
        subject_id=entry.pk,
        organisation=entry.organisation,
        roles=next_acts.OFFICE,
        due_on=entry.expires_on,
        params={"name": str(entry.person), "day": entry.expires_on},
        on=by.on,
    )
    journal.record(
        "review.register.end_announced", entry, by=by, on=by.on, after={"expires_on": entry.expires_on}
    )


def _record(
    action: str, subject: Tie | DaysAway, by: Actor, on: date, person: Person, **said: object
) -> None:
    journal.record(action, subject, by=by, on=on, personal={"person": str(person), **said})

"""Writes many holders at once: the rows that the acts of years would have left, with their journal lines.

This is for the mass of the demonstration alone. Whatever is to be looked at closely is made by the services.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from random import Random
from typing import Any, TypeVar

from django.db import models, transaction

from shirushi.grants.models import Duty, EndCondition, Grant, NumberSeries, Registration, Suspension
from shirushi.operations.demo.cast import Bodies, Body, corporate_number
from shirushi.operations.demo.holders import Holder, Interruption, Term
from shirushi.operations.demo.names import FAMILY, GIVEN
from shirushi.people.models import Access, Dossier, Membership, Organisation, Person, Role, Unit
from shirushi.people.rulebook import current
from shirushi.people.searching import search_words
from shirushi.record.models import JournalLine
from shirushi.rules.dates import TOKYO, corresponding_day

BATCH = 500
M = TypeVar("M", bound=models.Model)
Say = Callable[[str], None]
CONDITIONS = (
    "持ち出す端末と媒体をすべて暗号化し、台帳に記録する",
    "全従業者に再教育を行い、理解度を確認する",
    "委託先の監督手順を見直し、点検の記録を提出する",
)


@dataclass
class Kept:
    """A holder as it was written, for what hangs on it later."""

    holder: Holder
    body: Body
    granting: Body
    organisation: Organisation = field(init=False)
    officer: Person = field(init=False)
    dossier: Dossier = field(init=False)
    registration: Registration = field(init=False)
    grants: list[Grant] = field(default_factory=list)
    suspensions: list[Suspension] = field(default_factory=list)


class Serials:
    """Registration numbers in the order of the first terms, as the schemes' series would have given them."""

    def __init__(self) -> None:
        known = NumberSeries.objects.values_list("scheme", "body", "last")
        self._last = {(scheme, body): last for scheme, body, last in known}

    def next(self, scheme: str, body: Organisation) -> str:
        form = current().settings[scheme].registration_number_form
        code = body.code if "{body" in form else ""
        self._last[scheme, code] = self._last.get((scheme, code), 0) + 1
        return form.format(body=code, serial=self._last[scheme, code])

    def keep(self) -> None:
        """The services go on counting from here."""
        NumberSeries.objects.bulk_create(
            (
                NumberSeries(scheme=scheme, body=code, last=last)
                for (scheme, code), last in self._last.items()
            ),
            update_conflicts=True,
            unique_fields=["scheme", "body"],
            update_fields=["last"],
        )


def write(holders: Sequence[Holder], bodies: Bodies, random: Random, say: Say) -> list[Kept]:
    """All of them, in batches; each batch is one transaction."""
    ordered = sorted(holders, key=lambda holder: holder.terms[0].starts_on)
    serials, written = Serials(), []
    first = Organisation.objects.count()
    for start in range(0, len(ordered), BATCH):
        written += _write_batch(ordered[start : start + BATCH], first + start, bodies, random, serials)
        if len(written) % 2000 == 0:
            say(f"  {len(written)} holders")
    serials.keep()
    return written


@transaction.atomic
def _write_batch(
    holders: Sequence[Holder], start: int, bodies: Bodies, random: Random, serials: Serials
) -> list[Kept]:
    kept = [Kept(each, _body(each, bodies, random), bodies.granting[each.scheme]) for each in holders]
    _write_businesses(kept, start, random)
    _write_dossiers(kept)
    _write_registrations(kept, serials)
    _write_marks(kept, random)
    return kept


def _write_businesses(kept: Sequence[Kept], start: int, random: Random) -> None:
    organisations = created(_organisation(each.holder, start + n) for n, each in enumerate(kept))
    officers = created(_officer(organisation, random) for organisation in organisations)
    for each, organisation, officer in zip(kept, organisations, officers, strict=True):
        each.organisation, each.officer = organisation, officer
    created(
        Membership(
            person=each.officer,
            organisation=each.organisation,
            role=role,
            from_on=each.organisation.registered_on,
        )
        for each in kept
        for role in (Role.REPRESENTATIVE, Role.PRIVACY_OFFICER)
    )


def _write_dossiers(kept: Sequence[Kept]) -> None:
    units = created(_unit(each) for each in kept)
    dossiers = created(_dossier(each, unit) for each, unit in zip(kept, units, strict=True))
    for each, dossier in zip(kept, dossiers, strict=True):
        each.dossier = dossier
    created(
        Access(
            dossier=each.dossier,
            organisation=body.organisation,
            reason="application submitted",
            from_on=each.dossier.opened_on,
        )
        for each in kept
        for body in (each.body, each.granting)
    )


def _unit(kept: Kept) -> Unit:
    return Unit(
        organisation=kept.organisation,
        kind=kept.holder.kind,
        name=kept.holder.unit_name,
        registered_on=kept.organisation.registered_on,
    )


def _dossier(kept: Kept, unit: Unit) -> Dossier:
    return Dossier(
        unit=unit,
        scheme=kept.holder.scheme,
        review_body=kept.body.organisation,
        opened_on=kept.holder.terms[0].decided_on,
    )


def _write_registrations(kept: Sequence[Kept], serials: Serials) -> None:
    registrations = created(_registration(each, serials) for each in kept)
    for each, registration in zip(kept, registrations, strict=True):
        each.registration = registration


def _registration(kept: Kept, serials: Serials) -> Registration:
    return Registration(
        dossier=kept.dossier,
        scheme=kept.holder.scheme,
        number=serials.next(kept.holder.scheme, kept.body.organisation),
        registered_on=kept.holder.terms[0].contracted_on,
    )


def _body(holder: Holder, bodies: Bodies, random: Random) -> Body:
    there = bodies.reviewing[holder.scheme]
    return random.choice(there) if holder.review_body is None else there[holder.review_body]


def _organisation(holder: Holder, serial: int) -> Organisation:
    is_proprietor = holder.kind == Unit.Kind.SOLE_PROPRIETOR
    organisation = Organisation(
        kind=Organisation.Kind.BUSINESS,
        name=holder.name.japanese,
        name_kana=holder.name.kana,
        name_english=holder.name.english,
        corporate_number=None if is_proprietor else corporate_number(10_000 + serial),
        prefecture=holder.prefecture,
        address=holder.address,
        website=f"https://www.b{serial:05d}.example/",
        registered_on=holder.terms[0].decided_on,
    )
    organisation.search_words = search_words(organisation)
    return organisation


def _officer(organisation: Organisation, random: Random) -> Person:
    name = f"{random.choice(FAMILY)} {random.choice(GIVEN)}"
    # "!": nobody signs in with a password.
    return Person(email=f"officer@b{organisation.pk:05d}.example", name=name, password="!")  # noqa: S106


def _write_marks(kept: Sequence[Kept], random: Random) -> None:
    grants = iter(created(grant for each in kept for grant in _grants(each)))
    for each in kept:
        each.grants = [next(grants) for _term in each.holder.terms]
    suspensions = iter(created(_suspension(each, one) for each in kept for one in each.holder.interruptions))
    for each in kept:
        each.suspensions = [next(suspensions) for _one in each.holder.interruptions]
    _write_conditions([one for each in kept for one in each.suspensions], random)
    lines = [row for each in kept for row in _lines(each)]
    created(sorted(lines, key=lambda row: row.recorded_at))


def _grants(kept: Kept) -> Iterator[Grant]:
    last = len(kept.holder.terms)
    for ordinal, term in enumerate(kept.holder.terms, start=1):
        is_last = ordinal == last
        yield Grant(
            dossier=kept.dossier,
            registration=kept.registration,
            ordinal=ordinal,
            review_body=kept.body.organisation,
            decided_on=term.decided_on,
            lapses_on=term.lapses_on,
            contracted_on=term.contracted_on,
            starts_on=term.starts_on,
            expires_on=term.expires_on,
            decision=term.decision.as_json(),
            **_renewed(kept.holder.terms, ordinal),
            **(_ending(kept.holder) if is_last else {}),
        )


def _renewed(terms: Sequence[Term], ordinal: int) -> dict[str, date]:
    """An earlier term was renewed: applied for in its window, decided with the next grant."""
    if ordinal == len(terms):
        return {}
    following = terms[ordinal]
    applied_on = corresponding_day(terms[ordinal - 1].expires_on, -5)
    return {
        "renewal_applied_on": min(applied_on, following.decided_on),
        "renewal_decided_on": following.decided_on,
    }


def _ending(holder: Holder) -> dict[str, date | None]:
    fields = {"revoked": "revoked_on", "returned": "returned_on", "terminated": "terminated_on"}
    return {fields[holder.ending]: holder.ended_on} if holder.ending in fields else {}


def _suspension(kept: Kept, one: Interruption) -> Suspension:
    lifted_on = one.ends_on and date.fromordinal(one.ends_on.toordinal() + 1)
    return Suspension(
        dossier=kept.dossier,
        grant=kept.grants[-1],
        level=one.level,
        months=one.months,
        notified_on=one.starts_on,
        starts_on=one.starts_on,
        planned_ends_on=one.day("planned_ends_on"),
        revocation_from=one.day("revocation_from"),
        conditions_met_on=one.ends_on,
        ends_on=one.ends_on,
        lifted_on=lifted_on,
        given_back_on=lifted_on,
        decision=one.decision.as_json(),
    )


def _write_conditions(suspensions: Sequence[Suspension], random: Random) -> None:
    created(
        EndCondition(suspension=one, text=text, reported_on=one.ends_on, met_on=one.ends_on)
        for one in suspensions
        for text in random.sample(CONDITIONS, 2)
    )
    created(
        Duty(suspension=one, code=code, done_on=one.starts_on)
        for one in suspensions
        for code in one.decision["outcome"]["duties"]
    )


def _lines(kept: Kept) -> Iterator[JournalLine]:
    for grant in kept.grants:
        decision = grant.decision
        awarded = {"ordinal": grant.ordinal, "decided_on": grant.decided_on.isoformat()}
        yield line(
            "grants.grant.awarded", grant, kept.body, grant.decided_on, decision=decision, after=awarded
        )
        begun = {"number": kept.registration.number, "starts_on": _iso(grant.starts_on)}
        begun["expires_on"] = _iso(grant.expires_on)
        concluded_on = grant.contracted_on or grant.decided_on
        yield line("grants.grant.begun", grant, kept.granting, concluded_on, decision=decision, after=begun)
        for action, day in _endings_of(grant):
            yield line(action, grant, kept.granting, day)
    for one in kept.suspensions:
        days = {"starts_on": _iso(one.starts_on), "planned_ends_on": _iso(one.planned_ends_on)}
        yield line(
            "grants.suspension.begun", one, kept.granting, one.starts_on, decision=one.decision, after=days
        )
        if one.ends_on:
            lifted = {"ends_on": _iso(one.ends_on), "lifted_on": _iso(one.lifted_on)}
            yield line("grants.suspension.lifted", one, kept.granting, one.ends_on, after=lifted)


def _endings_of(grant: Grant) -> Iterator[tuple[str, date]]:
    ended = {
        "grants.grant.revoked": grant.revoked_on,
        "grants.grant.returned": grant.returned_on,
        "grants.grant.terminated": grant.terminated_on,
    }
    return ((action, day) for action, day in ended.items() if day)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def line(
    action: str,
    subject: models.Model,
    body: Body,
    on: date,
    *,
    decision: Any = None,
    after: dict[str, Any] | None = None,
) -> JournalLine:
    """The line of one act, as the services would have written it on its day."""
    return JournalLine(
        action=action,
        dossier_id=subject.dossier_id,  # type: ignore[attr-defined]
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        actor_id=body.officer.pk,
        organisation_id=body.organisation.pk,
        effective_on=on,
        recorded_at=at_ten(on),
        decision=decision,
        after=after or {},
    )


def at_ten(on: date) -> datetime:
    return datetime.combine(on, time(10), TOKYO)


def created(rows: Iterable[M]) -> list[M]:
    """Written, with their keys."""
    made = list(rows)
    return type(made[0])._default_manager.bulk_create(made, batch_size=BATCH) if made else []

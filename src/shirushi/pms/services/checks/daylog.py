"""The log of the day in one tap: first in, last out with everything looked after; forgotten days are added by name."""

from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.models import DayLog, LogPlace
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused


@transaction.atomic
def open_place(*, organisation: Organisation, name: str, by: Actor, on: date) -> LogPlace:
    """From now on this place is logged every working day."""
    allow(policy.may_run(by, organisation))
    if LogPlace.objects.filter(organisation=organisation, name=name, closed_on=None).exists():
        raise ActRefused("place_named", _("A place of this name is logged already."))
    place: LogPlace = LogPlace.objects.create(organisation=organisation, created_on=on, name=name)
    journal.record("pms.log_place.opened", place, by=by, on=on, after={"place": name})
    return place


@transaction.atomic
def close_place(*, place: LogPlace, by: Actor, on: date, revision: int | None = None) -> LogPlace:
    allow(policy.may_run(by, place.organisation))
    if place.closed_on:
        raise ActRefused("place_closed", _("This place is not logged any more."))
    claim(place, revision)
    place.closed_on = on
    place.save(update_fields=["closed_on"])
    journal.record("pms.log_place.closed", place, by=by, on=on, before={"place": place.name})
    return place


@transaction.atomic
def come_first(*, place: LogPlace, by: Actor, on: date) -> DayLog:
    """One tap: I am the first here today. The time is now."""
    log = _today(place, by, on)
    if log.opened_at or log.nobody:
        raise ActRefused("day_opened", _("The first entry of this day is logged already."))
    claim(log, None)
    log.opened_at, log.opened_by_id = _minute(by), by.person_id
    log.save(update_fields=["opened_at", "opened_by"])
    journal.record("pms.day_log.opened", log, by=by, on=on, after={"place": place.name})
    return log


@transaction.atomic
def leave_last(*, place: LogPlace, by: Actor, on: date) -> DayLog:
    """One tap: I leave last, everything is looked after. Tapped again later it is the later time that counts."""
    log = _today(place, by, on)
    claim(log, None)
    log.closed_at, log.closed_by_id = _minute(by), by.person_id
    log.nobody = False
    log.save(update_fields=["closed_at", "closed_by", "nobody"])
    journal.record("pms.day_log.closed", log, by=by, on=on, after={"place": place.name})
    return log


def _today(place: LogPlace, by: Actor, on: date) -> DayLog:
    allow(policy.may_take_part(by, place.organisation_id))
    if place.closed_on:
        raise ActRefused("place_closed", _("This place is not logged any more."))
    log: DayLog = DayLog.objects.get_or_create(
        place=place, day=on, defaults={"organisation": place.organisation, "created_on": on}
    )[0]
    return log


def _minute(by: Actor) -> time:
    return by.at.time().replace(second=0, microsecond=0)


@transaction.atomic
def add_past_day(
    *,
    place: LogPlace,
    day: date,
    by: Actor,
    on: date,
    opened_at: time | None = None,
    closed_at: time | None = None,
    nobody: bool = False,
    remark: str = "",
) -> DayLog:
    """Fill a gap: what is known of a day that was forgotten, or that nobody was there. Who adds it is named."""
    allow(policy.may_take_part(by, place.organisation_id))
    _refuse_impossible(place, day, on, opened_at, closed_at, nobody=nobody)
    log: DayLog = DayLog.objects.get_or_create(
        place=place,
        day=day,
        defaults={"organisation": place.organisation, "created_on": on, "added_by_id": by.person_id},
    )[0]
    claim(log, None)
    before = {"opened_at": log.opened_at, "closed_at": log.closed_at}
    log.opened_at, log.closed_at = (
        (None, None) if nobody else (log.opened_at or opened_at, log.closed_at or closed_at)
    )
    log.nobody, log.remark, log.added_by_id = nobody, remark, by.person_id
    log.save(update_fields=["opened_at", "closed_at", "nobody", "remark", "added_by"])
    after = {"opened_at": log.opened_at, "closed_at": log.closed_at, "remark": remark}
    journal.record("pms.day_log.added", log, by=by, on=on, before=before, after=after)
    return log


def _refuse_impossible(
    place: LogPlace, day: date, on: date, opened_at: time | None, closed_at: time | None, *, nobody: bool
) -> None:
    if day >= on:
        raise ActRefused("day_not_past", _("Only past days are added. Today is logged with one tap."))
    whole = DayLog.objects.filter(place=place, day=day, opened_at__isnull=False, closed_at__isnull=False)
    if whole.exists():
        raise ActRefused("day_logged", _("This day is logged already. Logged times are not overwritten."))
    logged = DayLog.objects.filter(place=place, day=day).exclude(opened_at=None, closed_at=None)
    if nobody and logged.exists():
        raise ActRefused("somebody_came", _("Somebody was here on this day: it is logged."))
    if opened_at and closed_at and opened_at > closed_at:
        raise ActRefused("left_before_coming", _("The last exit lies before the first entry."))

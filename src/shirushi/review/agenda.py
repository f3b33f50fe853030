"""A first proposal of the agenda: the parts that a visit has, within the hours of the rule."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext as _

from shirushi.intake.models import Application
from shirushi.people.rulebook import current
from shirushi.review.size import onsite_facts

BEGINS = time(10, 0)
TALK = timedelta(minutes=30)
LUNCH = timedelta(hours=1)
HALF = 2


def proposal(application: Application, day: date, on: date) -> list[dict[str, Any]]:
    """Talk with the representative, records, workplace, summing-up (P現地審査); lunch is no part of the hours."""
    decision = current().decide("onsite_time", onsite_facts(application, on))
    if decision.refused:
        return []
    work = timedelta(hours=decision["hours_at_most"]) - 2 * TALK
    parts = [
        (_("Talk with the representative"), _("Representative"), TALK, False),
        (_("Rules and records"), _("Privacy officer, audit officer"), work / HALF, False),
        (_("Operation at the workplace"), _("Privacy officer, people of the departments"), work / HALF, True),
        (_("Summing-up"), _("Representative, privacy officer"), TALK, False),
    ]
    return _laid_out(parts, day)


def _laid_out(parts: list[tuple[str, str, timedelta, bool]], day: date) -> list[dict[str, Any]]:
    rows, now = [], datetime.combine(day, BEGINS)
    for topic, meets, length, after_lunch in parts:
        starts = now + LUNCH if after_lunch else now
        now = starts + length
        rows.append(
            {"day": day, "starts_at": starts.time(), "ends_at": now.time(), "topic": topic, "meets": meets}
        )
    return rows

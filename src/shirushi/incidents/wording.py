"""What follows from a measure, in sentences with their days: weighed, in the notice, on pages."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shirushi.incidents.models import Measure
from shirushi.intake.models import Disqualification
from shirushi.review.models import Halt
from shirushi.rules import Decision
from shirushi.ui.days import as_day, written_day

ONE_DAY = timedelta(days=1)


def following(measure: str, effect: Decision | Mapping[str, Any] | None, on: date) -> list[str]:
    """What will follow if the notice goes out on that day."""
    outcome = _outcome(effect)
    if measure == "suspension":
        return _suspension(outcome, on)
    if measure == "review_halt":
        return _halt(outcome)
    if measure == "application_bar":
        return _bar(outcome)
    return [_words_alone(measure, on)]


def _outcome(effect: Decision | Mapping[str, Any] | None) -> Mapping[str, Any]:
    if effect is None:
        return {}
    return (effect.outcome if isinstance(effect, Decision) else effect["outcome"]) or {}


def _suspension(outcome: Mapping[str, Any], on: date) -> list[str]:
    if not outcome:
        return []
    days = {"on": written_day(on), "until": written_day(outcome["planned_ends_on"])}
    first = _(
        "If the notice goes out on %(on)s, the mark is suspended until %(until)s; earlier if all end conditions are met."
    )
    return [first % days, *_after_suspension(outcome)]


def _after_suspension(outcome: Mapping[str, Any]) -> list[str]:
    said = []
    if outcome["expires_on"]:
        expiry = {"day": written_day(outcome["expires_on"])}
        said.append(_("The term is not extended: it expires on %(day)s as before.") % expiry)
    said.append(relief_sentence(outcome["renewal_relief"]))
    return [*said, _("The name of the business and the period of the suspension are published.")]


def relief_sentence(relief: Mapping[str, Any] | None) -> str:
    if not relief:
        return _("The renewal window stays as it is.")
    days = {"apply_from": written_day(relief["apply_from"]), "until": written_day(relief["apply_until"])}
    return _("The renewal can be applied for after the suspension, from %(apply_from)s to %(until)s.") % days


def _halt(outcome: Mapping[str, Any]) -> list[str]:
    if not outcome:
        return []
    return [halt_sentence(outcome["starts_on"], outcome["planned_ends_on"])]


def halt_sentence(starts_on: Any, ends_on: Any) -> str:
    return _(
        "The review stands still from %(starts_on)s to %(ends_on)s; it goes on from %(goes_on)s."
    ) % _period(starts_on, ends_on)


def _bar(outcome: Mapping[str, Any]) -> list[str]:
    return [bar_sentence(outcome["bar_starts_on"], outcome["bar_ends_on"])] if outcome else []


def bar_sentence(starts_on: Any, ends_on: Any) -> str:
    return _(
        "No application is accepted from %(starts_on)s to %(ends_on)s; from %(goes_on)s one is."
    ) % _period(starts_on, ends_on)


def still_sentence(still: Halt | Disqualification) -> str:
    """A halt or a bar, with the day on which things go on."""
    if isinstance(still, Halt):
        return halt_sentence(still.starts_on, still.planned_ends_on)
    return bar_sentence(still.starts_on, still.ends_on)


def _period(starts_on: Any, ends_on: Any) -> dict[str, str]:
    last = as_day(ends_on)
    return {
        "starts_on": written_day(starts_on),
        "ends_on": written_day(last),
        "goes_on": written_day(last + ONE_DAY if last else None),
    }


def _words_alone(measure: str, on: date) -> str:
    day = {"day": written_day(on)}
    said = {
        "none": _("No measure is taken. The business is told so."),
        "caution": _("The business is given a written caution. Its mark stands as it is."),
        "recommendation": _("The business is given a written recommendation. Its mark stands as it is."),
        "revocation": _(
            "If the notice goes out on %(day)s, the grant is revoked from that day. This is published."
        )
        % day,
        "denial": _("If the notice goes out on %(day)s, the application is denied on that day.") % day,
        "continue": _("The review goes on."),
        "may_apply": _("An application stays possible."),
    }
    return said.get(measure, _("The business is given the measure in writing."))


def months_sentence(months: tuple[int, int] | list[int] | None) -> str:
    if not months:
        return ""
    return _("%(shortest)s to %(longest)s months") % {"shortest": months[0], "longest": months[1]}


def letter(measure: Measure) -> list[str]:
    """The paragraphs of the notice, as they stand on the day on which it is shown or was sent."""
    return [_opening(measure), *_grounds(measure), *_consequences(measure)]


def grounds(measure: Measure) -> str:
    """Why a measure was decided, as a decision that follows from it keeps it: in the language of the scheme."""
    with translation.override("ja"):
        return "\n".join([_opening(measure), *_grounds(measure)])


def _opening(measure: Measure) -> str:
    return _(
        "On the incident %(number)s that you reported on %(day)s, the following measure was decided."
    ) % {
        "number": measure.incident.number,
        "day": written_day(measure.incident.reported_on),
    }


def _grounds(measure: Measure) -> list[str]:
    said = {"base": measure.base_value, "level": measure.level}
    if measure.level == measure.base_value:
        return [_("The level of disqualification is %(level)s, the base value of event and cause.") % said]
    adjusted = _(
        "The base value of event and cause is %(base)s; given the situation, the level is %(level)s."
    )
    return [adjusted % said, measure.adjustment_words]


def _consequences(measure: Measure) -> list[str]:
    on = measure.notified_on or measure.decided_on
    if measure.suspension is not None:
        return _suspended(measure)
    if measure.halt is not None:
        return [halt_sentence(measure.halt.starts_on, measure.halt.planned_ends_on)]
    bar = measure.disqualification
    if bar is not None and bar.ends_on is not None:
        return [bar_sentence(bar.starts_on, bar.ends_on)]
    if measure.months is not None:
        return [_months(measure)]
    return [_taken(measure) or _words_alone(measure.kind, on)]


def _taken(measure: Measure) -> str:
    """What the notice that went out brought about; "" for a draft and for measures that are words alone."""
    if measure.notified_on is None:
        return ""
    said = {
        "revocation": _("The grant is revoked from %(day)s. This is published."),
        "denial": _("The application is denied on %(day)s."),
    }
    return said.get(measure.kind, "") % {"day": written_day(measure.notified_on)}


def _suspended(measure: Measure) -> list[str]:
    suspension = measure.suspension
    if suspension is None:
        return []
    outcome = suspension.decision["outcome"]
    days = {"on": written_day(suspension.starts_on), "until": written_day(outcome["planned_ends_on"])}
    return [
        _("The grant is suspended from %(on)s until %(until)s; earlier if all end conditions are met.") % days,
        *_after_suspension(outcome),
        _("While it is suspended, stop using the mark, do not claim to hold the grant, and return certificate and mark data."),  # noqa: E501
    ]  # fmt: skip


def _months(measure: Measure) -> str:
    return ngettext(
        "It lasts for %(months)s month.", "It lasts for %(months)s months.", measure.months or 0
    ) % {"months": measure.months}


def closing(measure: Measure) -> str:
    if measure.follow_up_review:
        return _("A review may follow that looks at whether the correction is adequate.")
    return _("If you have questions about this notice, ask the body that sent it.")

"""Rows of what a page shows of an incident or a suspension."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shirushi.grants import presentation as marks
from shirushi.grants.models import Suspension
from shirushi.grants.numbers import shown
from shirushi.grants.queries import suspension_state
from shirushi.incidents import queries
from shirushi.incidents.models import Incident, Measure, NextStep
from shirushi.incidents.presentation import AUTHORITIES, GRAVITY, MEASURES
from shirushi.incidents.wording import relief_sentence, still_sentence
from shirushi.rules import Decision
from shirushi.ui.amounts import grouped
from shirushi.ui.days import NOTHING, written_day


def incident_facts(incident: Incident) -> list[tuple[str, Any]]:
    """What was reported, as label and value."""
    return [
        (_("Happened / discovered"), _days(incident)),
        (_("What happened"), incident.get_event_display()),
        (_("Cause"), incident.get_cause_display() or _("not known yet")),
        (_("Persons concerned"), _persons(incident)),
        (_("What weighs"), _gravity(incident)),
        (_("The business is"), incident.get_party_display()),
    ]


def _days(incident: Incident) -> str:
    occurred = written_day(incident.occurred_on) if incident.occurred_on else _("unknown")
    return f"{occurred} / {written_day(incident.discovered_on)}"


def _persons(incident: Incident) -> str:
    if incident.persons is None:
        return _("not known yet")
    count = incident.persons
    return ngettext("%(count)s person", "%(count)s persons", count) % {"count": grouped(count)}


def _gravity(incident: Incident) -> str:
    ticked = [str(label) for name, label in GRAVITY.items() if getattr(incident, name)]
    return "・".join(ticked) or NOTHING


@dataclass(frozen=True)
class ShownClock:
    """One authority's clock in words."""

    label: Any
    clock: queries.Clock

    @property
    def rows(self) -> list[tuple[str, Any]]:
        clock = self.clock
        if not clock.reportable:
            return [(_("Report"), _("not required; a voluntary report is possible"))]
        return [
            (_("Preliminary report"), self._preliminary()),
            (_("Final report"), _("by %(day)s") % {"day": written_day(clock.final_due_on)}),
        ]

    def _preliminary(self) -> str:
        clock = self.clock
        if not clock.preliminary_due_on:
            return _("not required")
        return _("as soon as you can: if possible by %(target)s, at the latest %(due)s") % {
            "target": written_day(clock.preliminary_target_on),
            "due": written_day(clock.preliminary_due_on),
        }


def shown_clocks(clocks: list[queries.Clock]) -> list[ShownClock]:
    return [ShownClock(AUTHORITIES[clock.authority], clock) for clock in clocks]


def steps(
    incident: Incident, measure: Measure | None, reports: list[queries.SentReport]
) -> list[dict[str, Any]]:
    """Where the incident stands: reported, final report, measure, notice."""
    step = queries.next_step(incident)
    final = next((each.report.sent_on for each in reports if each.report.kind == "final"), None)
    done = [
        (_("Reported"), incident.reported_on, None),
        (_("Final report"), final, NextStep.FINAL_REPORT),
        (_("Measure decided"), measure.decided_on if measure else None, NextStep.DECIDE),
        (_("Notice sent"), measure.notified_on if measure else None, NextStep.NOTIFY),
    ]
    if incident.closed_on and measure is None:
        done = [*done[:2], (_("Closed without a measure"), incident.closed_on, None)]
    return [{"label": label, "on": on, "state": _state(on, step, own)} for label, on, own in done]


def _state(on: date | None, step: NextStep, own: NextStep | None) -> str:
    if step == own:
        return "current"
    return "done" if on else "ahead"


def measure_facts(measure: Measure) -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = [
        (_("Measure"), MEASURES[measure.kind]),
        (_("Level of disqualification"), _level(measure)),
        (_("Decided"), f"{written_day(measure.decided_on)} {measure.organisation.name}"),
        (_("Notice sent"), written_day(measure.notified_on) if measure.notified_on else _("not yet")),
    ]
    if measure.months is not None:
        months = ngettext("%(count)s month", "%(count)s months", measure.months) % {"count": measure.months}
        rows.insert(2, (_("Period"), months))
    if measure.halt is not None:
        rows.append((_("What follows"), still_sentence(measure.halt)))
    if measure.disqualification is not None and measure.disqualification.ends_on is not None:
        rows.append((_("What follows"), still_sentence(measure.disqualification)))
    if measure.follow_up_review:
        rows.append((_("Follow-up review"), _("possible")))
    return rows


def _level(measure: Measure) -> str:
    if measure.level == measure.base_value:
        return str(measure.level)
    return _("%(level)s (base value %(base)s)") % {"level": measure.level, "base": measure.base_value}


@dataclass(frozen=True)
class ShownSuspension:
    """A suspension with what the rules say of it on a day."""

    suspension: Suspension
    state: Decision
    on: date

    @property
    def phase(self) -> str:
        if self.suspension.annulled_on:
            return "annulled"
        return str(self.state["phase"])

    @property
    def phase_label(self) -> Any:
        return marks.PHASES[self.phase]

    @property
    def phase_tone(self) -> str:
        return marks.PHASE_TONES[self.phase]

    @property
    def number(self) -> str:
        return shown(self.suspension.grant)

    @property
    def days_left(self) -> int:
        return (self.suspension.planned_ends_on - self.on).days

    @property
    def is_open(self) -> bool:
        return self.suspension.ends_on is None and self.suspension.annulled_on is None

    @property
    def spans(self) -> list[dict[str, Any]]:
        """What the bar of the term draws."""
        ends_on = self.suspension.ends_on or self.suspension.planned_ends_on
        return [
            {"start": self.suspension.starts_on, "end": ends_on, "tone": "suspended", "label": _("Suspended")}
        ]

    @property
    def facts(self) -> list[tuple[str, Any]]:
        suspension = self.suspension
        total = self.state["total_months"]
        rows: list[tuple[str, Any]] = [
            (_("Registration number"), self.number),
            (_("Begun (day of the notice)"), written_day(suspension.starts_on)),
            (_("Planned end"), written_day(suspension.planned_ends_on)),
            (_("Period"), ngettext("%(count)s month", "%(count)s months", total) % {"count": total}),
            (_("Level of disqualification"), suspension.level),
            (_("Expiry of the term (not extended)"), written_day(suspension.grant.expires_on)),
            (_("When the renewal is applied for"), relief_sentence(self.state["renewal_relief"])),
        ]
        if suspension.ends_on:
            rows.insert(3, (_("Last day of the suspension"), written_day(suspension.ends_on)))
        return rows

    @property
    def next(self) -> str:
        """What happens next, in a sentence."""
        days = {
            "planned": written_day(self.suspension.planned_ends_on),
            "revocation": written_day(self.suspension.revocation_from),
            "free": written_day(self.suspension.lifted_on),
            "annulled": written_day(self.suspension.annulled_on),
        }
        said = {
            "running": _("The suspension ends once every end condition is judged met, also before %(planned)s."),
            "decision_due": _("The planned end is past and conditions are not met: the mark stays suspended until it is lifted. If nothing changes, a revocation is due from %(revocation)s."),  # noqa: E501
            "revocation_due": _("The suspension is over a year old and conditions are not met: a revocation is to be decided."),  # noqa: E501
            "ended_early": _("The suspension is over. The mark is free from %(free)s on."),
            "ended": _("The suspension is over. The mark is free from %(free)s on."),
            "annulled": _("This suspension was annulled on %(annulled)s."),
        }  # fmt: skip
        return said[self.phase] % days


def shown_suspension(suspension: Suspension, on: date) -> ShownSuspension:
    return ShownSuspension(suspension, suspension_state(suspension, max(on, suspension.starts_on)), on)


@dataclass(frozen=True)
class ShownDuty:
    """One duty of the suspended holder in words."""

    duty: Any
    label: Any
    detail: Any


def shown_duties(suspension: Suspension) -> list[ShownDuty]:
    return [
        ShownDuty(duty, marks.DUTIES[duty.code], marks.DUTY_DETAILS[duty.code])
        for duty in suspension.duties.order_by("pk")
    ]

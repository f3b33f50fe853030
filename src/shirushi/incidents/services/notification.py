"""The notice of a measure goes out, and from that day the measure takes effect (003 2.1(3))."""

from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import letters
from shirushi.agenda import services as agenda
from shirushi.awards import services as awards
from shirushi.grants import services as grants
from shirushi.grants.models import Grant
from shirushi.grants.queries import current_grant
from shirushi.incidents import policy, queries
from shirushi.incidents.models import Measure
from shirushi.incidents.previews import effect_preview
from shirushi.incidents.services.suspensions import ask_for_suspension
from shirushi.incidents.services.telling import tell_business
from shirushi.incidents.wording import grounds
from shirushi.intake import services as intake
from shirushi.intake.models import Application, Disqualification
from shirushi.intake.queries import open_application
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused
from shirushi.review import services as review
from shirushi.rules import Decision, Refused

Effect = Callable[[Measure, Actor, date], None]


@transaction.atomic
def notify(*, measure: Measure, by: Actor, on: date, revision: int | None = None) -> Measure:
    """Send the notice. `on` is the day of dispatch: suspension, halt, denial, bar or revocation follow."""
    allow(policy.may_notify(by, measure))
    claim(measure, revision)
    _refuse_unsendable(measure, on)
    measure.notified_on = on
    effect = EFFECTS.get(measure.kind)
    if effect is not None:
        effect(measure, by, on)
    measure.save(update_fields=["notified_on", "application", "suspension", "halt", "disqualification"])
    _close_incident(measure, on)
    journal.record(
        "incidents.measure.notified",
        measure,
        by=by,
        on=on,
        decision=measure.measure_decision,
        after={"number": measure.incident.number, "measure": measure.kind, "notified_on": on},
    )
    _write(measure, by, on)
    tell_business(
        "incidents.measure.notified",
        measure.dossier,
        measure.incident_id,
        by=by,
        on=on,
        number=measure.incident.number,
    )
    return measure


def _write(measure: Measure, by: Actor, on: date) -> None:
    """The letter goes out with the notice: its draft was read on the page of the measure."""
    letter = letters.prepare(
        kind="incidents.measure",
        dossier=measure.dossier,
        subject_id=measure.pk,
        sender=Organisation.objects.get(pk=by.organisation_id or 0),
        by=by,
        on=on,
    )
    letters.send_unread(letter=letter, by=by, on=on)


def _refuse_unsendable(measure: Measure, on: date) -> None:
    measure.refresh_from_db(fields=["notified_on", "annulled_on"])
    if measure.notified_on is not None or measure.annulled_on is not None:
        raise ActRefused("notice_sent", _("This notice was sent already, or its measure was annulled."))
    if on < measure.decided_on:
        raise ActRefused("notice_before_decision", _("A notice is not sent before its measure was decided."))
    if queries.party(measure.dossier, on) != measure.incident.party:
        raise ActRefused(
            "party_changed",
            _("The business stands elsewhere than when this was decided. Annul the measure and decide anew."),
        )


def _close_incident(measure: Measure, on: date) -> None:
    incident = measure.incident
    incident.closed_on = on
    incident.save(update_fields=["closed_on"])
    agenda.close_tasks_of(kinds_prefix="incidents.incident.", subject_id=incident.pk, on=on)
    agenda.close_tasks_of(kinds_prefix="incidents.measure.", subject_id=measure.pk, on=on)


def _dated(measure: Measure, on: date) -> Decision:
    """When the effect begins and ends if the notice goes out on that day."""
    decision = effect_preview(
        measure.incident, on, measure=measure.kind, level=measure.level, months=measure.months
    )
    if decision is None:
        raise RuntimeError(f"{measure.kind} has no dates")
    if decision.refused:
        raise Refused(decision)
    return decision


def _suspend(measure: Measure, by: Actor, on: date) -> None:
    suspension = grants.suspend(
        grant=_grant(measure, on),
        level=measure.level,
        months=measure.months or 0,
        conditions=measure.conditions,
        notified_on=on,
        decision=_dated(measure, on),
        by=by,
        on=on,
    )
    measure.suspension = suspension
    ask_for_suspension(suspension, on)


def _revoke(measure: Measure, by: Actor, on: date) -> None:
    """Twelve months without an application follow from the day of revocation itself (rules.eligibility)."""
    grants.revoke(
        grant=_grant(measure, on),
        decision=measure.measure_decision,
        reason=measure.adjustment_words,
        by=by,
        on=on,
    )


def _grant(measure: Measure, on: date) -> Grant:
    grant = current_grant(measure.dossier, on)
    if grant is None:
        raise ActRefused("no_grant", _("There is no grant on that day. Nothing was sent."))
    return grant


def _halt(measure: Measure, by: Actor, on: date) -> None:
    decision = _dated(measure, on)
    measure.application = _application(measure)
    measure.halt = review.halt(
        application=measure.application,
        starts_on=date.fromisoformat(decision["starts_on"]),
        planned_ends_on=date.fromisoformat(decision["planned_ends_on"]),
        decision=decision,
        by=by,
        on=on,
    )


def _deny(measure: Measure, by: Actor, on: date) -> None:
    measure.application = _application(measure)
    awards.deny_after_measure(
        application=measure.application,
        decision=measure.measure_decision,
        reasons=grounds(measure),
        by=by,
        on=on,
    )
    denials = Disqualification.objects.filter(dossier=measure.dossier, kind="denial", annulled_on=None)
    measure.disqualification = denials.filter(starts_on=on).order_by("-pk").first()


def _application(measure: Measure) -> Application:
    application = open_application(measure.dossier)
    if application is None:
        raise ActRefused("no_application", _("There is no application under review. Nothing was sent."))
    return application


def _bar(measure: Measure, by: Actor, on: date) -> None:
    decision = _dated(measure, on)
    measure.disqualification = intake.disqualify(
        dossier=measure.dossier,
        kind=Disqualification.Kind.BAR,
        starts_on=date.fromisoformat(decision["bar_starts_on"]),
        ends_on=date.fromisoformat(decision["bar_ends_on"]),
        decision=decision,
        by=by,
        on=on,
    )


# What a notice brings about besides being read; the other measures are words alone.
EFFECTS: dict[str, Effect] = {
    "suspension": _suspend,
    "revocation": _revoke,
    "review_halt": _halt,
    "denial": _deny,
    "application_bar": _bar,
}

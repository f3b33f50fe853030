"""A measure that was wrong is annulled, with its effects: new facts, nothing is erased."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.grants import services as grants
from shirushi.grants.models import Grant
from shirushi.grants.services.publishing import line_of
from shirushi.incidents import policy
from shirushi.incidents.models import Measure
from shirushi.incidents.services.reports import ask_for_decision
from shirushi.incidents.services.telling import tell_business
from shirushi.intake import services as intake
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused
from shirushi.review import services as review


@transaction.atomic
def annul_measure(
    *, measure: Measure, reason: str, by: Actor, on: date, revision: int | None = None
) -> Measure:
    """Take a measure back with all that followed; the incident waits for its answer again."""
    allow(policy.may_annul(by, measure))
    claim(measure, revision)
    measure.refresh_from_db(fields=["annulled_on", "notified_on"])
    if measure.annulled_on is not None:
        raise ActRefused("annulled_already", _("This was annulled already."))
    if not reason.strip():
        raise ActRefused("reason_missing", _("An annulment needs its reason."))
    measure.annulled_on, measure.annulment_reason = on, reason
    measure.save(update_fields=["annulled_on", "annulment_reason"])
    _undo(measure, reason, by, on)
    _write_down(measure, reason, by, on)
    _reopen(measure, on)
    return measure


def _undo(measure: Measure, reason: str, by: Actor, on: date) -> None:
    if measure.suspension is not None:
        grants.annul_suspension(suspension=measure.suspension, reason=reason, by=by, on=on)
        suspension_id = measure.suspension.pk
        agenda.close_tasks_of(kinds_prefix="incidents.suspension.", subject_id=suspension_id, on=on)
    if measure.halt is not None:
        review.annul_halt(halt=measure.halt, reason=reason, by=by, on=on)
    if measure.disqualification is not None:
        intake.annul_disqualification(disqualification=measure.disqualification, reason=reason, by=by, on=on)
    if measure.kind == "revocation" and (grant := _revoked_by(measure)):
        grants.annul_revocation(grant=grant, reason=reason, by=by, on=on)


def _revoked_by(measure: Measure) -> Grant | None:
    revoked = Grant.objects.filter(dossier=measure.dossier, revoked_on=measure.notified_on)
    return revoked.filter(revocation_annulled_on=None).order_by("-pk").first()


def _write_down(measure: Measure, reason: str, by: Actor, on: date) -> None:
    notified = line_of("incidents.measure.notified", measure.pk)
    journal.record(
        "incidents.measure.annulled",
        measure,
        by=by,
        on=on,
        after={"number": measure.incident.number, "measure": measure.kind, "annulled_on": on},
        personal={"reason": reason},
        annuls=notified or line_of("incidents.measure.decided", measure.pk),
    )
    if measure.notified_on is not None:
        number = measure.incident.number
        tell_business(
            "incidents.measure.annulled", measure.dossier, measure.incident_id, by=by, on=on, number=number
        )


def _reopen(measure: Measure, on: date) -> None:
    incident = measure.incident
    incident.closed_on = None
    incident.save(update_fields=["closed_on"])
    agenda.close_tasks_of(kinds_prefix="incidents.measure.", subject_id=measure.pk, on=on)
    ask_for_decision(incident, on)

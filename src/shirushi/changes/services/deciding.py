"""The review body's word on a reported change."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import letters
from shirushi.agenda import services as agenda
from shirushi.awards.models import Contract
from shirushi.changes import items, policy
from shirushi.changes.models import ChangeReport
from shirushi.changes.services.following import follow_changes
from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

State = ChangeReport.State


@transaction.atomic
def confirm_changes(*, report: ChangeReport, word: str, by: Actor, on: date, revision: int | None) -> None:
    """It is so. The facts follow at once, or on the day from which it holds."""
    allow(policy.may_decide(by, report))
    claim(report, revision)
    _refuse_decided(report)
    _refuse_between_two_signatures(report)
    _settle(report, State.CONFIRMED, word, by, on)
    if report.takes_effect_on <= on:
        follow_changes(report=report, by=by, on=on)


def _refuse_between_two_signatures(report: ChangeReport) -> None:
    """What the business signed with its old name is concluded first, or lapses; then the facts change."""
    if not report.changes.filter(item__in=items.OF_THE_ORGANISATION).exists():
        return
    signed = Contract.objects.filter(
        application__dossier__unit__organisation=report.dossier.unit.organisation,
        application__state=Application.State.GRANTED,
        business_signed_on__isnull=False,
        body_signed_on=None,
        lapsed_on=None,
    )
    if signed.exists():
        raise ActRefused(
            "contract_half_signed",
            _(
                "The business has signed a contract with the data as they were, and it is not concluded yet. "
                "Confirm the change afterwards. Nothing was changed."
            ),
        )


@transaction.atomic
def return_changes(*, report: ChangeReport, word: str, by: Actor, on: date, revision: int | None) -> None:
    """Not like this; the business reads why and may report again."""
    allow(policy.may_decide(by, report))
    claim(report, revision)
    _refuse_decided(report)
    if not word.strip():
        raise ActRefused("reason_missing", _("Say why it is returned. Nothing was changed."))
    _settle(report, State.RETURNED, word, by, on)


def _refuse_decided(report: ChangeReport) -> None:
    if report.state != State.REPORTED:
        raise ActRefused("already_decided", _("This report was decided already. Nothing was changed."))


def _settle(report: ChangeReport, state: State, word: str, by: Actor, on: date) -> None:
    report.state, report.decided_on, report.word = state, on, word.strip()
    report.save(update_fields=["state", "decided_on", "word"])
    agenda.close_task(kind="changes.confirm", subject_id=report.pk, on=on)
    kind = f"changes.{state}"
    agenda.notify(
        kind=kind,
        dossier=report.dossier,
        subject_id=report.pk,
        organisation=report.dossier.unit.organisation,
        roles=policy.REPORTING_ROLES,
        by=by,
        on=on,
    )
    letters.prepare(
        kind=kind, dossier=report.dossier, subject_id=report.pk, sender=report.review_body, by=by, on=on
    )
    journal.record(
        f"changes.report.{state}",
        report,
        by=by,
        on=on,
        decision=report.decision,
        after={"state": report.state, "takes_effect_on": report.takes_effect_on},
        personal={"word": report.word} if report.word else None,
    )

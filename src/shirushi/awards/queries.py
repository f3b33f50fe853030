"""Reads of decisions and contracts."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, QuerySet

from shirushi.awards.models import Contract, GrantDecision, Objection
from shirushi.billing.queries import is_paid
from shirushi.dispensations.models import Deadline
from shirushi.dispensations.reach import of_a_set_day
from shirushi.grants.models import Grant
from shirushi.intake.models import Application
from shirushi.papers.letters import queries as letters
from shirushi.people.actor import Actor
from shirushi.people.models import Scheme
from shirushi.people.rulebook import current

State = Application.State


def decision_of(application: Application) -> GrantDecision | None:
    """The decision that stands; one that an objection annulled does not."""
    standing = GrantDecision.objects.filter(application=application, annulled_on=None)
    return standing.select_related("registration_invoice", "organisation", "application").first()


def objections_of(application: Application) -> QuerySet[Objection]:
    """The newest first."""
    return Objection.objects.filter(application=application).order_by("-pk")


@dataclass(frozen=True)
class Period:
    """Until when a denial can be objected to; `until` is None where the scheme has set no period."""

    told_on: date
    until: date | None

    def is_over(self, on: date) -> bool:
        return self.until is not None and on > self.until


def objection_period_of(denial: GrantDecision) -> Period:
    """From the day after the denial was told: by its letter, or by the decision itself."""
    letter = letters.sent("awards.denied", denial.pk)
    told_on: date = letter.sent_on if letter and letter.sent_on else denial.decided_on
    days = current().settings[denial.application.scheme].objection_days
    return Period(told_on, None if days is None else _until(denial, told_on + timedelta(days=days)))


def _until(denial: GrantDecision, counted_on: date) -> date:
    """The last day to object, as dispensations leave it."""
    dossier = denial.application.dossier
    moved = of_a_set_day(dossier, Deadline.OBJECTION, counted_on, on=denial.decided_on)
    return (moved.day("due_on") if moved else None) or counted_on


def contract_of(application: Application) -> Contract | None:
    return Contract.objects.filter(application=application).first()


def waiting_for_decision(actor: Actor) -> QuerySet[Application]:
    """Reviewed applications that the actor's body decides, the oldest first."""
    seen = Application.objects.visible_to(actor).filter(state=State.REVIEWED)
    if not _decides(actor):
        return seen.none()
    if actor.is_review_body:
        seen = seen.filter(review_body_id=actor.organisation_id)
    return seen.select_related("dossier__unit__organisation", "review_body", "review").order_by(
        "review__completed_on", "pk"
    )


def _decides(actor: Actor) -> bool:
    settings = current().settings.get(actor.scheme)
    return settings is not None and settings.grant_decided_by == actor.organisation_kind


def contracts(actor: Actor) -> QuerySet[Contract]:
    """Contracts that are offered and neither concluded nor lapsed, the most pressing first."""
    seen = Contract.objects.visible_to(actor).filter(application__state=State.GRANTED)
    return seen.select_related(
        "application__dossier__unit__organisation",
        "application__grant_decision__registration_invoice",
    ).order_by(F("lapses_on").asc(nulls_last=True), "pk")


def contracts_to_lapse(on: date) -> QuerySet[Contract]:
    """Contracts whose last day has passed without conclusion: the daily run lets them lapse."""
    offered = Contract.objects.filter(application__state=State.GRANTED, lapsed_on=None, lapses_on__lt=on)
    return offered.select_related("application__dossier").order_by("pk")


def fee_is_paid(application: Application) -> bool:
    """The registration fee: invoiced after the decision, or with the submission (JAPHIC)."""
    decided = decision_of(application)
    invoiced = decided.registration_invoice if decided else None
    if invoiced is None and application.scheme == Scheme.JAPHIC:
        invoiced = application.invoice
    return is_paid(invoiced)


def previous_grant(application: Application) -> Grant | None:
    """The grant that this renewal continues."""
    if application.kind != Application.Kind.RENEWAL:
        return None
    begun = Grant.objects.filter(dossier_id=application.dossier_id, starts_on__isnull=False)
    return begun.order_by("-ordinal", "-pk").first()

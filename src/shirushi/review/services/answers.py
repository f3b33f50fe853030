"""Answers written at the visit, on devices that may be offline: nothing is lost, nothing is doubled."""

import base64
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.errors import ActRefused
from shirushi.review import policy, queries
from shirushi.review.lifecycle import hold, refuse_unless
from shirushi.review.models import Judgement, ReviewStep, VisitDevice, VisitEntry
from shirushi.review.services.examining import refuse_unknown

KEY_BYTES = 32
LONGEST = 4000


@dataclass(frozen=True)
class Answer:
    """One answer as it was written, with the answers that its writer had before it and puts aside."""

    client_id: UUID
    requirement: str
    text: str
    written_at: datetime
    verdict: str = ""
    replaces: tuple[UUID, ...] = ()


@transaction.atomic
def register_device(*, application: Application, label: str, by: Actor, on: date) -> VisitDevice:
    """A browser of this assessor may keep answers of this visit, locked with a key of its own."""
    allow(policy.may_review(by, application))
    hold(application)
    refuse_unless(application, Application.State.UNDER_REVIEW)
    _refuse_summed_up(application)
    device = VisitDevice.objects.create(
        application=application,
        person_id=by.person_id or 0,
        token=uuid4(),
        label=label[:200],
        key=base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode(),
        registered_at=by.at,
    )
    _record("review.team.device_registered", application, by, on)
    return device


def key_of(*, device: VisitDevice, by: Actor) -> str:
    """The key, for the assessor alone whose device it is, while it is neither lost nor cleared."""
    allow(policy.may_review(by, device.application))
    if device.person_id != by.person_id:
        raise ActRefused(
            "device_of_another", _("This device keeps answers of another person, who signs in to send them.")
        )
    _refuse_gone(device)
    return device.key


def _refuse_gone(device: VisitDevice) -> None:
    if device.revoked_at is not None:
        raise ActRefused(
            "device_revoked", _("This device was reported lost. What comes from it is not taken.")
        )
    if device.cleared_at is not None:
        raise ActRefused("device_cleared", _("This device was cleared after the summing-up."))


def _refuse_summed_up(application: Application) -> None:
    step = queries.step(application, ReviewStep.Kind.ONSITE)
    if step is not None and step.done_on is not None:
        raise ActRefused("summed_up", _("The visit is summed up. No further device is needed."))


@transaction.atomic
def receive_answers(
    *,
    application: Application,
    answers: Sequence[Answer],
    by: Actor,
    on: date,
    device: VisitDevice | None = None,
) -> list[UUID]:
    """Keep what is not kept yet. Sent twice is kept once; what came after the summing-up says so."""
    allow(policy.may_review(by, application))
    hold(application)
    refuse_unless(application, Application.State.UNDER_REVIEW)
    if device is not None:
        device.refresh_from_db()
        key_of(device=device, by=by)
    known = _known(application, answers, by)
    fresh = [answer for answer in _once(answers) if answer.client_id not in known]
    _refuse_unreadable(application, fresh)
    for answer in fresh:
        _keep(application, answer, device, by)
    if device is not None:
        VisitDevice.objects.filter(pk=device.pk).update(synced_at=by.at)
    if fresh:
        _record("review.team.answers_received", application, by, on, count=len(fresh))
    return [answer.client_id for answer in answers]


def _once(answers: Iterable[Answer]) -> list[Answer]:
    return list({answer.client_id: answer for answer in answers}.values())


def _known(application: Application, answers: Sequence[Answer], by: Actor) -> set[UUID]:
    sent = VisitEntry.objects.filter(client_id__in=[answer.client_id for answer in answers])
    if sent.exclude(application=application, written_by_id=by.person_id).exists():
        raise ActRefused("answer_of_another", _("An answer bears the mark of another's. Nothing was kept."))
    return set(sent.values_list("client_id", flat=True))


def _refuse_unreadable(application: Application, answers: Iterable[Answer]) -> None:
    for answer in answers:
        refuse_unknown(application, answer.requirement)
        says = answer.text.strip() or answer.verdict
        if not says or len(answer.text) > LONGEST or answer.verdict not in ("", *Judgement.Verdict.values):
            raise ActRefused(
                "answer_unreadable", _("An answer is empty or cannot be read. Nothing was kept.")
            )


def _keep(application: Application, answer: Answer, device: VisitDevice | None, by: Actor) -> None:
    step = queries.step(application, ReviewStep.Kind.ONSITE)
    kept = VisitEntry.objects.create(
        application=application,
        client_id=answer.client_id,
        requirement=answer.requirement,
        verdict=answer.verdict,
        text=answer.text.strip(),
        written_by_id=by.person_id or 0,
        device=device,
        written_at=answer.written_at,
        received_at=by.at,
        came_late=step is not None and step.done_on is not None,
    )
    former = VisitEntry.objects.filter(
        application=application, requirement=answer.requirement, client_id__in=answer.replaces
    )
    kept.replaces.set(former)


@transaction.atomic
def clear_device(*, device: VisitDevice, by: Actor, on: date) -> None:
    """The browser says that nothing is left on it: its key is erased here as well."""
    allow(policy.may_review(by, device.application))
    if device.person_id != by.person_id:
        raise ActRefused(
            "device_of_another", _("This device keeps answers of another person, who signs in to send them.")
        )
    if device.revoked_at is None and device.cleared_at is None:
        VisitDevice.objects.filter(pk=device.pk).update(cleared_at=by.at, key="")
        _record("review.team.device_cleared", device.application, by, on)


@transaction.atomic
def revoke_device(*, device: VisitDevice, by: Actor, on: date) -> None:
    """Reported lost: its key is erased, its queue is refused when it comes back."""
    allow(policy.may_review(by, device.application))
    _refuse_gone(device)
    VisitDevice.objects.filter(pk=device.pk).update(revoked_at=by.at, revoked_by_id=by.person_id, key="")
    _record("review.team.device_revoked", device.application, by, on)


def _record(action: str, application: Application, by: Actor, on: date, **after: object) -> None:
    journal.record(action, application, dossier_id=application.dossier_id, by=by, on=on, after=after)

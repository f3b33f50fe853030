"""Requests of data subjects: received, identity checked, answered without delay."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation, Role
from shirushi.people.rights import allow
from shirushi.pms import policy, request_clock
from shirushi.pms.ledger import Ledger, Values
from shirushi.pms.models import DataRequest
from shirushi.pms.services import ledgers
from shirushi.record.errors import ActRefused

TASKS = "pms.request."
ANSWER, ANSWER_PURPOSE = f"{TASKS}answer", f"{TASKS}answer_purpose"
Decision = DataRequest.Decision
NEEDS_IDENTITY = (Decision.GRANTED, Decision.PARTLY)
NEEDS_REASON = (Decision.PARTLY, Decision.REFUSED, Decision.NOT_HELD)


@dataclass(frozen=True, kw_only=True)
class Answer:
    decision: str
    answered_on: date
    way: str
    reason: str = ""


def _complete(data_request: DataRequest, on: date) -> None:
    """The clocks run from the day on which it arrived."""
    data_request.due_on = data_request.due_on or request_clock.target(data_request.received_on)
    if data_request.received_on > on:
        raise ActRefused("received_ahead", _("The day of arrival lies in the future."))
    if data_request.due_on < data_request.received_on:
        raise ActRefused("due_before_arrival", _("The day lies before the arrival."))
    if data_request.fee and data_request.kind not in request_clock.WITH_FEE:
        raise ActRefused(
            "fee_not_allowed", _("A fee may be taken only for notice of the purpose and for disclosure.")
        )


def _put_task(data_request: DataRequest, on: date) -> None:
    suit_from = request_clock.suit_from(data_request.kind, data_request.received_on)
    agenda.close_tasks_of(kinds_prefix=TASKS, subject_id=data_request.pk, on=on)
    agenda.open_task(
        kind=ANSWER if suit_from else ANSWER_PURPOSE,
        dossier=None,
        subject_id=data_request.pk,
        organisation=data_request.organisation,
        roles=[Role.PRIVACY_OFFICER],
        on=on,
        due_on=data_request.due_on,
        params={"number": data_request.number, **({"suit_from": suit_from} if suit_from else {})},
    )


def _refuse_answered(data_request: DataRequest) -> None:
    if data_request.answered_on:
        raise ActRefused("answered_already", _("This request is answered."))


LEDGER = Ledger(
    model=DataRequest,
    entered="pms.request.received",
    changed="pms.request.changed",
    columns=(
        "kind", "received_on", "due_on", "requester", "contact", "agent", "content", "identity", "fee",
    ),
    # What says who asks, about what.
    personal=frozenset({"requester", "contact", "agent", "content", "identity", "reason"}),
    searched=("requester", "contact", "agent", "content", "reason"),
    standings={
        "open": lambda _on: Q(answered_on=None),
        "overdue": lambda on: Q(answered_on=None, due_on__lt=on),
        "answered": lambda _on: Q(answered_on__isnull=False),
    },
    complete=_complete,
    refuse_change=_refuse_answered,
    follow=_put_task,
)  # fmt: skip


def receive(*, organisation: Organisation, values: Values, by: Actor, on: date) -> DataRequest:
    made: DataRequest = ledgers.enter(LEDGER, organisation=organisation, values=values, by=by, on=on)
    return made


def change(
    *, data_request: DataRequest, values: Values, by: Actor, on: date, revision: int | None = None
) -> DataRequest:
    """Complete or correct what was entered: the identity was checked, the fee came, the own target moved."""
    changed: DataRequest = ledgers.change(
        LEDGER, entry=data_request, values=values, by=by, on=on, revision=revision
    )
    return changed


@transaction.atomic
def answer(
    *, data_request: DataRequest, given: Answer, by: Actor, on: date, revision: int | None = None
) -> DataRequest:
    """The decision went to the person on a day. Nothing is disclosed to somebody who was not identified."""
    allow(policy.may_write(by, data_request))
    _refuse_answered(data_request)
    if not data_request.received_on <= given.answered_on <= on:
        raise ActRefused("answer_day", _("The day lies before the arrival, or in the future."))
    if given.decision in NEEDS_IDENTITY and not data_request.identity:
        raise ActRefused("identity_missing", _("Write first how the identity was checked."))
    if given.decision in NEEDS_REASON and not given.reason:
        raise ActRefused("reason_missing", _("Say the reason: the person is told it."))
    data_request.answered_by_id = by.person_id
    ledgers.note(
        LEDGER,
        entry=data_request,
        action="pms.request.answered",
        values=asdict(given),
        by=by,
        on=on,
        revision=revision,
        effective_on=given.answered_on,
    )
    agenda.close_tasks_of(kinds_prefix=TASKS, subject_id=data_request.pk, on=on)
    return data_request

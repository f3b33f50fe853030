"""Records of provision and receipt: made, kept for the period of the law, then disposed of."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shirushi.people import rulebook
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation, Role
from shirushi.people.rights import allow
from shirushi.pms.ledger import Ledger, Values
from shirushi.pms.models import Provision, Receipt
from shirushi.pms.models.transfers import Transfer
from shirushi.pms.services import ledgers
from shirushi.pms.services.piles import tell_of_pile
from shirushi.record import journal
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalBody, JournalLine
from shirushi.rules import Decision

COMMON = ("method", "last_on", "persons", "count", "items", "related", "ground", "ground_detail", "remark")
PERSONAL = frozenset({"persons", "ground_detail", "remark"})
STANDINGS = {
    "kept": lambda on: Q(disposed_on=None) & (Q(keep_until=None) | Q(keep_until__gte=on)),
    "lapsed": lambda on: Q(disposed_on=None, keep_until__lt=on),
    "disposed": lambda _on: Q(disposed_on__isnull=False),
}
OVER = _("The period is over: the record may be disposed of.")
DAYS_TO_DISPOSE = timedelta(days=30)


def retention(entry: Transfer, on: date) -> Decision:
    """Until when the record is kept, with the rule's reasons."""
    facts = {
        "on": on,
        "method": entry.method,
        "recorded_on": entry.recorded_on,
        "last_provided_on": entry.last_on,
    }
    return rulebook.current().require("record_retention", facts)


def is_lapsed(entry: Transfer, on: date) -> bool:
    return entry.disposed_on is None and entry.keep_until is not None and entry.keep_until < on


def _complete(day: str, entry: Any, on: date) -> None:
    """The day on which it went or came, the last one of a batch, and from both until when it is kept."""
    first = getattr(entry, day)
    if first > on or (entry.last_on and entry.last_on > on):
        raise ActRefused("day_ahead", _("A day lies in the future."))
    if entry.last_on and entry.last_on < first:
        raise ActRefused("last_before_first", _("The last one lies before the first."))
    entry.recorded_on = entry.recorded_on or entry.created_on
    if entry.method == Transfer.Method.EACH:
        entry.last_on = None
    found = (retention(entry, on).outcome or {})["keep_until"]
    entry.keep_until = date.fromisoformat(found) if found else None


def _complete_provision(entry: Provision, on: date) -> None:
    abroad = (entry.country, entry.country_ground, entry.country_information)
    if any(abroad) and not all(abroad):
        raise ActRefused(
            "abroad_incomplete",
            _("Abroad: write the country, the ground and the information about its system and measures."),
        )
    _complete("provided_on", entry, on)


def _refuse_disposed(entry: Transfer) -> None:
    if entry.disposed_on:
        raise ActRefused("record_disposed", _("This record was disposed of."))


PROVISIONS = Ledger(
    model=Provision,
    entered="pms.provision.recorded",
    changed="pms.provision.changed",
    columns=(
        "department_id", "holding_id", "provided_on", "recipient", "recipient_address",
        "recipient_representative", *COMMON, "country", "country_ground", "country_information",
    ),
    personal=PERSONAL | {"recipient_representative"},
    searched=("recipient", "items", "persons", "country"),
    standings=STANDINGS,
    complete=_complete_provision,
    refuse_change=_refuse_disposed,
)  # fmt: skip
RECEIPTS = Ledger(
    model=Receipt,
    entered="pms.receipt.recorded",
    changed="pms.receipt.changed",
    columns=(
        "department_id", "holding_id", "received_on", "provider", "provider_address",
        "provider_representative", "acquired", *COMMON,
    ),
    personal=PERSONAL | {"provider_representative", "acquired"},
    searched=("provider", "items", "persons", "acquired"),
    standings=STANDINGS,
    complete=partial(_complete, "received_on"),
    refuse_change=_refuse_disposed,
)  # fmt: skip


def record_provision(*, organisation: Organisation, values: Values, by: Actor, on: date) -> Provision:
    made: Provision = ledgers.enter(PROVISIONS, organisation=organisation, values=values, by=by, on=on)
    return made


def record_receipt(*, organisation: Organisation, values: Values, by: Actor, on: date) -> Receipt:
    made: Receipt = ledgers.enter(RECEIPTS, organisation=organisation, values=values, by=by, on=on)
    return made


@transaction.atomic
def dispose(ledger: Ledger, *, entry: Any, by: Actor, on: date, revision: int | None = None) -> Any:
    """After its period: what names people is erased from the row, the search and the journal. The line stays."""
    allow(ledger.may_keep(by, entry))
    _refuse_disposed(entry)
    if not is_lapsed(entry, on):
        raise ActRefused("still_kept", _("The record is to be kept still. Nothing was erased."))
    values = {**dict.fromkeys(sorted(ledger.personal), ""), "disposed_on": on}
    action = ledger.entered.replace("recorded", "disposed")
    ledgers.note(ledger, entry=entry, action=action, values=values, by=by, on=on, revision=revision)
    for line in _lines_that_name(entry):
        journal.erase_body(line, by=by, on=on, reason=str(OVER))
    tell_what_lapsed(ledger, entry.organisation, on=on)
    return entry


def lapsed_kind(ledger: Ledger) -> str:
    return f"pms.{ledger.kind}.lapsed"


def tell_what_lapsed(ledger: Ledger, organisation: Organisation, *, on: date) -> int:
    """Bring the task up to date that asks for the disposal: one for a register, however many records there are."""
    kind = lapsed_kind(ledger)
    own = ledger.model._default_manager.filter(ledger.standings["lapsed"](on), organisation=organisation)
    return tell_of_pile(
        kind=kind,
        count=own.count(),
        organisation=organisation,
        role=Role.PRIVACY_OFFICER,
        within=DAYS_TO_DISPOSE,
        on=on,
    )


def _lines_that_name(entry: Transfer) -> list[JournalLine]:
    named = JournalBody.objects.filter(
        line__subject_type=entry._meta.label_lower, line__subject_id=entry.pk
    ).select_related("line")
    return [body.line for body in named.order_by("pk")]

"""The records of provision to and receipt from third parties."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.pms.ledger import Ledger
from shirushi.pms.models import Holding
from shirushi.pms.models.transfers import Transfer
from shirushi.pms.presentation import transfers as words
from shirushi.pms.services import transfers as services
from shirushi.portal.forms.pms.ledger import ActForm
from shirushi.portal.forms.pms.transfers import ProvisionFilter, ProvisionForm, ReceiptFilter, ReceiptForm
from shirushi.portal.views.pms.ledger.room import Act, Cell, Room, Shown, Words, plain

ENDING = ("method", "recorded_on", "last_on", "keep_until", "disposed_on", "holding", "department", "remark")
PROVISION_FACTS = (
    "provided_on", "recipient", "recipient_address", "recipient_representative", "items", "persons", "count",
    "ground", "ground_detail", "country", "country_ground", "country_information", *ENDING,
)  # fmt: skip
RECEIPT_FACTS = (
    "received_on", "provider", "provider_address", "provider_representative", "acquired", "items", "persons",
    "count", "ground", "ground_detail", *ENDING,
)  # fmt: skip


def _state(entry: Transfer, on: date) -> Cell:
    if entry.disposed_on:
        return Cell(_("Disposed of"), "neutral")
    lapsed = services.is_lapsed(entry, on)
    return Cell(_("May be disposed of"), "attention") if lapsed else Cell(_("Kept"), "done")


def _until(entry: Transfer, _on: date) -> Cell:
    return Cell(entry.keep_until or _("while it goes on"))


def _begin(day: str, who: Actor, asked: Mapping[str, str]) -> Mapping[str, Any]:
    """Nothing is typed twice: an entry of the inventory fills what it knows (`?entry=12`)."""
    number = asked.get("entry", "")
    seen = Holding.objects.visible_to(who).filter(number=number) if number.isdecimal() else []
    holding = next(iter(seen), None)
    begun: dict[str, Any] = {day: who.on}
    if holding is not None:
        begun |= {"holding": holding, "items": holding.items, "department_id": holding.department_id}
    if holding is not None and day == "provided_on":
        begun["recipient"] = holding.third_party
    return begun


def _dispose(ledger: Ledger, name: str) -> Act:
    def dispose(entry: Any, form: ActForm, who: Actor) -> Any:
        revision = form.cleaned_data["revision"]
        return services.dispose(ledger, entry=entry, by=who, on=who.on, revision=revision)

    return Act(
        name=name,
        path="dispose",
        title=_("Dispose of the record"),
        detail=_("The period is over. What names people is erased here and in the history; the days stay."),
        button=_("Erase what names people"),
        shown=lambda who, entry: services.is_lapsed(entry, who.on),
        do=dispose,
        done=_("What named people is erased."),
    )


def _context(entry: Transfer, who: Actor) -> Mapping[str, Any]:
    return {"retention": services.retention(entry, who.on)}


def _room(**more: Any) -> Room:
    """What both registers have in common."""
    return Room(
        state=_state,
        may_change=lambda entry: entry.disposed_on is None,
        aside="portal/pms/transfers/period.html",
        context=_context,
        **more,
    )


def _columns(day: tuple[Any, str], party: tuple[Any, str]) -> tuple[Shown, ...]:
    item: Callable[[Any, date], Cell] = lambda entry, _on: Cell(entry.items[:40])  # noqa: E731
    return (
        Shown(party[0], plain(party[1]), leads=True),
        Shown(day[0], plain(day[1])),
        Shown(_("Items"), item),
        Shown(_("Ground"), lambda entry, _on: Cell(entry.get_ground_display())),
        Shown(_("Keep until"), _until),
    )


PROVISIONS = _room(
    ledger=services.PROVISIONS,
    many="provisions",
    one="provision",
    path="provisions",
    words=Words(
        title=_("Records of provision"),
        detail=_(
            "Personal data that went to third parties: to whom, what, on which ground, kept until when."
        ),
        one=_("Record of provision"),
        add=_("Record a provision"),
        more=_("More about the records"),
        none=_("No provision to a third party is recorded yet."),
        added=_("The record is in the register."),
    ),
    columns=_columns((_("Provided on"), "provided_on"), (_("Provided to"), "recipient")),
    facts=PROVISION_FACTS,
    sheet=words.PROVISION_COLUMNS,
    form=ProvisionForm,
    filter=ProvisionFilter,
    acts=(_dispose(services.PROVISIONS, "provision_dispose"),),
    begin=partial(_begin, "provided_on"),
    beside=(("receipts", _("Records of receipt")),),
)
RECEIPTS = _room(
    ledger=services.RECEIPTS,
    many="receipts",
    one="receipt",
    path="receipts",
    words=Words(
        title=_("Records of receipt"),
        detail=_(
            "Personal data that came from third parties: from whom, how they had it, and what was looked at."
        ),
        one=_("Record of receipt"),
        add=_("Record a receipt"),
        more=_("More about the records"),
        none=_("No receipt from a third party is recorded yet."),
        added=_("The record is in the register."),
    ),
    columns=_columns((_("Received on"), "received_on"), (_("Received from"), "provider")),
    facts=RECEIPT_FACTS,
    sheet=words.RECEIPT_COLUMNS,
    form=ReceiptForm,
    filter=ReceiptFilter,
    acts=(_dispose(services.RECEIPTS, "receipt_dispose"),),
    begin=partial(_begin, "received_on"),
    beside=(("provisions", _("Records of provision")),),
)

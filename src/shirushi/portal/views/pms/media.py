"""Media with personal information, and what was disposed of."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.pms.models import Disposal, Holding, Medium
from shirushi.pms.presentation import media as words
from shirushi.pms.services import media as services
from shirushi.portal.forms.pms.ledger import ActForm
from shirushi.portal.forms.pms.media import (
    CarryOutForm,
    DisposalFilter,
    DisposalForm,
    MediumFilter,
    MediumForm,
)
from shirushi.portal.views.pms.ledger.room import Act, Cell, Room, Shown, Words, plain


def _is_in_use(entry: Medium) -> bool:
    return entry.ended_on is None


def _is_here(_who: Actor, entry: Medium) -> bool:
    return _is_in_use(entry) and entry.out_on is None


def _is_out(_who: Actor, entry: Medium) -> bool:
    return entry.out_on is not None


def _where(entry: Medium, on: date) -> Cell:
    if entry.out_until is None:
        return Cell(entry.place)
    return Cell(entry.out_until, late=entry.out_until < on)


def _state(entry: Medium, _on: date) -> Cell:
    if not _is_in_use(entry):
        return Cell(_("Out of use"), "neutral")
    return Cell(_("Carried out"), "attention") if entry.out_on else Cell(_("In the house"), "done")


def _carry_out(entry: Medium, form: CarryOutForm, who: Actor) -> Medium:
    return services.carry_out(medium=entry, by=who, on=who.on, **form.cleaned_data)


def _bring_back(entry: Medium, form: ActForm, who: Actor) -> Medium:
    return services.bring_back(medium=entry, by=who, on=who.on, **form.cleaned_data)


def _disposals_of(entry: Medium, who: Actor) -> Mapping[str, Any]:
    return {"disposals": list(Disposal.objects.visible_to(who).filter(medium=entry))}


MEDIA = Room(
    ledger=services.MEDIA,
    many="media",
    one="medium",
    path="media",
    words=Words(
        title=_("Media"),
        detail=_("What carries personal information: who holds it, where it is, whether it is out."),
        one=_("Medium"),
        add=_("Enter a medium"),
        more=_("More about media"),
        none=_("No medium has been entered yet."),
        added=_("The medium is in the register."),
    ),
    columns=(
        Shown(_("Name or number on it"), plain("label"), leads=True),
        Shown(_("Kind of medium"), lambda entry, _on: Cell(entry.get_kind_display())),
        Shown(_("Who holds it"), lambda entry, _on: Cell(entry.out_by or entry.holder)),
        Shown(_("Where it is, or due back on"), _where),
    ),
    state=_state,
    facts=(*(name.removesuffix("_id") for name in services.MEDIA.columns), *services.HERE, "ended_on"),
    sheet=words.MEDIUM_COLUMNS,
    form=MediumForm,
    filter=MediumFilter,
    may_change=_is_in_use,
    acts=(
        Act(
            name="medium_out",
            path="out",
            title=_("Carry it out"),
            button=_("Record that it goes out"),
            form=CarryOutForm,
            shown=_is_here,
            do=_carry_out,
            done=_("It is out. The day on which it is due back is watched."),
        ),
        Act(
            name="medium_back",
            path="back",
            title=_("It is back"),
            detail=_("Look whether everything is there, and whether nothing was left elsewhere."),
            button=_("Record that it is back"),
            shown=_is_out,
            do=_bring_back,
            done=_("It is back in the house."),
        ),
    ),
    begin=lambda who, _asked: {"since": who.on},
    has_evidence=True,
    aside="portal/pms/media/disposals.html",
    context=_disposals_of,
    beside=(("disposals", _("Disposals")),),
)


def _is_proven(entry: Disposal) -> bool:
    return not entry.contractor or entry.certified_on is not None


def _proof(entry: Disposal, _on: date) -> Cell:
    if _is_proven(entry):
        return Cell(_("Proven"), "done")
    return Cell(_("Certificate missing"), "attention")


def _begin(who: Actor, asked: Mapping[str, str]) -> Mapping[str, Any]:
    """An entry of the inventory whose term ended (`?entry=12`), or a medium (`?medium=3`)."""
    entry, medium = asked.get("entry", ""), asked.get("medium", "")
    begun: dict[str, Any] = {"disposed_on": who.on, "done_by": who.name}
    if entry.isdecimal():
        holding = Holding.objects.visible_to(who).filter(number=entry).first()
        begun |= (
            {"holding": holding, "what": holding.name, "department": holding.department} if holding else {}
        )
    if medium.isdecimal():
        found = Medium.objects.visible_to(who).filter(number=medium).first()
        begun |= {"medium": found, "what": found.label, "department": found.department} if found else {}
    return begun


DISPOSALS = Room(
    ledger=services.DISPOSALS,
    many="disposals",
    one="disposal",
    path="disposals",
    words=Words(
        title=_("Disposals"),
        detail=_("What was erased or destroyed: how, when, by whom, and what proves it."),
        one=_("Disposal"),
        add=_("Record a disposal"),
        more=_("More about disposals"),
        none=_("No disposal is recorded yet."),
        added=_("The disposal is in the register."),
    ),
    columns=(
        Shown(_("What was disposed of"), plain("what"), leads=True),
        Shown(_("How much"), plain("amount")),
        Shown(_("Way of disposal"), lambda entry, _on: Cell(entry.get_method_display())),
        Shown(_("Disposed of on"), plain("disposed_on")),
    ),
    state=_proof,
    facts=tuple(name.removesuffix("_id") for name in services.DISPOSALS.columns),
    sheet=words.DISPOSAL_COLUMNS,
    form=DisposalForm,
    has_evidence=True,
    filter=DisposalFilter,
    begin=_begin,
    beside=(("media", _("Media")),),
)

"""How ready the PMS is for an application: what is met, by what, what is missing, the shortest way there."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import NOT_DONE, attempt
from shirushi.people.models import Scheme
from shirushi.pms import editions
from shirushi.pms.access import WHOLE
from shirushi.pms.models import Contractor, Declaration, NoneHere, ReopenedItem
from shirushi.pms.readiness import tree
from shirushi.pms.services import sufficiency as acts
from shirushi.portal.forms.pms.readiness import DeclareForm, SettleForm
from shirushi.portal.views.pms.inventory.found import own
from shirushi.rules.requirements import Change, Requirement, changes_between
from shirushi.ui.forms import Form
from shirushi.ui.language import language

RUNNERS = ("representative", "privacy_officer")
# A larger set is shown group by group.
SHOWN_AT_ONCE = 400


def _scheme(name: str) -> Scheme:
    if name not in tree.SCHEMES:
        raise Http404
    return Scheme(name)


@require_safe
@for_business(*WHOLE)
def readiness(request: HttpRequest, scheme: str) -> HttpResponse:
    found, who, organisation = _scheme(scheme), actor(request), own(request)
    state = tree.readiness(organisation, scheme=found, on=who.on, language=language())
    context = {
        "state": state,
        "scheme": found,
        "schemes": [Scheme(each) for each in tree.SCHEMES],
        "groups": _groups(state, request.GET.get("group", "")),
        "newer": editions.newer(organisation, found, who.on),
        "moved": editions.last_move(organisation, found),
        "may_run": who.has(*RUNNERS),
        **_contractors(request),
    }
    return render(request, "portal/pms/readiness/readiness.html", context)


def _groups(state: tree.Readiness, chosen: str) -> list[dict[str, Any]]:
    """The groups, each with its items; of a large set only the chosen one with them."""
    whole = sum(len(group.items) for group in state.groups) <= SHOWN_AT_ONCE
    return [{"it": group, "open": whole or group.code == chosen} for group in state.groups]


def _contractors(request: HttpRequest) -> dict[str, Any]:
    """Whether to ask if there are none, or to show that it was said."""
    who = actor(request)
    if Contractor.objects.visible_to(who).filter(ended_on=None).exists():
        return {}
    said = NoneHere.objects.visible_to(who).filter(kind=NoneHere.Kind.CONTRACTORS, ended_on=None).first()
    return {"asks_for_contractors": said is None, "none_said": said}


@require_safe
@for_business(*WHOLE)
def readiness_item(request: HttpRequest, scheme: str, code: str) -> HttpResponse:
    return _item_page(request, _scheme(scheme), code)


def _item_page(
    request: HttpRequest, scheme: Scheme, code: str, bound: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    who, organisation = actor(request), own(request)
    state = tree.readiness(organisation, scheme=scheme, on=who.on, language=language())
    item = next((each for group in state.groups for each in group.items if each.code == code), None)
    if item is None:
        raise Http404
    move = editions.last_move(organisation, scheme)
    shown = {
        "item": item,
        "scheme": scheme,
        "asked": next(
            each for each in editions.used_by(organisation, scheme, who.on).items() if each.code == code
        ),
        "change": _change(scheme, move.previous, move.edition, code) if move else None,
        "past": _past(request, scheme, code),
        "may_run": who.has(*RUNNERS),
        "forms": {"declare": DeclareForm(), "settle": SettleForm(), **(bound or {})},
    }
    return render(request, "portal/pms/readiness/item.html", shown, status=status)


def _past(request: HttpRequest, scheme: Scheme, code: str) -> list[Declaration]:
    seen = Declaration.objects.visible_to(actor(request)).filter(scheme=scheme, code=code)
    return list(seen.select_related("declared_by").order_by("-pk")[:20])


def _change(scheme: Scheme, previous: Any, edition: Any, code: str) -> Change[Requirement] | None:
    """What became of the item in the latest move, to show the old words beside the new."""
    known = editions.editions(scheme)
    old, new = known.of(previous), known.of(edition)
    if old is None or new is None:
        return None
    changes = changes_between(old.items(), new.items())
    return next((each for each in changes if each.new is not None and each.new.code == code), None)


@require_POST
@for_business(*RUNNERS)
def readiness_declare(request: HttpRequest, scheme: str, code: str) -> HttpResponse:
    found, who, form = _scheme(scheme), actor(request), DeclareForm(request.POST)

    def act() -> Declaration:
        return acts.declare(
            organisation=own(request), scheme=found, code=code, by=who, on=who.on, **form.cleaned_data
        )

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("Your word is on record. It holds while the evidence is in force."))
        return redirect("portal:pms_readiness_item", scheme, code)
    return _item_page(request, found, code, {"declare": form}, NOT_DONE)


@require_POST
@for_business(*RUNNERS)
def readiness_settle(request: HttpRequest, scheme: str, code: str) -> HttpResponse:
    found, who, form = _scheme(scheme), actor(request), SettleForm(request.POST)
    edition = editions.used_by(own(request), found, who.on)
    seen = ReopenedItem.objects.visible_to(who).select_related("organisation")
    item = get_object_or_404(seen, scheme=found, edition=edition.in_force_from, code=code)

    def act() -> ReopenedItem:
        return acts.settle(item=item, by=who, on=who.on, **form.cleaned_data)

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("It is on record that the new words were compared."))
        return redirect("portal:pms_readiness_item", scheme, code)
    return _item_page(request, found, code, {"settle": form}, NOT_DONE)


@require_POST
@for_business(*RUNNERS)
def readiness_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    seen = Declaration.objects.visible_to(who).select_related("organisation")
    found = acts.take_back(declaration=get_object_or_404(seen, pk=pk), by=who, on=who.on)
    messages.success(request, _("The declaration is taken back. The requirement is open again."))
    return redirect("portal:pms_readiness_item", found.scheme, found.code)


@require_POST
@for_business(*RUNNERS)
def readiness_none(request: HttpRequest) -> HttpResponse:
    """Nothing is entrusted to anybody, or that was wrong."""
    who = actor(request)
    if request.POST.get("act") == "take_back":
        seen = NoneHere.objects.visible_to(who).filter(kind=NoneHere.Kind.CONTRACTORS, ended_on=None)
        acts.take_back_none(said=get_object_or_404(seen.select_related("organisation")), by=who, on=who.on)
        messages.success(request, _("It is taken back. Enter the contractors into their register."))
    else:
        acts.say_none(organisation=own(request), by=who, on=who.on)
        messages.success(request, _("It is on record that there are no contractors."))
    return redirect("portal:pms_readiness", Scheme.PRIVACYMARK)

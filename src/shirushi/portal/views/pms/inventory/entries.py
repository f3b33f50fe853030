"""One entry of the inventory: read, added, changed, ended."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.models import Holding, HoldingChange
from shirushi.pms.presentation import inventory as words
from shirushi.pms.queries import inventory as reads
from shirushi.pms.services import inventory as acts
from shirushi.portal.forms.pms import conflict
from shirushi.portal.forms.pms.inventory import DecideForm, EndForm, HoldingForm, departments_to_write
from shirushi.portal.views.pms.inventory.found import holding_of, own
from shirushi.portal.views.pms.inventory.lists import PROPOSERS
from shirushi.ui.days import written_day

RUNS = ("representative", "privacy_officer")


@require_safe
@for_business()
def holding(request: HttpRequest, pk: int) -> HttpResponse:
    return holding_page(request, holding_of(request, pk))


def holding_page(
    request: HttpRequest, found: Holding, decide: DecideForm | None = None, status: int = 200
) -> HttpResponse:
    who, waiting = actor(request), reads.open_change(found)
    if waiting:
        waiting.holding = found
    shown = {
        "holding": found,
        "state": words.STATES[words.state_of(found)],
        "groups": words.facts_of(found),
        "waiting": waiting,
        "differences": words.differences(waiting) if waiting else [],
        "decide": decide or DecideForm(initial={"revision": found.revision}),
        "may_change": _may_change(who, found),
        "may_end": policy.may_write(who, found) and not found.is_ended,
        "may_approve": policy.may_approve(who, found.organisation_id),
        "may_withdraw": _may_withdraw(who, waiting),
        "record": _record(found),
        "notice": found.notices.first() if who.has(*RUNS) else None,
        "runs": who.has(*RUNS),
    }
    return render(request, "portal/pms/inventory/holding.html", shown, status=status)


def _may_withdraw(who: Actor, waiting: HoldingChange | None) -> bool:
    """Whoever approves it returns it instead, and says why."""
    if waiting is None or policy.may_approve(who, waiting.holding.organisation_id):
        return False
    return policy.may_write(who, waiting.holding) or waiting.proposed_by_id == who.person_id


def _record(found: Holding) -> list[tuple[Any, str]]:
    """Who proposed and approved it, when it was confirmed and ended."""
    rows = [
        (_("Proposed"), found.created_on, found.proposed_by), (_("Approved"), found.approved_on, found.approved_by),
        (_("Last confirmed"), found.confirmed_on, None), (_("Ended"), found.ended_on, None),
    ]  # fmt: skip
    return [(label, f"{written_day(day)} {who or ''}".strip()) for label, day, who in rows if day]


def _may_change(who: Actor, found: Holding) -> bool:
    proposed = found.state == Holding.State.PROPOSED and policy.may_rework(who, found)
    return not found.is_ended and (proposed or policy.may_write(who, found))


@for_business(*PROPOSERS)
def holding_add(request: HttpRequest) -> HttpResponse:
    """A new entry: approved at once if the privacy officer writes it."""
    who, organisation = actor(request), own(request)
    blank = Holding(organisation=organisation)
    form = HoldingForm(request.POST or None, who=who, opened=blank, initial=_copied(request))

    def add() -> Holding:
        return acts.add(organisation=organisation, values=form.values(), by=who, on=who.on)

    if request.method == "POST" and form.is_valid() and (made := attempt(form, add)):
        approved = made.state == Holding.State.APPROVED
        messages.success(
            request,
            _("The entry is in the inventory.")
            if approved
            else _("The entry is proposed. Acquire nothing before it is approved."),
        )
        return redirect("portal:holding", made.pk)
    shown = {
        "form": form,
        "is_new": True,
        "waits": not policy.may_approve(who, organisation.pk),
        "no_department": not departments_to_write(who),
    }
    return render(request, "portal/pms/inventory/holding_form.html", shown)


def _copied(request: HttpRequest) -> dict[str, Any] | None:
    """The columns of another entry, for one that is nearly the same (`?like=12`)."""
    like = request.GET.get("like", "")
    if not like.isdecimal():
        return None
    found = Holding.objects.visible_to(actor(request)).filter(pk=int(like)).first()
    return (
        {name.removesuffix("_id"): value for name, value in acts.columns.of(found).items()} if found else None
    )


@for_business(*PROPOSERS)
def holding_change(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = holding_of(request, pk), actor(request)
    allow(_may_change(who, found))
    form = HoldingForm(request.POST or None, who=who, opened=found)

    def change() -> Holding | HoldingChange:
        given = form.cleaned_data
        return acts.change(
            holding=found,
            values=form.values(),
            reason=given["reason"],
            revision=given["revision"],
            by=who,
            on=who.on,
        )

    done = None
    if request.method == "POST" and form.is_valid():
        done = conflict.attempt(form, change, lambda: holding_of(request, pk))
    if done is not None:
        proposed = isinstance(done, HoldingChange)
        messages.success(
            request,
            _("The change is proposed. Until it is approved the entry stays as it is.")
            if proposed
            else _("The entry was changed."),
        )
        return redirect("portal:holding", pk)
    waits = found.state == Holding.State.APPROVED and not policy.may_approve(who, found.organisation_id)
    shown = {"form": form, "holding": found, "waits": waits}
    return render(request, "portal/pms/inventory/holding_form.html", shown, status=conflict.status_of(form))


@for_business(*PROPOSERS)
def holding_end(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = holding_of(request, pk), actor(request)
    allow(policy.may_write(who, found))
    form = EndForm(request.POST or None, initial={"revision": found.revision, "ended_on": who.on})

    def end() -> Holding:
        return acts.end(holding=found, by=who, on=who.on, **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and attempt(form, end) is not None:
        messages.success(request, _("The entry has ended. It stays readable under “Ended”."))
        return redirect("portal:holding", pk)
    return render(request, "portal/pms/inventory/holding_end.html", {"form": form, "holding": found})

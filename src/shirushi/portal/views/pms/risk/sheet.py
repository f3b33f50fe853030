"""One sheet: its risks along the life cycle as one form, its entries, review, acceptance, print."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.models import Risk, RiskSheet
from shirushi.pms.queries import risk as reads
from shirushi.pms.services import risk as acts
from shirushi.portal.forms.pms.risk.small import (
    CommentForm,
    MoveForm,
    ReturnForm,
    ReviewForm,
    departments_of,
)
from shirushi.portal.forms.pms.risk.whole import Row, WholeSheet
from shirushi.portal.views.pms.risk import found
from shirushi.record.errors import ActRefused, Stale

SHOWN_HOLDINGS = 10


@dataclass(frozen=True)
class PhaseRows:
    phase: Any
    rows: list[Row]


def _by_phase(rows: Iterable[Row]) -> list[PhaseRows]:
    listed = list(rows)
    return [
        PhaseRows(phase, [row for row in listed if row.risk.phase == phase.value]) for phase in Risk.Phase
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*found.SEES)
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    shown = found.sheet_of(request, pk)
    if request.method == "POST":
        return _save(request, shown)
    whole = WholeSheet(reads.risks_of(shown), departments_of(shown.organisation_id))
    return _page(request, shown, whole)


def _save(request: HttpRequest, shown: RiskSheet) -> HttpResponse:
    who = actor(request)
    allow(policy.may_write(who, shown))
    whole = WholeSheet(reads.risks_of(shown), departments_of(shown.organisation_id), request.POST)
    if not whole.is_valid():
        return _page(request, shown, whole, refused=_("Nothing was saved yet. Mend what is marked below."))
    revision = request.POST.get("revision", "")
    try:
        acts.assess_sheet(
            sheet=shown,
            answers=whole.answers(),
            by=who,
            on=who.on,
            revision=int(revision) if revision.isdecimal() else None,
        )
    except Stale as stale:
        shown.refresh_from_db()
        whole.tell_who_was_quicker()
        return _page(request, shown, whole, refused=stale.sentence, status=found.CONFLICT)
    except ActRefused as refusal:
        return _page(request, shown, whole, refused=refusal.sentence)
    messages.success(request, _("The sheet is saved. All its risks are assessed as of today."))
    following = reads.next_to_assess(who, shown) if "next" in request.POST else None
    return redirect("portal:risk_sheet", (following or shown).pk)


def _page(
    request: HttpRequest, shown: RiskSheet, whole: WholeSheet, *, refused: Any = "", status: int | None = None
) -> HttpResponse:
    who = actor(request)
    changed = reads.changed_sheets(shown.organisation_id, [shown.pk])
    state = reads.state_of(shown, who.on, changed)
    holdings = reads.holdings_of(shown, who)
    context = {
        "sheet": shown,
        "state": state,
        "chip": found.state_chip(state),
        "phases": _by_phase(whole.rows),
        "count": sum(row.risk.concerns for row in whole.rows),
        "unassessed": sum(row.risk.concerns and row.risk.assessed_on is None for row in whole.rows),
        "refused": refused,
        "heat": found.drawn(_heat(row.risk for row in whole.rows)),
        "holdings": holdings[:SHOWN_HOLDINGS],
        "holdings_count": holdings.count(),
        "changed_holdings": reads.changed_holdings(shown, who) if state == "to_review" else [],
        "may_write": policy.may_write(who, shown) and not shown.ended_on,
        "following": reads.next_to_assess(who, shown),
        "may_accept": policy.may_approve_as_representative(who, shown.organisation_id),
        "review_form": ReviewForm(),
        "comment_form": CommentForm(auto_id="accept_%s"),
        "return_form": ReturnForm(auto_id="return_%s"),
    }
    return render(
        request, "portal/pms/risk/sheet.html", context, status=status or (found.NOT_DONE if refused else 200)
    )


def _heat(risks: Iterable[Risk]) -> reads.HeatMap:
    drawn = reads.HeatMap()
    for risk in risks:
        if risk.concerns:
            drawn.before[risk.likelihood, risk.impact] += 1
            drawn.after[risk.residual_likelihood, risk.residual_impact] += 1
    return drawn


@require_safe
@for_business(*found.SEES)
def printed(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet on paper, as one hands it to an assessor."""
    shown, who = found.sheet_of(request, pk), actor(request)
    risks = [risk for risk in reads.risks_of(shown) if risk.concerns]
    rows: list[dict[str, Any]] = [
        {
            "risk": risk,
            "standing": [each for each in risk.measures.all() if each.in_place],
            "before": found.level_chip(risk.level),
            "after": found.level_chip(risk.residual_level),
        }
        for risk in risks
    ]
    context = {
        "sheet": shown,
        "phases": [
            (phase.label, [row for row in rows if row["risk"].phase == phase]) for phase in Risk.Phase
        ],
        "holdings": reads.holdings_of(shown, who)[:100],
        "holdings_count": reads.holdings_of(shown, who).count(),
        "today": who.on,
    }
    return render(request, "portal/pms/risk/printed.html", context)


Act = Callable[[dict[str, Any]], Any]


def _answered(request: HttpRequest, shown: RiskSheet, form: Any, act: Act, said: str) -> HttpResponse:
    """A small form of the sheet's page: done, or the reason on the page that it came from."""
    if form.is_valid() and attempt(form, lambda: act(form.cleaned_data)) is not None:
        messages.success(request, said)
        return redirect("portal:risk_sheet", shown.pk)
    whole = WholeSheet(reads.risks_of(shown), departments_of(shown.organisation_id))
    reasons = [str(error) for errors in form.errors.values() for error in errors]
    return _page(request, shown, whole, refused=" ".join(reasons))


def _accepts(who: Actor, shown: RiskSheet) -> bool:
    return policy.may_approve_as_representative(who, shown.organisation_id)


@require_POST
@for_business(*found.SEES)
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    shown, who = found.sheet_of(request, pk), actor(request)
    allow(_accepts(who, shown))

    def act(given: dict[str, Any]) -> Any:
        return acts.accept_residual(sheet=shown, comment=given["comment"], by=who, on=who.on)

    return _answered(request, shown, CommentForm(request.POST), act, _("The residual risk is accepted."))


@require_POST
@for_business(*found.SEES)
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    shown, who = found.sheet_of(request, pk), actor(request)
    allow(_accepts(who, shown))

    def act(given: dict[str, Any]) -> Any:
        return acts.return_sheet(sheet=shown, comment=given["comment"], by=who, on=who.on)

    return _answered(
        request, shown, ReturnForm(request.POST), act, _("Sent back. The privacy officer is told.")
    )


@require_POST
@for_business(*found.SEES)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    shown, who = found.sheet_of(request, pk), actor(request)
    allow(policy.may_write(who, shown))

    def act(given: dict[str, Any]) -> Any:
        return acts.review_sheet(sheet=shown, remark=given["remark"], by=who, on=who.on)

    return _answered(request, shown, ReviewForm(request.POST), act, _("Noted: looked at again today."))


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*found.SEES)
def holdings(request: HttpRequest, pk: int) -> HttpResponse:
    """The entries of the sheet; those that are handled otherwise move to another one."""
    shown, who = found.sheet_of(request, pk), actor(request)
    others = RiskSheet.objects.visible_to(who).filter(ended_on=None).exclude(pk=pk).order_by("number")
    form = MoveForm(request.POST or None, sheets=[each for each in others if policy.may_write(who, each)])

    def act() -> int:
        target = get_object_or_404(others, pk=form.cleaned_data["target"])
        keys = [int(key) for key in request.POST.getlist("holding") if key.isdecimal()]
        return acts.move_holdings(source=shown, holdings=keys, target=target, by=who, on=who.on)

    if request.method == "POST" and form.is_valid() and (count := attempt(form, act)):
        said = ngettext("%(count)s entry moved.", "%(count)s entries moved.", count) % {"count": count}
        messages.success(request, said)
        return redirect("portal:risk_sheet", form.cleaned_data["target"])
    if request.method == "POST":
        allow(policy.may_write(who, shown))
    page = Paginator(reads.holdings_of(shown, who), found.ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"sheet": shown, "form": form, "page_obj": page, "may_write": policy.may_write(who, shown)}
    return render(
        request, "portal/pms/risk/holdings.html", context, status=found.NOT_DONE if form.errors else 200
    )

"""The management review: inputs as gathered, decisions on them, approval, minutes, and what became of decisions."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import NOT_DONE, attempt
from shirushi.people.rights import allow
from shirushi.pms.access import WHOLE
from shirushi.pms.models import ManagementReview, ReviewDecision, ReviewInput
from shirushi.pms.queries import reviews as reads
from shirushi.pms.services import reviews as acts
from shirushi.pms.services.reviews.deciding import may_report_done
from shirushi.portal.forms.pms.reviews import (
    ApproveForm,
    DecisionForm,
    DoneForm,
    RemarkForm,
    StartForm,
    owners,
    start_initial,
)
from shirushi.portal.views.pms.inventory.found import own
from shirushi.portal.views.pms.inventory.lists import ON_A_PAGE
from shirushi.portal.views.pms.reviews.objectives import RUNNING
from shirushi.ui.language import language


@require_safe
@for_business(*WHOLE)
def reviews(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    page = Paginator(reads.reviews(who), ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "page_obj": page,
        "open_decisions": reads.open_decisions(own(request))[:ON_A_PAGE],
        "may_run": who.has(*RUNNING),
    }
    return render(request, "portal/pms/reviews/reviews.html", shown)


@for_business(*RUNNING)
def review_start(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    last = reads.reviews(who).first()
    form = StartForm(request.POST or None, initial=start_initial(last.held_on if last else None, who.on))

    def act() -> ManagementReview:
        return acts.start_review(organisation=own(request), by=who, on=who.on, **form.cleaned_data)

    made = attempt(form, act) if request.method == "POST" and form.is_valid() else None
    if made:
        messages.success(request, _("The inputs are gathered as they stand today."))
        return redirect("portal:pms_review", made.pk)
    return render(request, "portal/pms/reviews/start.html", {"form": form})


def _review(request: HttpRequest, pk: int) -> ManagementReview:
    seen = ManagementReview.objects.visible_to(actor(request))
    found: ManagementReview = get_object_or_404(
        seen.select_related("organisation", "gathered_by", "approved_by"), pk=pk
    )
    return found


def _inputs(review: ManagementReview) -> list[dict[str, Any]]:
    """Each input with its lines in the language of the page, and its decisions."""
    lang = language()
    found = review.inputs.prefetch_related("decisions__owner").order_by("position")
    return [
        {
            "it": each,
            "lines": [line.get(lang, line.get("ja", "")) for line in each.lines],
            "decisions": each.decisions.all(),
        }
        for each in found
    ]


@require_safe
@for_business(*WHOLE)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _review(request, pk))


def _page(
    request: HttpRequest, found: ManagementReview, approve: ApproveForm | None = None, status: int = 200
) -> HttpResponse:
    who = actor(request)
    is_open = not found.approved_on
    if is_open and who.has("representative"):
        approve = approve or ApproveForm(initial={"revision": found.revision})
    shown = {
        "review": found,
        "inputs": _inputs(found),
        "may_run": is_open and who.has(*RUNNING),
        "approve": approve,
        "undecided": is_open and not found.decisions.exists(),
    }
    return render(request, "portal/pms/reviews/review.html", shown, status=status)


@require_POST
@for_business(*RUNNING)
def review_gather(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _review(request, pk), actor(request)
    acts.gather_again(review=found, by=who, on=who.on)
    messages.success(request, _("The inputs are gathered as they stand today."))
    return redirect("portal:pms_review", pk)


@require_POST
@for_business(*RUNNING)
def review_ask(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _review(request, pk), actor(request)
    acts.ask_for_approval(review=found, by=who, on=who.on)
    messages.success(request, _("The minutes are before the representative."))
    return redirect("portal:pms_review", pk)


@require_POST
@for_business("representative")
def review_approve(request: HttpRequest, pk: int) -> HttpResponse:
    found, who, form = _review(request, pk), actor(request), ApproveForm(request.POST)

    def act() -> ManagementReview:
        return acts.approve(review=found, by=who, on=who.on, **form.cleaned_data)

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The review is approved. Its decisions are tasks now."))
        return redirect("portal:pms_review", pk)
    return _page(request, found, form, NOT_DONE)


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*RUNNING)
def review_input(request: HttpRequest, pk: int) -> HttpResponse:
    """One input: a remark, and the decisions on it."""
    who = actor(request)
    mine = ManagementReview.objects.visible_to(who)
    seen = ReviewInput.objects.filter(review__in=mine).select_related("review__organisation")
    found: ReviewInput = get_object_or_404(seen, pk=pk)
    held: dict[str, Any] = {"revision": found.review.revision}
    act = request.POST.get("act")
    remark = RemarkForm(request.POST if act == "remark" else None, initial={**held, "remark": found.remark})
    decide = DecisionForm(request.POST if act == "decide" else None, persons=owners(who), initial=held)
    if request.method == "POST" and _put(request, found, remark if act == "remark" else decide):
        messages.success(request, _("Saved."))
        return redirect("portal:pms_review", found.review_id)
    lang = language()
    shown = {
        "input": found,
        "review": found.review,
        "lines": [line.get(lang, line.get("ja", "")) for line in found.lines],
        "remark": remark,
        "decide": decide,
    }
    status = NOT_DONE if request.method == "POST" else 200
    return render(request, "portal/pms/reviews/input.html", shown, status=status)


def _put(request: HttpRequest, found: ReviewInput, form: RemarkForm | DecisionForm) -> bool:
    who = actor(request)
    if not form.is_valid():
        return False
    revision = form.cleaned_data["revision"]
    if isinstance(form, DecisionForm):
        decision = form.decision()
        return bool(
            attempt(
                form,
                lambda: acts.decide(
                    review_input=found, decision=decision, by=who, on=who.on, revision=revision
                ),
            )
        )
    remark = form.cleaned_data["remark"]
    return bool(
        attempt(
            form,
            lambda: acts.remark_input(
                review_input=found, remark=remark, by=who, on=who.on, revision=revision
            ),
        )
    )


def _decision(request: HttpRequest, pk: int) -> ReviewDecision:
    seen = ReviewDecision.objects.visible_to(actor(request)).select_related(
        "review", "input", "owner", "organisation"
    )
    found: ReviewDecision = get_object_or_404(seen, pk=pk)
    return found


@require_POST
@for_business(*RUNNING)
def review_decision_drop(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _decision(request, pk), actor(request)
    acts.drop_decision(decision=found, by=who, on=who.on)
    messages.success(request, _("The decision was taken back."))
    return redirect("portal:pms_review", found.review_id)


@require_http_methods(["GET", "HEAD", "POST"])
@for_business()
def review_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """One decision: for its owner, and for those who see the review."""
    found, who = _decision(request, pk), actor(request)
    may_report = may_report_done(who, found) and found.review.approved_on and not found.done_on
    allow(may_report_done(who, found) or request.method != "POST")
    form = DoneForm(request.POST or None, initial={"revision": found.revision})

    def act() -> ReviewDecision:
        return acts.report_done(decision=found, by=who, on=who.on, **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("Noted as done."))
        return redirect("portal:pms_review_decision", pk)
    shown = {"decision": found, "form": form if may_report else None, "whole": who.has(*WHOLE)}
    status = NOT_DONE if request.method == "POST" else 200
    return render(request, "portal/pms/reviews/decision.html", shown, status=status)


@require_safe
@for_business(*WHOLE)
def review_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes on paper."""
    found = _review(request, pk)
    return render(request, "portal/pms/reviews/minutes.html", {"review": found, "inputs": _inputs(found)})

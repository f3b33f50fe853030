"""The register of contractors and the evaluation of each."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import NOT_DONE, attempt
from shirushi.pms import contractor_questions, policy_contractors
from shirushi.pms.access import WHOLE
from shirushi.pms.models import Contractor, ContractorEvaluation, Judgement
from shirushi.pms.presentation import contractors as words
from shirushi.pms.queries import contractors as reads
from shirushi.pms.services import contractors as acts
from shirushi.pms.services.contractors.evaluating import MONTHS_TO_NEXT
from shirushi.portal.forms.pms import conflict
from shirushi.portal.forms.pms.contractors import (
    ContractorFilter,
    ContractorForm,
    EndContractorForm,
    ExceptionForm,
    JudgeForm,
    QuestionnaireForm,
)
from shirushi.portal.views.pms.contractor_link import parts
from shirushi.portal.views.pms.downloads import excel
from shirushi.portal.views.pms.evidence.found import of_record
from shirushi.portal.views.pms.inventory.found import own
from shirushi.portal.views.pms.inventory.lists import ON_A_PAGE
from shirushi.rules.dates import corresponding_day
from shirushi.sheets import writing
from shirushi.ui.forms import Form

WRITERS = ("representative", "privacy_officer")
FACTS = (
    "corporate_number", "work", "data", "quantity", "contract_on", "nda_on", "certificates", "re_entrusted_to",
)  # fmt: skip


@require_safe
@for_business(*WHOLE)
def contractors(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    form = ContractorFilter(request.GET)
    found = reads.listed(who, form.asked(), who.on)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [
        {"it": each, "chip": words.standing_of(each), "late": words.is_late(each, who.on)} for each in page
    ]
    shown = {
        "form": form,
        "page_obj": page,
        "rows": rows,
        "filtered": form.asked() != reads.Filter(),
        "may_write": who.has(*WRITERS),
    }
    return render(request, "portal/pms/contractors/contractors.html", shown)


@require_safe
@for_business(*WHOLE)
def contractors_export(request: HttpRequest) -> HttpResponse:
    who, title = actor(request), _("Register of contractors")
    found = reads.listed(who, ContractorFilter(request.GET).asked(), who.on)
    content = writing.workbook(title, words.COLUMNS, reads.rows(found), generated_on=who.on)
    return excel(content, f"{title}_{who.on:%Y%m%d}")


@for_business(*WRITERS)
def contractor_add(request: HttpRequest) -> HttpResponse:
    who, organisation = actor(request), own(request)
    form = ContractorForm(request.POST or None, opened=Contractor(organisation=organisation))

    def act() -> Contractor:
        return acts.register(organisation=organisation, values=form.given(), by=who, on=who.on)

    made = attempt(form, act) if request.method == "POST" and form.is_valid() else None
    if made:
        messages.success(
            request, _("The contractor is in the register. Next: evaluate it before it gets anything.")
        )
        return redirect("portal:contractor", made.pk)
    return render(request, "portal/pms/contractors/form.html", {"form": form})


def _found(request: HttpRequest, pk: int) -> Contractor:
    found: Contractor = get_object_or_404(reads.one(actor(request)), pk=pk)
    return found


@for_business(*WRITERS)
def contractor_change(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _found(request, pk), actor(request)
    form = ContractorForm(request.POST or None, opened=found)

    def act() -> Contractor:
        revision = form.cleaned_data["revision"]
        return acts.change(contractor=found, values=form.given(), by=who, on=who.on, revision=revision)

    sent = request.method == "POST" and form.is_valid()
    if sent and conflict.attempt(form, act, lambda: _found(request, pk)) is not None:
        messages.success(request, _("The data were changed."))
        return redirect("portal:contractor", pk)
    shown = {"form": form, "found": found}
    return render(request, "portal/pms/contractors/form.html", shown, status=conflict.status_of(form))


@require_safe
@for_business(*WHOLE)
def contractor(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _found(request, pk))


def _page(
    request: HttpRequest, found: Contractor, end: Form | None = None, status: int = 200
) -> HttpResponse:
    who = actor(request)
    history = list(reads.evaluations(who).filter(contractor=found)[:ON_A_PAGE])
    shown = {
        "found": found,
        "chip": words.standing_of(found),
        "late": words.is_late(found, who.on),
        "facts": _facts(found),
        "evaluations": history,
        "evidence": of_record(request, found),
        "open": next((each for each in history if not each.judged_on), None),
        "may_write": who.has(*WRITERS) and not found.ended_on,
        "end": end or EndContractorForm(initial={"revision": found.revision, "ended_on": who.on}),
    }
    return render(request, "portal/pms/contractors/contractor.html", shown, status=status)


def _facts(found: Contractor) -> list[tuple[object, Any]]:
    rows = [(words.label_of(name), getattr(found, name)) for name in FACTS]
    rows.append((words.label_of("abroad"), _("yes") if found.abroad else _("no")))
    rows += [
        (words.label_of("remark"), found.remark),
        (_("Ended on"), found.ended_on),
        (_("Reason"), found.end_reason),
    ]
    return [(label, value) for label, value in rows if value not in (None, "")]


@require_POST
@for_business(*WRITERS)
def contractor_end(request: HttpRequest, pk: int) -> HttpResponse:
    found, form, who = _found(request, pk), EndContractorForm(request.POST), actor(request)

    def act() -> Contractor:
        return acts.end(contractor=found, by=who, on=who.on, **form.cleaned_data)

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The work has ended. The records stay."))
        return redirect("portal:contractor", pk)
    return _page(request, _found(request, pk), form, NOT_DONE)


@require_POST
@never_cache
@for_business(*WRITERS)
def contractor_ask(request: HttpRequest, pk: int) -> HttpResponse:
    """The link is shown once: its token is kept nowhere."""
    found, who = _found(request, pk), actor(request)
    asked = acts.ask(contractor=found, by=who, on=who.on)
    address = settings.SITE_ADDRESS.rstrip("/") + reverse("portal:contractor_link", args=[asked.token])
    shown = {"found": found, "evaluation": asked.evaluation, "address": address}
    return render(request, "portal/pms/contractors/asked.html", shown)


@for_business(*WRITERS)
def contractor_record(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _found(request, pk), actor(request)
    form = QuestionnaireForm(request.POST or None)

    def act() -> ContractorEvaluation:
        return acts.record_answers(contractor=found, by=who, on=who.on, **form.given())

    made = attempt(form, act) if request.method == "POST" and form.is_valid() else None
    if made:
        messages.success(request, _("The answers are recorded. Next: judge them."))
        return redirect("portal:contractor_evaluation", made.pk)
    shown = {"found": found, "form": form}
    status = NOT_DONE if form.errors else 200
    return render(request, "portal/pms/contractors/record.html", shown, status=status)


def _evaluation(request: HttpRequest, pk: int) -> ContractorEvaluation:
    found: ContractorEvaluation = get_object_or_404(reads.evaluations(actor(request)), pk=pk)
    return found


@require_safe
@for_business(*WHOLE)
def contractor_evaluation(request: HttpRequest, pk: int) -> HttpResponse:
    return _sheet(request, _evaluation(request, pk), {})


def _sheet(
    request: HttpRequest, evaluation: ContractorEvaluation, bound: dict[str, Form], status: int = 200
) -> HttpResponse:
    shown = {
        "evaluation": evaluation,
        "found": evaluation.contractor,
        "facts": _facts(evaluation.contractor),
        "parts": parts(evaluation),
        "forms": {**_forms(request, evaluation), **bound},
    }
    return render(request, "portal/pms/contractors/evaluation.html", shown, status=status)


def _forms(request: HttpRequest, evaluation: ContractorEvaluation) -> dict[str, Form]:
    """What whoever looks may do next with this evaluation."""
    who, held = actor(request), {"revision": evaluation.revision}
    to_judge = evaluation.answered_on and not evaluation.judged_on
    if to_judge and policy_contractors.may_keep_register(who, evaluation.organisation_id):
        proposed = contractor_questions.proposed(evaluation.answers)
        next_on = corresponding_day(who.on, MONTHS_TO_NEXT)
        return {"judge": JudgeForm(initial={**held, "judgement": proposed, "next_review_on": next_on})}
    unfit = evaluation.judgement == Judgement.UNFIT and not evaluation.excepted_on
    latest = evaluation.judged_on == evaluation.contractor.evaluated_on and not evaluation.contractor.ended_on
    if unfit and latest and policy_contractors.may_except(who, evaluation):
        return {"except": ExceptionForm(initial=held)}
    return {}


@require_POST
@for_business(*WRITERS)
def contractor_judge(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _evaluation(request, pk), actor(request)
    form = JudgeForm(request.POST)
    return _done(
        request, found, "judge", form, lambda given: acts.judge(evaluation=found, by=who, on=who.on, **given)
    )


@require_POST
@for_business("representative")
def contractor_except(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _evaluation(request, pk), actor(request)
    form = ExceptionForm(request.POST)
    return _done(
        request,
        found,
        "except",
        form,
        lambda given: acts.approve_exception(evaluation=found, by=who, on=who.on, **given),
    )


def _done(
    request: HttpRequest,
    found: ContractorEvaluation,
    name: str,
    form: Form,
    act: Callable[[dict[str, Any]], ContractorEvaluation],
) -> HttpResponse:
    if form.is_valid() and attempt(form, lambda: act(dict(form.cleaned_data))) is not None:
        messages.success(request, _("Decided."))
        return redirect("portal:contractor", found.contractor_id)
    return _sheet(request, _evaluation(request, found.pk), {name: form}, NOT_DONE)

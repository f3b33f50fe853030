"""One piece of evidence: put down, looked at, changed, withdrawn."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import NOT_DONE, attempt
from shirushi.people.models import Scheme
from shirushi.pms import editions, policy
from shirushi.pms.models import Evidence
from shirushi.pms.presentation import evidence as words
from shirushi.pms.queries import evidence as reads
from shirushi.pms.services import evidence as acts
from shirushi.portal.forms.pms import conflict
from shirushi.portal.forms.pms.evidence import (
    AddEvidenceForm,
    EvidenceForm,
    FilesForm,
    WithdrawForm,
    served_from,
)
from shirushi.portal.views.pms.evidence.found import READERS, WRITERS, evidence_of, page_of, record_of
from shirushi.portal.views.pms.inventory.found import own
from shirushi.ui.forms import Form
from shirushi.ui.language import language


@for_business(*WRITERS)
def evidence_add(request: HttpRequest) -> HttpResponse:
    """`for` names the requirement and `record` the record that the evidence is put down for."""
    who, organisation = actor(request), own(request)
    record = record_of(request, request.GET.get("record", ""))
    served = served_from(request.GET.getlist("for"))
    opened = Evidence(organisation=organisation, department_id=getattr(record, "department_id", None))
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = AddEvidenceForm(*posted, who=who, opened=opened, initial={"dated_on": who.on})

    def act() -> Evidence:
        return acts.add(
            organisation=organisation,
            values=form.values(),
            uploads=form.cleaned_data["uploads"],
            requirements=served,
            record=record,
            by=who,
            on=who.on,
        )

    made = attempt(form, act) if request.method == "POST" and form.is_valid() else None
    if made:
        messages.success(request, _("The evidence is kept. Look whether it serves further requirements."))
        return redirect("portal:pms_evidence_one", made.pk)
    shown = {
        "form": form,
        "serves": [
            editions.editions(scheme).label(code, language())
            for scheme, code in served
            if scheme in editions.SCHEMES
        ],
        "record": page_of(record) if record else None,
    }
    return render(request, "portal/pms/evidence/form.html", shown, status=NOT_DONE if form.errors else 200)


@for_business(*WRITERS)
def evidence_change(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = evidence_of(request, pk), actor(request)
    form = EvidenceForm(request.POST or None, who=who, opened=found)

    def act() -> Evidence:
        revision = form.cleaned_data["revision"]
        return acts.change(evidence=found, values=form.values(), by=who, on=who.on, revision=revision)

    sent = request.method == "POST" and form.is_valid()
    if sent and conflict.attempt(form, act, lambda: evidence_of(request, pk)) is not None:
        messages.success(request, _("The data were changed."))
        return redirect("portal:pms_evidence_one", pk)
    shown = {"form": form, "found": found}
    return render(request, "portal/pms/evidence/form.html", shown, status=conflict.status_of(form))


@require_safe
@for_business(*READERS)
def evidence_one(request: HttpRequest, pk: int) -> HttpResponse:
    return page(request, evidence_of(request, pk))


def page(
    request: HttpRequest, found: Evidence, bound: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    """The page of one piece, with whatever form could not be taken."""
    who, held = actor(request), {"revision": found.revision}
    shown = {
        "found": found,
        "chip": words.standing_of(found, who.on),
        "facts": _facts(found),
        "files": reads.files_of(found),
        "served": _served(found, who.on),
        "records": [{"link": each, "page": page_of(each.record)} for each in reads.records_of(found)],  # type: ignore[arg-type]
        "may_write": policy.may_write(who, found) and not found.withdrawn_on,
        "forms": {"files": FilesForm(initial=held), "withdraw": WithdrawForm(initial=held), **(bound or {})},
    }
    return render(request, "portal/pms/evidence/one.html", shown, status=status)


def _facts(found: Evidence) -> list[tuple[Any, Any]]:
    rows = [(words.label_of(name), getattr(found, name)) for name in ("shows", "dated_on")]
    if found.covers_from:
        rows += [(words.label_of(name), getattr(found, name)) for name in ("covers_from", "covers_until")]
    rows += [
        (words.label_of("expires_on"), found.expires_on),
        (words.label_of("place"), found.place),
        (_("Department"), str(found.department or _("Whole business"))),
        (_("Withdrawn on"), found.withdrawn_on),
        (_("Withdrawn by"), found.withdrawn_by),
        (_("Reason"), found.withdrawal_reason),
    ]
    return [(label, value) for label, value in rows if value not in (None, "")]


def _served(found: Evidence, on: date) -> list[tuple[str, str]]:
    """Scheme and label of what it serves, in the editions that the business goes by."""
    served = {(link.scheme, link.edition, link.code) for link in found.requirements.all()}
    return [
        (str(Scheme(scheme).label), item.label(language()))
        for scheme, edition in editions.used(found.organisation, on).items()
        for item in edition.items()
        if (scheme, edition.in_force_from, item.code) in served
    ]


@require_POST
@for_business(*WRITERS)
def evidence_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found, form, who = evidence_of(request, pk), WithdrawForm(request.POST), actor(request)

    def act() -> Evidence:
        return acts.withdraw(evidence=found, by=who, on=who.on, **form.cleaned_data)

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The evidence is withdrawn. It stays here with its reason."))
        return redirect("portal:pms_evidence_one", pk)
    return page(request, evidence_of(request, pk), {"withdraw": form}, NOT_DONE)

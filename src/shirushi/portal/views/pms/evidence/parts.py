"""The files of evidence, the requirements that it serves, the records that it belongs to."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import NOT_DONE, attempt
from shirushi.pms import editions
from shirushi.pms.models import Evidence, EvidenceFile, EvidenceRecord
from shirushi.pms.models.evidence import RECORDS
from shirushi.pms.queries import evidence as reads
from shirushi.pms.services import evidence as acts
from shirushi.portal.forms.pms.evidence import FilesForm, FindForm, ReplaceForm, RequirementsForm
from shirushi.portal.views.pms.evidence.found import WRITERS, evidence_of, file_of, page_of, record_of
from shirushi.portal.views.pms.evidence.pieces import page
from shirushi.portal.views.pms.inventory.lists import ON_A_PAGE
from shirushi.ui.forms import Form


@require_POST
@for_business(*WRITERS)
def evidence_files(request: HttpRequest, pk: int) -> HttpResponse:
    found, form, who = evidence_of(request, pk), FilesForm(request.POST, request.FILES), actor(request)

    def act() -> list[EvidenceFile]:
        given = form.cleaned_data
        return acts.add_files(
            evidence=found, uploads=given["uploads"], by=who, on=who.on, revision=given["revision"]
        )

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The files are kept."))
        return redirect("portal:pms_evidence_one", pk)
    return page(request, evidence_of(request, pk), {"files": form}, NOT_DONE)


@for_business(*WRITERS)
def evidence_replace(request: HttpRequest, pk: int, held: int) -> HttpResponse:
    found, who = file_of(request, pk, held), actor(request)
    form = ReplaceForm(
        request.POST or None, request.FILES or None, initial={"revision": found.evidence.revision}
    )

    def act() -> EvidenceFile:
        given = form.cleaned_data
        return acts.replace_file(
            held=found, upload=given["upload"], by=who, on=who.on, revision=given["revision"]
        )

    if request.method == "POST" and form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The new file takes its place. The old one is kept with its day."))
        return redirect("portal:pms_evidence_one", pk)
    shown = {"form": form, "held": found, "found": found.evidence}
    status = NOT_DONE if form.errors else 200
    return render(request, "portal/pms/evidence/replace.html", shown, status=status)


@require_POST
@for_business(*WRITERS)
def evidence_set_aside(request: HttpRequest, pk: int, held: int) -> HttpResponse:
    found, form, who = file_of(request, pk, held), Form(request.POST), actor(request)
    if form.is_valid() and attempt(form, lambda: acts.set_aside(held=found, by=who, on=who.on)) is not None:
        messages.success(request, _("The file is set aside. It is kept with its day."))
        return redirect("portal:pms_evidence_one", pk)
    return page(request, evidence_of(request, pk), {"aside": form}, NOT_DONE)


@for_business(*WRITERS)
def evidence_requirements(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = evidence_of(request, pk), actor(request)
    used = editions.used(found.organisation, who.on)
    served = [
        (link.scheme, link.code)
        for link in found.requirements.all()
        if link.edition == used[link.scheme].in_force_from
    ]
    form = RequirementsForm(
        request.POST or None, used=used, served=served, initial={"revision": found.revision}
    )

    def act() -> Evidence:
        revision = form.cleaned_data["revision"]
        return acts.serve(evidence=found, requirements=form.served(), by=who, on=who.on, revision=revision)

    if request.method == "POST" and form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("It is on record what the evidence serves."))
        return redirect("portal:pms_evidence_one", pk)
    shown = {"form": form, "found": found, "parts": form.parts()}
    status = NOT_DONE if form.errors else 200
    return render(request, "portal/pms/evidence/requirements.html", shown, status=status)


@require_POST
@for_business(*WRITERS)
def evidence_detach(request: HttpRequest, pk: int, link: int) -> HttpResponse:
    who = actor(request)
    seen = EvidenceRecord.objects.visible_to(who).filter(evidence=pk)
    related = ("evidence", "operation_check__department", *RECORDS)
    acts.detach(link=get_object_or_404(seen.select_related(*related), pk=link), by=who, on=who.on)
    messages.success(request, _("The evidence does not belong to this record any more. Both stay."))
    return redirect("portal:pms_evidence_one", pk)


@for_business(*WRITERS)
def evidence_attach(request: HttpRequest, record: str) -> HttpResponse:
    """What is kept already and shows this record too: one button each."""
    who, named = actor(request), record_of(request, record)
    if request.method == "POST":
        key = request.POST.get("evidence", "")
        chosen = evidence_of(request, int(key) if key.isdecimal() else 0)
        acts.attach(evidence=chosen, record=named, by=who, on=who.on)
        messages.success(request, _("The evidence belongs to this record from now on."))
        return redirect(page_of(named)[1])
    form = FindForm(request.GET)
    found = reads.to_attach(who, named, form.text())
    shown = {
        "form": form,
        "record": page_of(named),
        "page_obj": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "named": record,
    }
    return render(request, "portal/pms/evidence/attach.html", shown)

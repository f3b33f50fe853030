"""The list of documents, taking over those that ship, one of one's own."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from shirushi.entrance.clock import today
from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.people.models import Organisation
from shirushi.people.queries import people_with
from shirushi.pms.document_templates import summary_of
from shirushi.pms.models import Document, DocumentVersion
from shirushi.pms.queries import documents as reads
from shirushi.pms.services import documents as acts
from shirushi.portal.forms.pms.documents import AdoptForm, CommentForm, KindForm, NoticeForm, OwnDocumentForm
from shirushi.portal.views.pms.documents import found
from shirushi.portal.views.pms.inventory.found import holding_of


@require_safe
@for_business(*found.READS)
def documents(request: HttpRequest) -> HttpResponse:
    who, form = actor(request), KindForm(request.GET or None)
    listed = reads.listed(who)
    if form.is_valid() and form.cleaned_data["kind"]:
        listed = listed.filter(kind=form.cleaned_data["kind"])
    page = Paginator(listed, found.ON_A_PAGE).get_page(request.GET.get("page"))
    sees_all = who.has(*found.SEES)
    shown = {
        "form": form,
        "page_obj": page,
        "rows": [_row(each, sees_all) for each in page],
        "may_write": who.has(*found.WRITES),
        "sees_all": sees_all,
        "filtered": bool(request.GET),
    }
    return render(request, "portal/pms/documents/documents.html", shown)


def _row(document: Document, sees_all: bool) -> dict[str, Any]:
    state = getattr(document, "open_state", None) if sees_all else None
    return {
        "document": document,
        "chip": found.chip(state) if state else None,
        "summary": summary_of(document.code),
    }


@for_business(*found.WRITES)
def adopt(request: HttpRequest) -> HttpResponse:
    who, organisation = actor(request), found.own(request)
    form = AdoptForm(request.POST or None, initial=_names_of(organisation))

    def act() -> list[Document]:
        names = acts.Names(**form.cleaned_data)
        return acts.adopt_templates(organisation=organisation, names=names, by=who, on=who.on)

    if request.method == "POST" and form.is_valid() and (made := attempt(form, act)) is not None:
        said = ngettext("%(count)s draft is there.", "%(count)s drafts are there.", len(made)) % {
            "count": len(made)
        }
        messages.success(request, said if made else _("Every shipped document is there already."))
        return redirect("portal:pms_documents")
    status = found.NOT_DONE if form.errors else 200
    return render(request, "portal/pms/documents/adopt.html", {"form": form}, status=status)


def _names_of(organisation: Organisation) -> dict[str, Any]:
    """What is known already: who holds which role today."""
    roles = ("representative", "privacy_officer", "audit_officer")
    held = {role: next(iter(people_with(organisation, [role], today())), "") for role in roles}
    names = {role: str(person) for role, person in held.items()}
    return {**names, "company": organisation.name, "address": organisation.address, "enacted_on": today()}


@for_business(*found.WRITES)
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """The text shown to the persons of an entry of the inventory, filled from it."""
    who, holding = actor(request), holding_of(request, pk)
    known = _names_of(holding.organisation)
    form = NoticeForm(request.POST or None, initial=known)

    def act() -> DocumentVersion:
        used_at = form.cleaned_data["used_at"]
        return acts.make_notice(holding=holding, names=form.names(), used_at=used_at, by=who, on=who.on)

    if request.method == "POST" and form.is_valid() and (made := attempt(form, act)):
        messages.success(request, _("The draft is there. Fill in what stands in 【…】, then approve it."))
        return redirect("portal:pms_document_edit", made.pk)
    status = found.NOT_DONE if form.errors else 200
    shown = {"form": form, "holding": holding}
    return render(request, "portal/pms/documents/notice.html", shown, status=status)


@for_business(*found.WRITES)
def add(request: HttpRequest) -> HttpResponse:
    who, form = actor(request), OwnDocumentForm(request.POST or None)

    def act() -> Document:
        return acts.add_document(organisation=found.own(request), **form.cleaned_data, by=who, on=who.on)

    if request.method == "POST" and form.is_valid() and (made := attempt(form, act)):
        messages.success(request, _("The document is there as a draft."))
        return redirect("portal:pms_document", made.pk)
    status = found.NOT_DONE if form.errors else 200
    return render(request, "portal/pms/documents/add.html", {"form": form}, status=status)


@require_POST
@for_business(*found.WRITES)
def ask_all(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    count = acts.ask_all(organisation=found.own(request), by=who, on=who.on)
    said = ngettext(
        "%(count)s document waits for the representative.",
        "%(count)s documents wait for the representative.",
        count,
    )
    messages.success(request, said % {"count": count} if count else _("There is no draft to put forward."))
    return redirect("portal:pms_documents")


@require_safe
@for_business(*found.SEES)
def approvals(request: HttpRequest) -> HttpResponse:
    """What waits for the representative, to be approved one by one or all at once."""
    page = Paginator(reads.waiting(actor(request)), found.ON_A_PAGE).get_page(request.GET.get("page"))
    may_approve = actor(request).has(*found.APPROVES)
    shown = {"page_obj": page, "form": CommentForm(), "may_approve": may_approve}
    return render(request, "portal/pms/documents/approvals.html", shown)


@require_POST
@for_business(*found.APPROVES)
def approve_all(request: HttpRequest) -> HttpResponse:
    who, form = actor(request), CommentForm(request.POST)
    comment = form.cleaned_data["comment"] if form.is_valid() else ""
    count = acts.approve_all(organisation=found.own(request), by=who, on=who.on, comment=comment)
    said = ngettext("%(count)s document is approved.", "%(count)s documents are approved.", count)
    messages.success(request, said % {"count": count})
    return redirect("portal:pms_documents")

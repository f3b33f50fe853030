"""One document: its text in force, its versions and what differs; approval; a copy on paper, Word, PDF."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.people.rights import allow
from shirushi.pms import differences, documents_out
from shirushi.pms.document_templates import summary_of
from shirushi.pms.document_text import blocks
from shirushi.pms.models import Acknowledgement, Document, DocumentVersion
from shirushi.pms.policy_documents import may_approve_document, may_write_documents
from shirushi.pms.queries import documents as reads
from shirushi.pms.services import documents as acts
from shirushi.portal.forms.pms.documents import AskForm, CommentForm, EverybodyForm, ReturnForm
from shirushi.portal.views.pms.documents import found

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@for_business(*found.READS)
def document(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, found.document_of(request, pk))


def _page(request: HttpRequest, shown: Document, **forms: Any) -> HttpResponse:
    who = actor(request)
    listed = list(reads.versions(shown, who))
    holding = reads.in_force(shown, who.on)
    still_open = next((each for each in listed if each.state != "approved"), None)
    context = {
        "document": shown,
        "summary": summary_of(shown.code),
        "in_force": holding,
        "blocks": blocks(holding.text) if holding else [],
        "open": still_open,
        "open_chip": found.chip(still_open.state) if still_open else None,
        "open_blocks": blocks(still_open.text) if still_open and not holding else [],
        "differences": differences.between(holding.text, still_open.text) if still_open and holding else [],
        "versions": [(each, found.chip(each.state)) for each in listed],
        "asked": _asked(request, holding),
        "may_write": may_write_documents(who, shown.organisation_id),
        "may_approve": may_approve_document(who, shown),
        "sees_all": who.has(*found.SEES),
        "ask_form": AskForm(
            auto_id="ask_%s", initial={"effective_on": still_open and still_open.effective_on}
        ),
        "comment_form": CommentForm(auto_id="approve_%s"),
        "return_form": ReturnForm(auto_id="return_%s"),
        "everybody_form": EverybodyForm(auto_id="everybody_%s"),
        **forms,
    }
    status = found.NOT_DONE if any(form.errors for form in forms.values()) else 200
    return render(request, "portal/pms/documents/document.html", context, status=status)


def _asked(request: HttpRequest, version: DocumentVersion | None) -> Acknowledgement | None:
    """The latest asking of everybody about the text in force."""
    seen = Acknowledgement.objects.visible_to(actor(request))
    latest: Acknowledgement | None = seen.filter(version=version).order_by("-pk").first() if version else None
    return latest


@require_safe
@for_business(*found.READS)
def version(request: HttpRequest, pk: int) -> HttpResponse:
    """An older, coming or open version in full."""
    shown = found.version_of(request, pk)
    context = {
        "version": shown,
        "chip": found.chip(shown.state),
        "blocks": blocks(shown.text),
        "head": documents_out.head(shown),
        "others": reads.versions(shown.document, actor(request)).exclude(pk=pk),
    }
    return render(request, "portal/pms/documents/version.html", context)


@require_safe
@for_business(*found.READS)
def compare(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """What differs between two versions of one document, the older one first."""
    pair = [found.version_of(request, pk), found.version_of(request, other)]
    older, newer = sorted(pair, key=lambda each: each.number)
    if older.document_id != newer.document_id:
        raise Http404
    shown = older.document
    lines = differences.between(older.text, newer.text)
    context = {"document": shown, "older": older, "newer": newer, "lines": lines}
    context["is_changed"] = any(line.is_changed for line in lines)
    return render(request, "portal/pms/documents/compare.html", context)


@require_safe
@for_business(*found.READS)
def printed(request: HttpRequest, pk: int) -> HttpResponse:
    shown = found.version_of(request, pk)
    context = {"version": shown, "blocks": blocks(shown.text), "head": documents_out.head(shown)}
    return render(request, "portal/pms/documents/printed.html", context)


@require_safe
@for_business(*found.READS)
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    shown = found.version_of(request, pk)
    return _file(documents_out.as_pdf(shown), shown, "application/pdf", "pdf")


@require_safe
@for_business(*found.READS)
def word(request: HttpRequest, pk: int) -> HttpResponse:
    shown = found.version_of(request, pk)
    return _file(documents_out.as_word(shown), shown, DOCX, "docx")


def _file(content: bytes, shown: DocumentVersion, media_type: str, ending: str) -> HttpResponse:
    name = quote(f"{shown.document.title}_{_('Version %(number)s') % {'number': shown.number}}")
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}.{ending}"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_POST
@for_business(*found.WRITES)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    shown, who, form = found.version_of(request, pk), actor(request), AskForm(request.POST, auto_id="ask_%s")

    def act() -> DocumentVersion:
        return acts.ask_approval(version=shown, by=who, on=who.on, **form.cleaned_data)

    return _back(request, shown, act, _("The representative is asked."), ask_form=form)


@require_POST
@for_business(*found.WRITES)
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    shown, who = found.version_of(request, pk), actor(request)
    form = CommentForm(request.POST, auto_id="approve_%s")

    def act() -> DocumentVersion:
        return acts.approve(
            version=shown, by=who, on=who.on, revision=_revision(request), **form.cleaned_data
        )

    return _back(request, shown, act, _("The version is approved."), comment_form=form)


def _revision(request: HttpRequest) -> int | None:
    """What the approver read, if the page says so."""
    sent = request.POST.get("revision", "")
    return int(sent) if sent.isdecimal() else None


@require_POST
@for_business(*found.WRITES)
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    shown, who = found.version_of(request, pk), actor(request)
    form = ReturnForm(request.POST, auto_id="return_%s")

    def act() -> DocumentVersion:
        return acts.return_version(version=shown, by=who, on=who.on, **form.cleaned_data)

    return _back(request, shown, act, _("Sent back. The privacy officer is told."), return_form=form)


@require_POST
@for_business(*found.WRITES)
def ask_everybody(request: HttpRequest, pk: int) -> HttpResponse:
    shown, who = found.version_of(request, pk), actor(request)
    allow(may_write_documents(who, shown.organisation_id))
    form = EverybodyForm(request.POST, auto_id="everybody_%s")

    def act() -> Acknowledgement:
        return acts.ask_to_confirm(version=shown, by=who, on=who.on, **form.cleaned_data)

    return _back(request, shown, act, _("Everybody is asked to read and confirm."), everybody_form=form)


def _back(
    request: HttpRequest, shown: DocumentVersion, act: Callable[[], Any], said: str, **forms: Any
) -> HttpResponse:
    """A small form of the document's page: done, or the reason on the page that it came from."""
    (form,) = forms.values()
    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, said)
        return redirect("portal:pms_document", shown.document_id)
    return _page(request, shown.document, **forms)

"""Writing a draft in the browser, or bringing it from Word with a look at what would change."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.people.rights import allow
from shirushi.pms import differences
from shirushi.pms.documents_in import MOST_BYTES, Taken, from_word
from shirushi.pms.models import DocumentVersion
from shirushi.pms.policy_documents import may_write_documents
from shirushi.pms.services import documents as acts
from shirushi.portal.forms.pms import conflict
from shirushi.portal.forms.pms.documents import DraftForm, WordForm
from shirushi.portal.views.pms.documents import found


@require_POST
@for_business(*found.WRITES)
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    shown, who = found.document_of(request, pk), actor(request)
    draft = acts.begin_draft(document=shown, by=who, on=who.on)
    return redirect("portal:pms_document_edit", draft.pk)


def _draft(request: HttpRequest, pk: int) -> DocumentVersion:
    shown = found.version_of(request, pk)
    allow(may_write_documents(actor(request), shown.organisation_id))
    return shown


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*found.WRITES)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    shown, who = _draft(request, pk), actor(request)
    form = DraftForm(request.POST or None, opened=shown)

    def act() -> DocumentVersion:
        given = form.given()
        revision = form.cleaned_data["revision"]
        return acts.edit_draft(version=shown, **given, by=who, on=who.on, revision=revision)

    def fresh() -> DocumentVersion:
        return get_object_or_404(DocumentVersion, pk=pk)

    if request.method == "POST" and form.is_valid() and conflict.attempt(form, act, fresh) is not None:
        messages.success(request, _("The draft is saved."))
        return redirect("portal:pms_document", shown.document_id)
    return _page(request, shown, form, WordForm())


def _page(request: HttpRequest, shown: DocumentVersion, form: DraftForm, word: WordForm) -> HttpResponse:
    wrong = found.NOT_DONE if form.errors or word.errors else 200
    status = conflict.status_of(form) if form.conflicts or form.last_change else wrong
    context = {"version": shown, "form": form, "word": word, "may_edit": shown.is_open}
    return render(request, "portal/pms/documents/edit.html", context, status=status)


@require_POST
@for_business(*found.WRITES)
def from_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a Word file and show what it would make of the draft. Nothing is saved yet."""
    shown, form = _draft(request, pk), WordForm(request.POST, request.FILES)

    def read() -> Taken:
        sent: Any = form.cleaned_data["word"]
        return from_word(sent.read(MOST_BYTES + 1))

    if not form.is_valid() or (taken := attempt(form, read)) is None:
        return _page(request, shown, DraftForm(opened=shown), form)
    lines = differences.between(shown.text, taken.text)
    context = {
        "version": shown,
        "taken": taken,
        "lines": lines,
        "is_changed": any(line.is_changed for line in lines),
        "form": DraftForm(opened=shown, initial={"text": taken.text}),
    }
    return render(request, "portal/pms/documents/word.html", context)


@require_POST
@for_business(*found.WRITES)
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    shown, who = _draft(request, pk), actor(request)
    acts.drop_draft(version=shown, by=who, on=who.on)
    messages.success(request, _("The draft is given up."))
    if DocumentVersion.objects.filter(document=shown.document_id).exists():
        return redirect("portal:pms_document", shown.document_id)
    return redirect("portal:pms_documents")

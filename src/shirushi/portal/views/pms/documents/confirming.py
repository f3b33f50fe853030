"""Everybody confirms: one's own page with one click, and the officer's state by department."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.people.rights import allow
from shirushi.pms.document_text import blocks
from shirushi.pms.models import Acknowledgement, ReadConfirmation
from shirushi.pms.policy_documents import may_confirm_reading, may_write_documents
from shirushi.pms.queries import documents as reads
from shirushi.pms.services import documents as acts
from shirushi.portal.forms.pms.documents import PaperForm
from shirushi.portal.views.pms.documents import found


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*found.READS)
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """The text, and one button: read and understood."""
    shown, who = found.confirmation_of(request, pk), actor(request)
    allow(may_confirm_reading(who, shown))
    if request.method == "POST":
        acts.confirm_reading(confirmation=shown, by=who, on=who.on)
        messages.success(request, _("Thank you. Your confirmation is recorded."))
        return redirect("portal:home")
    read = shown.acknowledgement.version
    context = {"confirmation": shown, "version": read, "blocks": blocks(read.text)}
    return render(request, "portal/pms/documents/confirm.html", context)


@require_safe
@for_business(*found.SEES)
def state(request: HttpRequest, pk: int) -> HttpResponse:
    return _state(
        request, found.acknowledgement_of(request, pk), PaperForm(initial={"confirmed_on": actor(request).on})
    )


def _state(request: HttpRequest, asked: Acknowledgement, form: PaperForm) -> HttpResponse:
    who = actor(request)
    rows = reads.read_by_department(asked, who)
    page = Paginator(reads.unconfirmed(asked, who), found.ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "asked": asked,
        "rows": rows,
        "confirmed": sum(row.confirmed for row in rows),
        "count": sum(row.asked for row in rows),
        "page_obj": page,
        "form": form,
        "may_write": may_write_documents(who, asked.organisation_id) and not asked.closed_on,
    }
    status = found.NOT_DONE if form.errors else 200
    return render(request, "portal/pms/documents/state.html", context, status=status)


@require_POST
@for_business(*found.WRITES)
def on_paper(request: HttpRequest, pk: int) -> HttpResponse:
    shown, who, form = found.confirmation_of(request, pk), actor(request), PaperForm(request.POST)

    def act() -> ReadConfirmation:
        return acts.record_on_paper(confirmation=shown, by=who, on=who.on, **form.cleaned_data)

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("Recorded: %(name)s signed on paper.") % {"name": shown.worker.name})
        return redirect("portal:pms_document_confirmations", shown.acknowledgement_id)
    return _state(request, shown.acknowledgement, form)


@require_POST
@for_business(*found.WRITES)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    asked, who = found.acknowledgement_of(request, pk), actor(request)
    acts.close_acknowledgement(acknowledgement=asked, by=who, on=who.on)
    messages.success(request, _("Closed. Who did not confirm stays on the list."))
    return redirect("portal:pms_document_confirmations", pk)

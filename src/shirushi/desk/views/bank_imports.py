"""What the bank says: upload a file, look at the proposed invoices, take lines as payments, undo a file."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shirushi.billing import queries, services
from shirushi.billing.matching import Proposal
from shirushi.billing.models import BankImport, BankLine, Invoice
from shirushi.desk.forms.billing import BankFileForm, ReasonForm
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt, sentence
from shirushi.people.models import Organisation
from shirushi.record.errors import ActRefused

ON_A_PAGE = 50
NOT_DONE = 422
HANDLERS = ("clerk", "officer")
MEGABYTE = 1024 * 1024


@require_http_methods(["GET", "HEAD", "POST"])
@for_body(*HANDLERS)
def bank_files(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    form = BankFileForm(request.POST or None, request.FILES or None, megabytes=_megabytes())
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: _imported(request, form))
        if made:
            return redirect("desk:bank_file", made.pk)
    page = Paginator(queries.bank_files_of(who), ON_A_PAGE).get_page(request.GET.get("page"))
    status = NOT_DONE if form.errors else 200
    return render(request, "desk/billing/bank_files.html", {"form": form, "page_obj": page}, status=status)


def _megabytes() -> int:
    return int(settings.IMPORT_LIMIT_BYTES) // MEGABYTE


def _imported(request: HttpRequest, form: BankFileForm) -> BankImport:
    who, upload = actor(request), form.cleaned_data["upload"]
    issuer = Organisation.objects.visible_to(who).get(pk=who.organisation_id or 0)
    return services.import_bank_file(
        issuer=issuer, name=upload.name, content=upload.read(), by=who, on=who.on
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_body(*HANDLERS)
def bank_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The lines with what each seems to pay; ticked ones are taken as proposed, or all as they stand."""
    found = _found(request, pk)
    if request.method == "POST":
        _take(request, found)
        return redirect("desk:bank_file", found.pk)
    page = Paginator(queries.lines_of(found), ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {"file": found, "page_obj": page, "rows": list(_rows(found, page)), "undo": ReasonForm()}
    return render(request, "desk/billing/bank_file.html", shown)


@for_body(*HANDLERS)
@require_POST
def bank_file_undo(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _found(request, pk), actor(request)
    form = ReasonForm(request.POST)
    if form.is_valid():
        services.undo_import(bank_import=found, reason=form.cleaned_data["reason"], by=who, on=who.on)
        messages.success(request, _("The payments of this file are taken back."))
    else:
        messages.error(request, _("Give a reason. Nothing was changed."))
    return redirect("desk:bank_file", found.pk)


def _found(request: HttpRequest, pk: int) -> BankImport:
    found: BankImport = get_object_or_404(BankImport.objects.visible_to(actor(request)), pk=pk)
    return found


@dataclass(frozen=True)
class Row:
    line: BankLine
    proposal: Proposal

    @property
    def chosen(self) -> str:
        return ",".join(str(each.pk) for each in self.proposal.invoices)


def _rows(found: BankImport, page: "Page[BankLine]") -> Iterator[Row]:
    matcher = queries.matcher_of(found.issuer_id)
    for line in page:
        yield Row(line, queries.proposal_for(line, matcher) if line.waits else Proposal())


def _take(request: HttpRequest, found: BankImport) -> None:
    """Each line by itself: what is refused is said, the others are recorded."""
    lines = {str(line.pk): line for line in found.lines.filter(payment=None) if line.waits}
    taken = 0
    for ticked in request.POST.getlist("take"):
        key, _colon, chosen = ticked.partition(":")
        if key in lines:
            taken += _taken(request, lines[key], chosen)
    if taken:
        messages.success(request, _("%(count)s payments are recorded.") % {"count": taken})
    elif not request.POST.getlist("take"):
        messages.error(request, _("Tick the lines that you want to record. Nothing was changed."))


def _taken(request: HttpRequest, line: BankLine, chosen: str) -> bool:
    who = actor(request)
    keys = [int(key) for key in chosen.split(",") if key.isdecimal()]
    invoices = Invoice.objects.visible_to(who).filter(pk__in=keys, issuer_id=who.organisation_id)
    try:
        services.take_line(line=line, invoices=list(invoices.order_by("issued_on", "pk")), by=who, on=who.on)
    except ActRefused as refusal:
        messages.error(request, f"{line.number}: {sentence(refusal)}")
        return False
    return True

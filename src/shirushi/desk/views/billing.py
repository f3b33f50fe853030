"""Invoices of a body: the list, each with what its issuer can do about it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from shirushi.billing import policy, presentation, queries, services
from shirushi.billing.models import Invoice, Refund
from shirushi.desk.forms.billing import (
    CancelForm,
    ConfirmForm,
    CreditForm,
    InvoiceFilter,
    PaidBackForm,
    PaidForm,
)
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.people.rulebook import current
from shirushi.ui.forms import Form

ON_A_PAGE = 25
NOT_DONE = 422
HANDLERS = ("clerk", "officer")


@for_body(*HANDLERS)
def invoices(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    asked = InvoiceFilter(request.GET)
    asked.is_valid()
    found = queries.issued_by(who, **asked.cleaned_data)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {"filter": asked, "page_obj": page, "rows": presentation.rows(page, who.on)}
    shown["reminder_days"] = current().settings[who.scheme].payment_reminder_days
    return render(request, "desk/billing/invoices.html", shown)


@for_body(*HANDLERS)
def invoice(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _invoice(request, pk))


@for_body(*HANDLERS)
@require_POST
def invoice_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _invoice(request, pk), actor(request)

    def act(given: dict[str, Any]) -> None:
        services.confirm_provisional(invoice=found, remark=given["remark"], by=who, on=who.on)

    return _done(request, found, "confirm", act, _("Confirmed. The business is asked to pay."))


@for_body(*HANDLERS)
@require_POST
def invoice_paid(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _invoice(request, pk), actor(request)

    def act(given: dict[str, Any]) -> None:
        services.pay_invoice(
            invoice=found,
            paid_on=given["paid_on"],
            amount=given["amount"] or found.owed,
            payer_name=given["payer_name"],
            reference=given["reference"],
            by=who,
            on=who.on,
        )

    return _done(request, found, "paid", act, _("The payment is recorded."))


@for_body(*HANDLERS)
@require_POST
def invoice_credit(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _invoice(request, pk), actor(request)

    def act(given: dict[str, Any]) -> None:
        services.credit_invoice(invoice=found, by=who, on=who.on, **given)

    return _done(request, found, "credit", act, _("The credit note is issued."))


@for_body(*HANDLERS)
@require_POST
def invoice_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _invoice(request, pk), actor(request)

    def act(given: dict[str, Any]) -> None:
        services.cancel_invoice(invoice=found, reason=given["reason"], by=who, on=who.on)

    return _done(request, found, "cancel", act, _("The invoice is cancelled."))


@for_body(*HANDLERS)
@require_POST
def invoice_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the document of an invoice that is older than the keeping of documents."""
    found, who = _invoice(request, pk), actor(request)
    services.make_missing_paper(invoice=found, by=who, on=who.on)
    messages.success(request, str(_("The document is made and kept.")))
    return redirect("desk:invoice", found.pk)


@for_body(*HANDLERS)
@require_POST
def refund_paid(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    refund: Refund = get_object_or_404(Refund.objects.visible_to(who), pk=pk)

    def act(given: dict[str, Any]) -> None:
        services.mark_paid_back(refund=refund, by=who, on=given["paid_back_on"])

    return _done(
        request, _invoice(request, refund.invoice_id), "paid_back", act, _("The refund is recorded.")
    )


def _invoice(request: HttpRequest, pk: int) -> Invoice:
    found: Invoice = get_object_or_404(
        queries.with_its_sheet(Invoice.objects.visible_to(actor(request))), pk=pk
    )
    return found


FORMS: dict[str, type[Form]] = {
    "confirm": ConfirmForm,
    "paid": PaidForm,
    "credit": CreditForm,
    "cancel": CancelForm,
    "paid_back": PaidBackForm,
}


def _done(
    request: HttpRequest,
    found: Invoice,
    name: str,
    act: Callable[[dict[str, Any]], None],
    said: str | Promise,
) -> HttpResponse:
    """Do it and go back to the invoice, or show the invoice with what was refused."""
    form = FORMS[name](request.POST)
    if form.is_valid():
        attempt(form, lambda: act(form.cleaned_data))
    if form.errors:
        return _page(request, found, {name: form}, status=NOT_DONE)
    messages.success(request, str(said))
    return redirect("desk:invoice", found.pk)


def _page(
    request: HttpRequest, found: Invoice, bound: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    who, bound = actor(request), bound or {}
    offered = {name: bound.get(name) or FORMS[name]() for name in _possible(who, found)}
    shown = {
        "sheet": presentation.sheet(found, who.on),
        "forms": offered,
        "refused": next(iter(bound.values()), None),
        "may_make_paper": found.is_open and not found.awaits_confirmation and not found.paper_id,
    }
    return render(request, "desk/billing/invoice.html", shown, status=status)


def _possible(who: Any, found: Invoice) -> list[str]:
    """What the actor can do about the invoice as it stands."""
    if not policy.may_handle(who, found):
        return []
    refund = queries.refund_of(found)
    possible = {
        "confirm": found.awaits_confirmation,
        "paid": found.is_open and not found.awaits_confirmation,
        "credit": found.is_open and not found.awaits_confirmation,
        "cancel": found.is_open,
        "paid_back": refund is not None and refund.paid_back_on is None,
    }
    return [name for name, now in possible.items() if now]

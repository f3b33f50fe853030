"""Money that arrived: the list, what no invoice took, and what is done with it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from shirushi.billing import queries, services
from shirushi.billing.models import Invoice, Payment
from shirushi.desk.forms.billing import AssignForm, PaymentFilter, ReasonForm, ReturnForm
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.record.errors import ActRefused
from shirushi.ui.forms import Form

ON_A_PAGE = 25
NOT_DONE = 422
HANDLERS = ("clerk", "officer")
FORMS: dict[str, type[Form]] = {"assign": AssignForm, "return": ReturnForm, "reverse": ReasonForm}


@for_body(*HANDLERS)
def payments(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    asked = PaymentFilter(request.GET)
    status = asked.cleaned_data["status"] if asked.is_valid() else ""
    page = Paginator(queries.payments_to(who, status), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/billing/payments.html", {"filter": asked, "page_obj": page})


@for_body(*HANDLERS)
def payment(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _payment(request, pk))


@for_body(*HANDLERS)
@require_POST
def payment_assign(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _payment(request, pk), actor(request)

    def act(given: dict[str, Any]) -> None:
        services.allocate(payment=found, invoice=_numbered(request, given["number"]), by=who, on=who.on)

    return _done(request, found, "assign", act)


def _numbered(request: HttpRequest, number: str) -> Invoice:
    who = actor(request)
    mine = Invoice.objects.visible_to(who).filter(issuer_id=who.organisation_id)
    found: Invoice | None = mine.filter(number=number.strip()).first()
    if found is None:
        raise ActRefused("no_such_invoice", _("You have issued no invoice of this number."))
    return found


@for_body(*HANDLERS)
@require_POST
def payment_return(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _payment(request, pk), actor(request)

    def act(given: dict[str, Any]) -> None:
        services.return_money(payment=found, by=who, on=who.on, **given)

    return _done(request, found, "return", act)


@for_body(*HANDLERS)
@require_POST
def payment_reverse(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _payment(request, pk), actor(request)

    def act(given: dict[str, Any]) -> None:
        services.reverse_payment(payment=found, reason=given["reason"], by=who, on=who.on)

    return _done(request, found, "reverse", act)


def _payment(request: HttpRequest, pk: int) -> Payment:
    found: Payment = get_object_or_404(queries.with_its_parts(actor(request)), pk=pk)
    return found


def _done(
    request: HttpRequest, found: Payment, name: str, act: Callable[[dict[str, Any]], None]
) -> HttpResponse:
    form = FORMS[name](request.POST)
    if form.is_valid():
        attempt(form, lambda: act(form.cleaned_data))
    if form.errors:
        return _page(request, found, {name: form}, status=NOT_DONE)
    messages.success(request, str(_("Recorded.")))
    return redirect("desk:payment", found.pk)


def _page(
    request: HttpRequest, found: Payment, bound: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    bound = bound or {}
    offered = ["assign", "return"] if found.left else []
    offered += [] if found.reversed_on else ["reverse"]
    shown = {
        "payment": found,
        "proposal": queries.proposal_for(found, queries.matcher_of(found.issuer_id)) if found.left else None,
        "assign": (bound.get("assign") or AssignForm()) if "assign" in offered else None,
        "give_back": (bound.get("return") or ReturnForm()) if "return" in offered else None,
        "reverse": (bound.get("reverse") or ReasonForm()) if "reverse" in offered else None,
        "refused": next(iter(bound.values()), None),
    }
    return render(request, "desk/billing/payment.html", shown, status=status)

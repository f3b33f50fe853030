"""Invoices of a business: the list, and each as a sheet to print."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from shirushi.billing import presentation, queries
from shirushi.entrance.doors import actor, for_business
from shirushi.people.access import DOSSIER_ROLES

ON_A_PAGE = 25


@for_business(*DOSSIER_ROLES)
def invoices(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    page = Paginator(queries.payable_by(who), ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {"owed": queries.owed_by(who), "page_obj": page, "rows": presentation.rows(page, who.on)}
    return render(request, "portal/billing/invoices.html", shown)


@for_business()
def invoice(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    found = get_object_or_404(queries.with_its_sheet(queries.payable_by(who)), pk=pk)
    return render(request, "portal/billing/invoice.html", {"sheet": presentation.sheet(found, who.on)})

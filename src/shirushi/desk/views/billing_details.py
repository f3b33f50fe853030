"""What stands on the invoices of a body, from which day on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shirushi.billing import services
from shirushi.billing.models import InvoicingDetails
from shirushi.desk.forms.billing import DetailsForm
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.people.models import Organisation


@require_http_methods(["GET", "HEAD", "POST"])
@for_body("clerk", "officer")
def details(request: HttpRequest) -> HttpResponse:
    form = DetailsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        attempt(form, lambda: _set(request, form))
    if request.method == "POST" and not form.errors:
        messages.success(request, _("This stands on your invoices from that day on."))
        return redirect("desk:invoice_details")
    known = InvoicingDetails.objects.visible_to(actor(request)).order_by("-from_on")
    status = 422 if form.errors else 200
    return render(request, "desk/billing/details.html", {"form": form, "known": known[:20]}, status=status)


def _set(request: HttpRequest, form: DetailsForm) -> InvoicingDetails:
    who = actor(request)
    organisation = Organisation.objects.visible_to(who).get(pk=who.organisation_id or 0)
    return services.set_invoicing_details(organisation=organisation, by=who, on=who.on, **form.cleaned_data)

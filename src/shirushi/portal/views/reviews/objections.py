"""The business objects to a denial."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shirushi.awards import policy, queries, services
from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.people.access import DOSSIER_ROLES
from shirushi.people.rights import allow
from shirushi.portal.forms.reviews import ObjectionForm
from shirushi.portal.views.applications.found import application_of

NOT_DONE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*DOSSIER_ROLES)
def objection(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = application_of(request, pk), actor(request)
    allow(policy.may_object(who, found))
    form = ObjectionForm(request.POST or None)
    if form.is_valid():
        grounds = form.cleaned_data["grounds"]
        sent = attempt(
            form, lambda: services.raise_objection(application=found, grounds=grounds, by=who, on=who.on)
        )
        if sent is not None:
            messages.success(request, _("Your objection is sent. Others decide than those who denied."))
            return redirect("portal:decision", found.pk)
    denial = queries.decision_of(found)
    context = {
        "application": found,
        "denial": denial,
        "period": queries.objection_period_of(denial) if denial else None,
        "form": form,
    }
    return render(request, "portal/reviews/objection.html", context, status=NOT_DONE if form.errors else 200)

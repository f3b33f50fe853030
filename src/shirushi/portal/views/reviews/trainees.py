"""The business says whether a trainee may come along."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.people.access import DOSSIER_ROLES
from shirushi.people.rights import allow
from shirushi.portal.forms.reviews import TraineeForm
from shirushi.review import policy, services
from shirushi.review.models import TraineeConsent


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*DOSSIER_ROLES)
def trainee(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    seen = TraineeConsent.objects.visible_to(who).select_related(
        "assignment__person",
        "assignment__application__dossier__unit__organisation",
        "assignment__application__review_body",
    )
    consent: TraineeConsent = get_object_or_404(seen, assignment_id=pk)
    application = consent.assignment.application
    form = TraineeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        allow(policy.may_replace(who, application))
    if form.is_valid():
        given = dict(form.cleaned_data)
        agreed = given.pop("answer") == "yes"

        def act() -> TraineeConsent:
            return services.answer_trainee(consent=consent, agreed=agreed, by=who, on=who.on, **given)

        if attempt(form, act) is not None:
            messages.success(request, _("Thank you. The review body was told."))
            return redirect("portal:application", application.pk)
    context = {
        "application": application,
        "consent": consent,
        "form": form,
        "may_answer": policy.may_replace(who, application),
    }
    status = 422 if form.errors else 200
    return render(request, "portal/reviews/trainee.html", context, status=status)

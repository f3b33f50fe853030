"""An assessor's own word before it opens a case: no conflict of interest, or it steps down."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shirushi.desk.forms.reviews import ReasonForm
from shirushi.desk.views.reviews.found import assignment_of
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.people.rights import allow
from shirushi.review import policy, services
from shirushi.review.models import Assignment
from shirushi.ui.forms import Form


@require_http_methods(["GET", "HEAD", "POST"])
@for_body("assessor")
def declaration(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = assignment_of(request, pk), actor(request)
    allow(policy.may_declare(who, found))
    form = Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        attempt(form, lambda: services.declare_no_conflict(assignment=found, by=who, on=who.on))
        if not form.errors:
            messages.success(request, _("Thank you. The case is open to you now."))
            return redirect("desk:review", found.application_id)
    return _page(request, found, {"form": form})


@require_POST
@for_body("assessor")
def recuse(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = assignment_of(request, pk), actor(request)
    allow(policy.may_declare(who, found))
    form = ReasonForm(request.POST)
    if form.is_valid():
        services.recuse(assignment=found, reason=form.cleaned_data["reason"], by=who, on=who.on)
        messages.success(request, _("You stepped down. The case is closed to you from now on."))
        return redirect("desk:my_cases")
    return _page(request, found, {"recuse_form": form}, status=422)


def _page(request: HttpRequest, found: Assignment, forms: dict[str, Form], status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"assignment": found, "recuse_form": ReasonForm(), **forms}
    return render(request, "desk/reviews/declaration.html", context, status=status)

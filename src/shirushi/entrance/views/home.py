"""Where each goes first, and changing between organisations."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shirushi.entrance import clock, second_factor, session
from shirushi.entrance.doors import actor, for_member
from shirushi.entrance.forms import RegisterBusinessForm
from shirushi.entrance.refusals import attempt
from shirushi.people import queries, services
from shirushi.people.models import Person


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """The first page of whoever is signed in."""
    who = actor(request)
    if who.is_business:
        return redirect("portal:home")
    return redirect("desk:home" if who.is_body else "entrance:start")


@require_safe
@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Who belongs to no organisation yet: register a business, or follow an invitation."""
    return render(request, "entrance/start.html")


@login_required
def register_business(request: HttpRequest) -> HttpResponse:
    form = RegisterBusinessForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        moment = clock.now()
        made = attempt(
            form,
            lambda: services.register_business(
                person=person_of(request), on=moment.date(), at=moment, **form.cleaned_data
            ),
        )
        if made:
            request.session[session.ORGANISATION] = made.pk
            messages.success(
                request, _("Your business is registered. Next, register what is to be certified.")
            )
            return redirect("portal:units")
    return render(request, "entrance/register_business.html", {"form": form})


@require_safe
@login_required
def organisations(request: HttpRequest) -> HttpResponse:
    """The organisations in which the person has a role today."""
    found = queries.organisations_of(person_of(request), actor(request).on)
    return render(request, "entrance/organisations.html", {"organisations": found, "actor": actor(request)})


@require_POST
@login_required
def switch(request: HttpRequest) -> HttpResponse:
    """Go on in another of one's own organisations."""
    asked = request.POST.get("organisation", "")
    own = {str(each.pk): each for each in queries.organisations_of(person_of(request), actor(request).on)}
    if asked not in own:
        raise Http404
    request.session[session.ORGANISATION] = own[asked].pk
    return redirect("entrance:home")


@require_safe
@for_member()
def second_factor_page(request: HttpRequest) -> HttpResponse:
    """Why a second factor is needed, and the two ways to set one up."""
    has_one = second_factor.has_one(request)
    return render(request, "entrance/second_factor.html", {"has_one": has_one})


def person_of(request: HttpRequest) -> Person:
    """The signed-in person; the views behind a door have one."""
    person = request.user
    if not isinstance(person, Person):
        raise Http404
    return person

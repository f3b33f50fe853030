"""Following an invitation: see what it offers, sign in or register, accept."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shirushi.entrance import clock, session
from shirushi.entrance.views.home import person_of
from shirushi.people import services
from shirushi.people.services import invitations


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever has the link sees who invites to what; only the person with the address may accept."""
    found = invitations.find(token)
    if request.method == "POST":
        return _accept(request, token)
    invitations.still_open(found, clock.today())
    context = {
        "invitation": found,
        "is_for_me": request.user.is_authenticated and request.user.email.lower() == found.email,
        "next": urlencode({"next": request.path}),
        "login_url": resolve_url(settings.LOGIN_URL),
    }
    return render(request, "entrance/invitation.html", context)


def _accept(request: HttpRequest, token: str) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect_to_login(request.path)
    moment = clock.now()
    held = services.accept(token=token, person=person_of(request), on=moment.date(), at=moment)
    request.session[session.ORGANISATION] = held.organisation_id
    messages.success(
        request, _("You now belong to %(organisation)s.") % {"organisation": held.organisation.name}
    )
    return redirect("entrance:home")

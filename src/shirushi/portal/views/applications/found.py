"""Finding the application that a page is about: somebody else's is not there (404)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from shirushi.entrance.doors import actor
from shirushi.intake.models import Application
from shirushi.people.models import Role
from shirushi.ui.days import written_day

APPLICANTS = (Role.REPRESENTATIVE, Role.PRIVACY_OFFICER)


def application_of(request: HttpRequest, pk: int) -> Application:
    seen = Application.objects.visible_to(actor(request)).select_related(
        "dossier__unit__organisation", "review_body", "invoice", "previous"
    )
    found: Application = get_object_or_404(seen, pk=pk)
    return found


def already_submitted(request: HttpRequest, application: Application) -> HttpResponse | None:
    """What is submitted is frozen: back to its page, which says so."""
    if application.state == Application.State.DRAFT:
        return None
    said = _("This application was already submitted on %(day)s. Nothing was changed.")
    messages.warning(request, said % {"day": written_day(application.submitted_on)})
    return redirect("portal:application", pk=application.pk)

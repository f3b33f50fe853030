"""How ready the PMS is for an application: what is met, by what, what is missing, the shortest way there."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.people.models import Organisation, Scheme
from shirushi.pms.access import WHOLE
from shirushi.pms.readiness import tree
from shirushi.ui.language import language


@require_safe
@for_business(*WHOLE)
def readiness(request: HttpRequest, scheme: str) -> HttpResponse:
    if scheme not in tree.SCHEMES:
        raise Http404
    who = actor(request)
    organisation = get_object_or_404(Organisation.objects.visible_to(who), pk=who.organisation_id)
    state = tree.readiness(organisation, scheme=scheme, on=who.on, language=language())
    context = {"state": state, "scheme": Scheme(scheme), "schemes": [Scheme(each) for each in tree.SCHEMES]}
    return render(request, "portal/pms/readiness/readiness.html", context)

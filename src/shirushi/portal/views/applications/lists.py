"""All applications of a business, and what could be renewed."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.intake import presentation
from shirushi.intake.models import Application
from shirushi.intake.policy import APPLICANT_ROLES
from shirushi.intake.renewal import Renewal, renewal_of
from shirushi.people.access import DOSSIER_ROLES
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier

ROWS_A_PAGE = 20


@dataclass(frozen=True)
class Row:
    application: Application
    tone: str


@dataclass(frozen=True)
class Renewable:
    dossier: Dossier
    renewal: Renewal


@require_safe
@for_business(*DOSSIER_ROLES)
def applications(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    seen = Application.objects.visible_to(who).select_related("dossier__unit__organisation", "review_body")
    page = Paginator(seen.order_by("-pk"), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [Row(each, presentation.tone(each)) for each in page.object_list],
        "renewables": _renewables(who),
        "may_apply": who.has(*APPLICANT_ROLES),
    }
    return render(request, "portal/applications/applications.html", context)


def _renewables(who: Actor) -> list[Renewable]:
    """The marks that the business holds, each with its window."""
    holding = Dossier.objects.visible_to(who).filter(grants__starts_on__lte=who.on).distinct()
    without = holding.exclude(applications__state__in=Application.OPEN_STATES)
    found = ((each, renewal_of(each, on=who.on)) for each in without.select_related("unit__organisation"))
    return [Renewable(dossier, renewal) for dossier, renewal in found if renewal is not None]

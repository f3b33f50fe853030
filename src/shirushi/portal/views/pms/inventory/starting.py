"""The first entries: from an industry's starting inventory, seen before they are taken."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.people.actor import Actor
from shirushi.people.models import Department
from shirushi.pms import industries
from shirushi.pms.models import Holding
from shirushi.pms.queries import inventory as reads
from shirushi.pms.services import inventory as acts
from shirushi.portal.forms.pms.inventory import StartForm
from shirushi.portal.views.pms.inventory.confirmation import RUNNING
from shirushi.portal.views.pms.inventory.found import own


@require_safe
@for_business(*RUNNING)
def inventory_start(request: HttpRequest) -> HttpResponse:
    """The industries to choose from."""
    who = actor(request)
    shown = {
        "industries": list(industries.all_industries().values()),
        "is_empty": reads.is_empty(who),
    }
    return render(request, "portal/pms/inventory/start.html", shown)


@for_business(*RUNNING)
def inventory_start_from(request: HttpRequest, industry: str) -> HttpResponse:
    """The entries of one industry: untick what does not fit, take the rest in one click."""
    who, found = actor(request), _industry(industry)
    form = StartForm(request.POST or None, who=who, industry=found)

    def start() -> list[Holding]:
        department = _department(who, form)
        chosen = form.cleaned_data["chosen"]
        return acts.start_from_template(
            organisation=own(request), industry=found, department=department, chosen=chosen, by=who, on=who.on
        )

    if request.method == "POST" and form.is_valid() and (made := attempt(form, start)):
        done = ngettext(
            "%(count)s entry is in the inventory. Adjust it to what you really do.",
            "%(count)s entries are in the inventory. Adjust them to what you really do.",
            len(made),
        )
        messages.success(request, done % {"count": len(made)})
        return redirect("portal:inventory")
    shown = {"form": form, "industry": found, "rows": _rows(found, form), "is_empty": reads.is_empty(who)}
    return render(request, "portal/pms/inventory/start_from.html", shown)


def _department(who: Actor, form: StartForm) -> Department | str:
    """The chosen one, or the name of the first that is to be opened."""
    given = form.cleaned_data["department"]
    if not form.chooses_department:
        return str(given)
    departments = Department.objects.visible_to(who).select_related("organisation")
    found: Department = get_object_or_404(departments, pk=int(given))
    return found


def _industry(code: str) -> industries.Industry:
    try:
        return industries.of(code)
    except KeyError:
        raise Http404 from None


def _rows(industry: industries.Industry, form: StartForm) -> list[dict[str, Any]]:
    """Each entry with its tick box."""
    boxes = {box.data["value"]: box for box in form["chosen"].subwidgets}
    return [
        {
            "holding": each,
            "process": industry.process(each.process).name,
            "persons": each.persons.label,
            "medium": each.medium.label,
            "box": boxes[each.code],
        }
        for each in industry.holdings
    ]

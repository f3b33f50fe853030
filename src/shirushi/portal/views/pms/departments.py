"""What departments own in the PMS, and handing it over before one is closed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.people.models import Department
from shirushi.pms.services import departments as acts
from shirushi.portal.forms.pms.inventory import HandOverForm
from shirushi.portal.views.pms.inventory.confirmation import RUNNING
from shirushi.portal.views.pms.inventory.found import department_of


@require_safe
@for_business(*RUNNING)
def department_records(request: HttpRequest) -> HttpResponse:
    """Every open department with what it owns."""
    own = Department.objects.visible_to(actor(request)).filter(closed_on=None).order_by("name", "pk")
    rows = [{"department": each, "records": records} for each, records in acts.records_of_all(list(own))]
    return render(request, "portal/pms/departments.html", {"rows": rows})


@for_business(*RUNNING)
def department_hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    source, who = department_of(request, pk), actor(request)
    form = HandOverForm(request.POST or None, who=who, source=source)

    def hand_over() -> dict[str, int]:
        seen = Department.objects.visible_to(who).select_related("organisation")
        target = get_object_or_404(seen, pk=int(form.cleaned_data["target"]))
        return acts.hand_over(source=source, target=target, by=who, on=who.on)

    moved = attempt(form, hand_over) if request.method == "POST" and form.is_valid() else None
    if moved is not None:
        count = sum(moved.values())
        done = ngettext("%(count)s record was handed over.", "%(count)s records were handed over.", count)
        messages.success(request, done % {"count": count})
        return redirect("portal:department_records")
    shown = {"form": form, "department": source, "records": acts.records_of(source)}
    return render(request, "portal/pms/hand_over.html", shown)

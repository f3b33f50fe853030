"""The four doors of a PMS, plan, do, check, act, and the history of any of its records."""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from shirushi.entrance import history as wording
from shirushi.entrance.doors import actor, for_business
from shirushi.pms import presentation
from shirushi.pms.access import WHOLE
from shirushi.record.models import JournalLine

if TYPE_CHECKING:
    from django.db.models import Model

PHASES = {
    "plan": (_("Plan"), _("Know what there is, what may happen to it, and what is to be done about it.")),
    "do": (_("Do"), _("Teach, entrust, answer and keep records, as the plan says.")),
    "check": (_("Check"), _("Look whether it is done, and whether it helps.")),
    "act": (_("Act"), _("Mend what was found, and make the next plan better.")),
}
LINES_A_PAGE = 30


@require_safe
@for_business(*WHOLE, "department_head")
def phase(request: HttpRequest, name: str) -> HttpResponse:
    """What belongs to one phase, as cards: those that open for whoever asks."""
    (title, detail), who = PHASES[name], actor(request)
    here = [card for card in presentation.CARDS if card["phase"] == name]
    cards = [card for card in here if "roles" not in card or who.has(*card["roles"])]
    return render(request, "portal/pms/phase.html", {"title": title, "detail": detail, "cards": cards})


@require_safe
@for_business(*WHOLE, "department_head")
def record_history(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Who did what to a record and when, with what it said before."""
    record = get_object_or_404(_ledger(kind).visible_to(actor(request)), pk=pk)
    lines = JournalLine.objects.filter(subject_type=f"pms.{kind}", subject_id=pk).order_by("-id")
    page = Paginator(lines.prefetch_related("annulled_by"), LINES_A_PAGE).get_page(request.GET.get("page"))
    context = {"record": record, "page": page, "entries": wording.entries(page.object_list)}
    return render(request, "portal/pms/record_history.html", context)


def _ledger(kind: str) -> Any:
    """The rows of a ledger by its name; 404 for what is no ledger of the PMS."""
    try:
        model: type[Model] = apps.get_model("pms", kind)
        model._meta.get_field("organisation")
    except (LookupError, FieldDoesNotExist) as error:
        raise Http404 from error
    return model._default_manager

"""The inventory as a list: filtered, searched, exported."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.pms import policy
from shirushi.pms.access import WHOLE
from shirushi.pms.models import Holding
from shirushi.pms.presentation import inventory as words
from shirushi.pms.queries import inventory as reads
from shirushi.portal.forms.pms.inventory import InventoryFilter
from shirushi.portal.views.pms.downloads import excel
from shirushi.sheets import writing
from shirushi.ui.templatetags.ui import chip

ON_A_PAGE = 50
PROPOSERS = ("representative", "privacy_officer", "department_head", "worker")


@require_safe
@for_business()
def inventory(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    form = InventoryFilter(request.GET, who=who)
    asked = form.asked()
    listed = reads.listed(who, asked)
    page = Paginator(listed, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "form": form,
        "page_obj": page,
        "rows": _rows(page.object_list),
        "is_more": listed.is_more_than_counted,
        "filtered": not asked.is_empty,
        "sees_all": who.has(*WHOLE),
        "may_propose": who.has(*PROPOSERS),
        "may_approve": policy.may_approve(who, who.organisation_id or 0),
        "runs": who.has("representative", "privacy_officer"),
    }
    return render(request, "portal/pms/inventory/inventory.html", shown)


@dataclass(frozen=True)
class Row:
    """An entry and its state as a chip: made once for each state, not once for each row."""

    holding: Holding
    chip: SafeString


def _rows(holdings: Iterable[Holding]) -> list[Row]:
    chips = {key: _chip(*words.STATES[key]) for key in words.STATES}
    return [Row(each, chips[words.state_of(each)]) for each in holdings]


def _chip(tone: str, label: object) -> SafeString:
    return render_to_string("ui/parts/chip.html", chip(tone, label))


@require_safe
@for_business(*WHOLE, "department_head")
def inventory_export(request: HttpRequest) -> HttpResponse:
    """The list as it is filtered, as Excel."""
    who = actor(request)
    listed = reads.listed(who, InventoryFilter(request.GET, who=who).asked())
    title = _("Personal information inventory")
    rows = (words.export_row(each) for each in listed.all_rows())
    content = writing.workbook(title, words.export_columns(), rows, generated_on=who.on)
    return excel(content, f"{title}_{who.on:%Y%m%d}")

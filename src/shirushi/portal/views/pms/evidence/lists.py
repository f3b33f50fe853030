"""The list of evidence, on the page and as a workbook."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.pms import editions
from shirushi.pms.presentation import evidence as words
from shirushi.pms.queries import evidence as reads
from shirushi.portal.forms.pms.evidence import EvidenceFilter
from shirushi.portal.views.pms.downloads import excel
from shirushi.portal.views.pms.evidence.found import READERS, WRITERS
from shirushi.portal.views.pms.inventory.found import own
from shirushi.portal.views.pms.inventory.lists import ON_A_PAGE
from shirushi.sheets import writing


@require_safe
@for_business(*READERS)
def evidence(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    form = EvidenceFilter(request.GET, who=who, used=editions.used(own(request), who.on))
    page = Paginator(reads.listed(who, form.asked(), who.on), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [{"it": each, "chip": words.standing_of(each, who.on), "codes": _codes(each)} for each in page]
    shown = {
        "form": form,
        "page_obj": page,
        "rows": rows,
        "filtered": form.asked() != reads.Filter(),
        "may_write": who.has(*WRITERS),
    }
    return render(request, "portal/pms/evidence/list.html", shown)


def _codes(each: Any) -> list[str]:
    return sorted({link.code for link in each.requirements.all()})


@require_safe
@for_business(*READERS)
def evidence_export(request: HttpRequest) -> HttpResponse:
    who, title = actor(request), _("Evidence")
    found = reads.listed(
        who, EvidenceFilter(request.GET, who=who, used=editions.used(own(request), who.on)).asked(), who.on
    )
    rows = reads.rows(found, lambda each: words.standing_of(each, who.on)[1])
    content = writing.workbook(title, words.COLUMNS, rows, generated_on=who.on)
    return excel(content, f"{title}_{who.on:%Y%m%d}")

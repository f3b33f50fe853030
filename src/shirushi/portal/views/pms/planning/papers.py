"""The plan of a year as an Excel sheet and on paper."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.pms import plan_paper
from shirushi.pms.access import WHOLE
from shirushi.pms.presentation import planning as words
from shirushi.pms.queries import planning as reads
from shirushi.portal.views.pms.downloads import excel
from shirushi.portal.views.pms.planning import found
from shirushi.sheets import writing


@require_safe
@for_business(*WHOLE)
def plan_export(request: HttpRequest, pk: int) -> HttpResponse:
    plan, who = found.plan_of(request, pk), actor(request)
    title = _("Plan of the year")
    told = reads.rows(found.standings_of(who, plan))
    rows = ({**row, "state": str(words.STATES[row["state"]])} for row in told)
    content = writing.workbook(title, words.COLUMNS, rows, generated_on=who.on)
    return excel(content, f"{title}_{plan.starts_on:%Y%m}")


@require_safe
@for_business(*WHOLE)
def plan_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    plan, who = found.plan_of(request, pk), actor(request)
    content = plan_paper.as_pdf(plan, found.standings_of(who, plan), on=who.on)
    answer = HttpResponse(content, content_type="application/pdf")
    name = quote(f"{_('Plan of the year')}_{plan.starts_on:%Y%m}")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}.pdf"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer

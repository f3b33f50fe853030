"""Lists of cases: an assessor's own, and those that the office staffs."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shirushi.entrance.doors import actor, for_body
from shirushi.intake import presentation
from shirushi.review import queries

ROWS_A_PAGE = 30


@require_safe
@for_body("assessor")
def my_cases(request: HttpRequest) -> HttpResponse:
    page = Paginator(queries.cases_of(actor(request)), ROWS_A_PAGE).get_page(request.GET.get("page"))
    rows = [(each, presentation.tone(each.application)) for each in page.object_list]
    return render(request, "desk/reviews/my_cases.html", {"page": page, "rows": rows})

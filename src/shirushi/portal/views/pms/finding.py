"""One search over the whole PMS: results by kind, each kind on pages of its own."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.pms.queries import finding as reads
from shirushi.pms.subjects import BY_KIND, Subject
from shirushi.portal.forms.pms.finding import FindForm
from shirushi.portal.views.pms.inventory.lists import ON_A_PAGE


@require_safe
@for_business()
def find(request: HttpRequest) -> HttpResponse:
    who, form = actor(request), FindForm(request.GET)
    text = form.text()
    if kind := request.GET.get("kind"):
        return _kind(request, kind, text, form)
    groups = [
        {"label": each.subject.label, "kind": each.subject.kind, "is_more": each.is_more,
         "lines": _lines(each.subject, each.records)}
        for each in reads.groups(who, text)
    ]  # fmt: skip
    shown = {"form": form, "text": text, "groups": groups}
    return render(request, "portal/pms/finding/find.html", shown)


def _kind(request: HttpRequest, kind: str, text: str, form: FindForm) -> HttpResponse:
    found = reads.of_kind(actor(request), kind, text)
    if found is None:
        raise Http404
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    subject = BY_KIND[kind]
    shown = {
        "form": form,
        "text": text,
        "label": subject.label,
        "page_obj": page,
        "lines": _lines(subject, page.object_list),
    }
    return render(request, "portal/pms/finding/kind.html", shown)


def _lines(subject: Subject, records: Iterable[Any]) -> list[dict[str, str]]:
    return [{"title": subject.title(each), "url": subject.url(each)} for each in records]

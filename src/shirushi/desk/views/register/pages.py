"""The register of assessors: the list, one assessor, its entry, and the whole as a workbook."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shirushi.desk import registering
from shirushi.desk.forms.register import AwayForm, EntryForm, RegisterFilter, TieForm
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.papers.kinds import XLSX
from shirushi.people.models import Organisation, Person
from shirushi.people.rights import allow
from shirushi.review import policy, queries, register, services
from shirushi.review.models import Assessor
from shirushi.ui.forms import Form

OFFICE = ("clerk", "officer")
ASSESSORS = ("clerk", "officer", "assessor")
ROWS_A_PAGE = 30
NOT_DONE = 422
Bound = dict[str, Form]


def assessor_of(request: HttpRequest, pk: int) -> Person:
    found: Person = get_object_or_404(register.seen_by(actor(request)), pk=pk)
    return found


def _body_of(request: HttpRequest) -> Organisation:
    """The review body in which the reader acts; the granting body keeps no such register here."""
    who = actor(request)
    if not who.is_review_body:
        raise Http404
    return Organisation.objects.get(pk=who.organisation_id or 0)


@require_safe
@for_body(*OFFICE)
def assessors(request: HttpRequest) -> HttpResponse:
    who, here = actor(request), _body_of(request)
    form = RegisterFilter(request.GET)
    page = Paginator(register.listed(who, form.asked(), who.on), ROWS_A_PAGE).get_page(
        request.GET.get("page")
    )
    rows = registering.rows(register.lines(list(page.object_list), here.pk, who.on), who.on)
    return render(request, "desk/register/assessors.html", {"form": form, "page": page, "rows": rows})


@require_safe
@for_body(*OFFICE)
def assessors_workbook(request: HttpRequest) -> HttpResponse:
    who, here = actor(request), _body_of(request)
    people = list(register.listed(who, RegisterFilter(request.GET).asked(), who.on))
    made = registering.workbook(register.lines(people, here.pk, who.on), who.on)
    headers = {
        "Content-Disposition": f'attachment; filename="assessors-{who.on}.xlsx"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(made, content_type=XLSX, headers=headers)


@require_safe
@for_body("assessor")
def mine(request: HttpRequest) -> HttpResponse:
    """An assessor's own line: ties and days away are its own to tell."""
    _body_of(request)
    return page(request, assessor_of(request, actor(request).person_id or 0))


@require_safe
@for_body(*ASSESSORS)
def assessor(request: HttpRequest, pk: int) -> HttpResponse:
    return page(request, assessor_of(request, pk))


@require_safe
@for_body(*OFFICE)
def register_entry(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of the person behind an entry: tasks speak of the entry."""
    seen = Assessor.objects.visible_to(actor(request))
    return redirect("desk:assessor", get_object_or_404(seen, pk=pk).person_id)


def page(request: HttpRequest, person: Person, bound: Bound | None = None) -> HttpResponse:
    who, here, given = actor(request), _body_of(request), bound or {}
    line = register.lines([person], here.pk, who.on)[0]
    rule = queries.team_rule(here.scheme, who.on)
    context = {
        "row": registering.rows([line], who.on)[0],
        "is_own": person.pk == who.person_id,
        "may_edit": policy.may_keep_register(who, here.pk),
        "ties": register.ties_of(person, who),
        "days": register.days_of(person, who, who.on),
        "cases": queries.cases_of_person(person, who),
        "practice": register.practice(person),
        "training": None if rule.refused else rule["training"],
        "rule": rule.as_json(),
        "tie_form": given.get("tie") or TieForm(),
        "away_form": given.get("away") or AwayForm(),
        "refused": next(iter(given.values()), None),
    }
    status = NOT_DONE if context["refused"] else 200
    return render(request, "desk/register/assessor.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_body(*OFFICE)
def assessor_edit(request: HttpRequest, pk: int) -> HttpResponse:
    person, who, here = assessor_of(request, pk), actor(request), _body_of(request)
    allow(policy.may_keep_register(who, here.pk))
    line = register.lines([person], here.pk, who.on)[0]
    form = EntryForm(request.POST if request.method == "POST" else None, initial=_initial(line))
    if form.is_valid():
        given = dict(form.cleaned_data)
        revision = given.pop("revision")
        said = services.Registration(
            fields=tuple(given.pop("fields_known")), regions=tuple(given.pop("regions")), **given
        )

        def act() -> Assessor:
            return services.register_assessor(
                person=person, organisation=here, said=said, by=who, on=who.on, revision=revision
            )

        if attempt(form, act) is not None:
            messages.success(request, _("The register is written."))
            return redirect("desk:assessor", person.pk)
    context = {"person": person, "form": form}
    return render(request, "desk/register/edit.html", context, status=NOT_DONE if form.errors else 200)


def _initial(line: register.Line) -> dict[str, Any]:
    entry = line.entry
    said = (
        {name: getattr(entry, name) for name in ("grade", "number", "registered_on", "expires_on", "note")}
        if entry
        else {}
    )
    return {
        **said,
        "revision": entry.revision if entry else 0,
        "fields_known": list(line.fields),
        "regions": list(line.regions),
    }

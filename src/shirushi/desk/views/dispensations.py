"""Dispensations of a scheme: the list, drafting one, what it would move, putting it in force, annulling it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shirushi.desk.forms.dispensations import AnnulForm, DispensationForm
from shirushi.desk.forms.reviews import RevisionForm
from shirushi.dispensations import policy, services
from shirushi.dispensations.models import Dispensation
from shirushi.dispensations.moving import preview
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.entrance.views.files import attached
from shirushi.papers import contents
from shirushi.people.rights import allow

READING = ("clerk", "officer", "committee_member")
ROWS_A_PAGE = 30
NOT_DONE = 422


def _found(request: HttpRequest, pk: int) -> Dispensation:
    seen = Dispensation.objects.visible_to(actor(request)).select_related(
        "organisation", "review_body", "drafted_by", "in_force_by", "annulled_by"
    )
    found: Dispensation = get_object_or_404(seen, pk=pk)
    return found


@require_safe
@for_body(*READING)
def dispensations(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    seen = Dispensation.objects.visible_to(who).select_related("organisation").order_by("-id")
    page = Paginator(seen, ROWS_A_PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "may_announce": who.has("officer")}
    return render(request, "desk/dispensations/dispensations.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@for_body("officer")
def new(request: HttpRequest) -> HttpResponse:
    """Write one down; what it would move is shown next, before anything moves."""
    who = actor(request)
    form = DispensationForm(request.POST or None, request.FILES or None, who=who)
    if request.method == "POST" and form.is_valid():
        drafted = attempt(form, lambda: services.draft(by=who, on=who.on, **form.said()))
        if drafted is not None:
            return redirect("desk:dispensation", drafted.pk)
    return render(
        request, "desk/dispensations/new.html", {"form": form}, status=NOT_DONE if form.errors else 200
    )


@require_safe
@for_body(*READING)
def dispensation(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _found(request, pk))


def _page(request: HttpRequest, found: Dispensation, refused: Any = None, status: int = 200) -> HttpResponse:
    who = actor(request)
    may_change = policy.may_change(who, found)
    shown = {
        "dispensation": found,
        "preview": preview(found, on=who.on) if found.is_draft else None,
        "named": found.dossiers.select_related("unit__organisation")[:ROWS_A_PAGE],
        "may_change": may_change,
        "revision_form": RevisionForm(initial={"revision": found.revision}),
        "annul_form": refused or AnnulForm(initial={"revision": found.revision}),
        "refused": refused,
    }
    return render(request, "desk/dispensations/dispensation.html", shown, status=status)


@require_safe
@for_body(*READING)
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """The notice as it was kept."""
    found = _found(request, pk)
    if not found.document_sha256:
        raise Http404
    opened = contents.open_content(found.document_sha256)
    return attached(opened, found.document_name, found.document_media_type)


@require_POST
@for_body("officer")
def put_in_force(request: HttpRequest, pk: int) -> HttpResponse:
    return _done(request, pk, services.put_in_force, _said_moved)


@require_POST
@for_body("officer")
def set_aside(request: HttpRequest, pk: int) -> HttpResponse:
    return _done(request, pk, services.set_aside, lambda _moved: _("The draft is set aside."))


def _done(request: HttpRequest, pk: int, act: Callable[..., Any], said: Callable[[Any], str]) -> HttpResponse:
    found, who = _found(request, pk), actor(request)
    allow(policy.may_change(who, found))
    form = RevisionForm(request.POST)
    if not form.is_valid():
        return _page(request, found, status=NOT_DONE)
    moved = act(dispensation=found, by=who, on=who.on, **form.cleaned_data)
    messages.success(request, said(moved))
    return redirect("desk:dispensation", found.pk)


def _said_moved(moved: int) -> str:
    return _("It is in force. Deadlines moved: %(count)s.") % {"count": moved}


@require_POST
@for_body("officer")
def annul(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _found(request, pk), actor(request)
    allow(policy.may_change(who, found))
    form = AnnulForm(request.POST)
    if form.is_valid():
        done = attempt(
            form,
            lambda: services.annul(dispensation=found, by=who, on=who.on, **form.cleaned_data),
        )
        if done is not None:
            messages.success(request, _("It is annulled. What had moved before stays moved."))
            return redirect("desk:dispensation", found.pk)
    return _page(request, found, form, NOT_DONE)

"""The pages of a ledger: list, workbook, new entry, entry with its acts, change."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shirushi.entrance.doors import View, actor, for_business
from shirushi.entrance.refusals import NOT_DONE, attempt
from shirushi.people.rights import allow
from shirushi.pms.ledger import Entry
from shirushi.pms.queries import ledgers as reads
from shirushi.pms.services import ledgers as acts
from shirushi.portal.forms.pms import conflict
from shirushi.portal.views.pms.downloads import excel
from shirushi.portal.views.pms.evidence.found import of_record
from shirushi.portal.views.pms.inventory.found import own
from shirushi.portal.views.pms.inventory.lists import ON_A_PAGE
from shirushi.portal.views.pms.ledger.room import Act, Room
from shirushi.sheets import writing
from shirushi.ui.forms import Form


def addresses(room: Room) -> list[URLPattern]:
    """The addresses of all pages of a ledger, for the door's list."""
    at = room.path
    return [
        path(f"{at}/", _list(room), name=room.many),
        path(f"{at}/export", _workbook(room), name=f"{room.many}_export"),
        path(f"{at}/add", _add(room), name=f"{room.one}_add"),
        path(f"{at}/<int:pk>", _entry(room), name=room.one),
        path(f"{at}/<int:pk>/change", _change(room), name=f"{room.one}_change"),
        *(path(f"{at}/<int:pk>/{act.path}", _act(room, act), name=act.name) for act in room.acts),
    ]


def _list(room: Room) -> View:
    @require_safe
    @for_business(*room.readers)
    def entries(request: HttpRequest) -> HttpResponse:
        who, form = actor(request), room.filter(request.GET, who=actor(request))
        found = reads.listed(room.ledger, who, who.on, form.asked())
        page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
        shown = {
            "room": room,
            "form": form,
            "page_obj": page,
            "rows": [_row(room, each, who.on) for each in page],
            "filtered": bool(form.asked()),
            "may_write": who.has(*room.writers),
        }
        return render(request, "portal/pms/ledger/list.html", shown)

    return entries


def _row(room: Room, entry: Entry, on: Any) -> dict[str, Any]:
    cells = [
        {"label": column.label, "leads": column.leads, "it": column.cell(entry, on)}
        for column in room.columns
    ]
    late = any(cell["it"].late for cell in cells)
    return {"it": entry, "cells": cells, "state": room.state(entry, on), "late": late}


def _workbook(room: Room) -> View:
    @require_safe
    @for_business(*room.readers)
    def export(request: HttpRequest) -> HttpResponse:
        who, title = actor(request), str(room.words.title)
        form = room.filter(request.GET, who=who)
        found = reads.listed(room.ledger, who, who.on, form.asked())
        content = writing.workbook(title, room.sheet, _sheet_rows(room, found), generated_on=who.on)
        return excel(content, f"{title}_{who.on:%Y%m%d}")

    return export


def _sheet_rows(room: Room, found: Any) -> Iterator[dict[str, Any]]:
    names = tuple(name for name, _label, _width in room.sheet if name not in room.computed)
    for entry, row in reads.rows(found, names):
        yield row | {name: value(entry) for name, value in room.computed.items()}


def _add(room: Room) -> View:
    @for_business(*room.writers)
    def add(request: HttpRequest) -> HttpResponse:
        who, organisation = actor(request), own(request)
        begun = {} if request.method == "POST" else room.begin(who, request.GET.dict())
        opened = room.ledger.model(organisation=organisation, **begun)
        form = room.form(request.POST or None, opened=opened, who=who)

        def act() -> Any:
            return acts.enter(room.ledger, organisation=organisation, values=form.given(), by=who, on=who.on)

        made = attempt(form, act) if request.method == "POST" and form.is_valid() else None
        if made:
            messages.success(request, room.words.added)
            return redirect(f"portal:{room.one}", made.pk)
        return render(request, "portal/pms/ledger/form.html", {"room": room, "form": form})

    return add


def _found(room: Room, request: HttpRequest, pk: int) -> Entry:
    return get_object_or_404(reads.one(room.ledger, actor(request)), pk=pk)


def _change(room: Room) -> View:
    @for_business(*room.writers)
    def change(request: HttpRequest, pk: int) -> HttpResponse:
        found, who = _found(room, request, pk), actor(request)
        allow(room.ledger.may_keep(who, found))
        form = room.form(request.POST or None, opened=found, who=who)

        def act() -> Any:
            revision = form.cleaned_data["revision"]
            return acts.change(
                room.ledger, entry=found, values=form.given(), by=who, on=who.on, revision=revision
            )

        sent = request.method == "POST" and form.is_valid()
        if sent and conflict.attempt(form, act, lambda: _found(room, request, pk)) is not None:
            messages.success(request, _("The data were changed."))
            return redirect(f"portal:{room.one}", pk)
        shown = {"room": room, "form": form, "found": found}
        return render(request, "portal/pms/ledger/form.html", shown, status=conflict.status_of(form))

    return change


def _entry(room: Room) -> View:
    @require_safe
    @for_business(*room.readers)
    def entry(request: HttpRequest, pk: int) -> HttpResponse:
        return _page(room, request, _found(room, request, pk))

    return entry


def _page(
    room: Room, request: HttpRequest, found: Entry, bound: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    who = actor(request)
    keeps = room.ledger.may_keep(who, found)
    facts = [(_label(room, name), reads.shown(found, name)) for name in room.facts]
    shown = {
        "room": room,
        "found": found,
        "kind": room.ledger.kind,
        "state": room.state(found, who.on),
        "facts": [(label, value) for label, value in facts if value not in (None, "")],
        "may_write": keeps and room.may_change(found),
        "acts": _acts(room, found, request, bound or {}) if keeps else [],
        # What was refused where no form of its own stands on the page.
        "refused": next(iter((bound or {}).values()), None),
        "evidence": of_record(request, found) if room.has_evidence else None,
        **room.context(found, who),
    }
    return render(request, "portal/pms/ledger/entry.html", shown, status=status)


def _label(room: Room, name: str) -> Any:
    return getattr(room.ledger.model._meta.get_field(name), "verbose_name", name)


def _acts(room: Room, found: Entry, request: HttpRequest, bound: dict[str, Form]) -> list[dict[str, Any]]:
    who = actor(request)
    return [
        {"it": act, "view": f"portal:{act.name}", "form": bound.get(act.name) or _form(act, found, who.on)}
        for act in room.acts
        if act.shown(who, found)
    ]


def _form(act: Act, found: Entry, on: Any) -> Form:
    return act.form(initial=act.initial(found, on), auto_id=_ids(act))


def _ids(act: Act) -> str:
    """Several forms stand on one page."""
    return f"id_{act.path}_%s"


def _act(room: Room, act: Act) -> View:
    @require_POST
    @for_business(*room.writers)
    def done(request: HttpRequest, pk: int) -> HttpResponse:
        found, who, form = (
            _found(room, request, pk),
            actor(request),
            act.form(request.POST, auto_id=_ids(act)),
        )
        made = attempt(form, lambda: act.do(found, form, who)) if form.is_valid() else None
        if made is not None:
            messages.success(request, act.done)
            return redirect(f"portal:{act.leads_to or room.one}", made.pk if act.leads_to else pk)
        return _page(room, request, _found(room, request, pk), {act.name: form}, NOT_DONE)

    return done

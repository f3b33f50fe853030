"""The registers of laws and of interested parties: listed, changed, checked, handed out."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.people.rights import allow
from shirushi.pms.models import InterestedParty, Law
from shirushi.pms.policy_documents import may_write_documents
from shirushi.pms.presentation.registers import REGISTER_DETAILS, REGISTER_TITLES, columns_of, export_row
from shirushi.pms.queries import documents as reads
from shirushi.pms.services import documents as acts
from shirushi.portal.forms.pms import conflict
from shirushi.portal.forms.pms.documents import CheckForm, LawForm, PartyForm
from shirushi.portal.views.pms.documents import found
from shirushi.portal.views.pms.downloads import excel
from shirushi.rules.dates import corresponding_day
from shirushi.sheets import writing

Line = Law | InterestedParty
FORMS: dict[str, type[LawForm]] = {"laws": LawForm, "parties": PartyForm}


@require_safe
@for_business(*found.SEES)
def laws(request: HttpRequest) -> HttpResponse:
    return register(request, "laws")


@require_safe
@for_business(*found.SEES)
def parties(request: HttpRequest) -> HttpResponse:
    return register(request, "parties")


@require_safe
@for_business(*found.SEES)
def register(request: HttpRequest, code: str) -> HttpResponse:
    who = actor(request)
    listed = reads.lines(_register(code).model, who)
    context = {
        **_named(code),
        "page_obj": Paginator(listed, found.ON_A_PAGE).get_page(request.GET.get("page")),
        "year_ago": corresponding_day(who.on, -12),
        "may_write": who.has(*found.WRITES),
    }
    return render(request, "portal/pms/documents/register.html", context)


def _register(code: str) -> Any:
    if code not in acts.REGISTERS:
        raise Http404
    return acts.REGISTERS[code]


def _named(code: str) -> dict[str, Any]:
    other = next(each for each in REGISTER_TITLES if each != code)
    return {
        "code": code,
        "title": REGISTER_TITLES[code],
        "detail": REGISTER_DETAILS[code],
        "other": other,
        "other_title": REGISTER_TITLES[other],
    }


@require_safe
@for_business(*found.SEES)
def register_export(request: HttpRequest, code: str) -> HttpResponse:
    asked, who = _register(code), actor(request)
    listed = reads.lines(asked.model, who)
    rows = (export_row(line, asked.columns) for line in listed.iterator(chunk_size=2000))
    title = str(REGISTER_TITLES[code])
    content = writing.workbook(title, columns_of(asked.model, asked.columns), rows, generated_on=who.on)
    return excel(content, f"{title}_{who.on:%Y%m%d}")


def _line(request: HttpRequest, code: str, pk: int) -> Line:
    seen = (
        _register(code).model.objects.visible_to(actor(request)).select_related("checked_by", "organisation")
    )
    shown: Line = get_object_or_404(seen, pk=pk)
    return shown


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*found.WRITES)
def line_add(request: HttpRequest, code: str) -> HttpResponse:
    asked, who = _register(code), actor(request)
    form = FORMS[code](request.POST or None, opened=asked.model())

    def act() -> Line:
        return acts.add_line(
            organisation=found.own(request), register=asked, values=form.given(), by=who, on=who.on
        )

    if request.method == "POST" and form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The line is in the register."))
        return redirect("portal:pms_register", code)
    status = found.NOT_DONE if form.errors else 200
    return render(
        request, "portal/pms/documents/line_add.html", {**_named(code), "form": form}, status=status
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*found.SEES)
def line(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    shown, who = _line(request, code, pk), actor(request)
    form = FORMS[code](request.POST or None, opened=shown)
    if request.method == "POST":
        allow(may_write_documents(who, shown.organisation_id))

        def change() -> Line:
            revision = form.cleaned_data["revision"]
            return acts.change_line(line=shown, values=form.given(), by=who, on=who.on, revision=revision)

        if form.is_valid() and conflict.attempt(form, change, lambda: _line(request, code, pk)) is not None:
            messages.success(request, _("The line is saved."))
            return redirect("portal:pms_register", code)
    return _page(request, code, shown, form, CheckForm(auto_id="check_%s"))


def _page(request: HttpRequest, code: str, shown: Line, form: LawForm, check: CheckForm) -> HttpResponse:
    wrong = found.NOT_DONE if form.errors or check.errors else 200
    context = {
        **_named(code),
        "line": shown,
        "kind": shown._meta.model_name,
        "form": form,
        "check_form": check,
        "may_write": may_write_documents(actor(request), shown.organisation_id) and not shown.ended_on,
        "facts": [(form.fields[name].label, form.initial.get(name)) for name in _register(code).columns],
    }
    status = conflict.status_of(form) if form.conflicts or form.last_change else wrong
    return render(request, "portal/pms/documents/line.html", context, status=status)


@require_POST
@for_business(*found.WRITES)
def line_check(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    shown, who = _line(request, code, pk), actor(request)
    form = CheckForm(request.POST, auto_id="check_%s")

    def act() -> Line:
        return acts.check_line(line=shown, by=who, on=who.on, **form.cleaned_data)

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("Checked today."))
        return redirect("portal:pms_register", code)
    return _page(request, code, shown, FORMS[code](opened=shown), form)


@require_POST
@for_business(*found.WRITES)
def line_end(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    shown, who = _line(request, code, pk), actor(request)
    acts.end_line(line=shown, by=who, on=who.on)
    messages.success(request, _("The line ended. It stays in the history."))
    return redirect("portal:pms_register", code)


@require_POST
@for_business(*found.WRITES)
def register_adopt(request: HttpRequest, code: str) -> HttpResponse:
    who = actor(request)
    count = acts.adopt_register(organisation=found.own(request), register=_register(code), by=who, on=who.on)
    said = ngettext("%(count)s line came.", "%(count)s lines came.", count) % {"count": count}
    messages.success(request, said if count else _("Every shipped line is there already."))
    return redirect("portal:pms_register", code)


@require_POST
@for_business(*found.WRITES)
def register_check(request: HttpRequest, code: str) -> HttpResponse:
    who = actor(request)
    count = acts.check_all(organisation=found.own(request), register=_register(code), by=who, on=who.on)
    said = ngettext("%(count)s line checked today.", "%(count)s lines checked today.", count)
    messages.success(
        request, said % {"count": count} if count else _("Every line was checked today already.")
    )
    return redirect("portal:pms_register", code)

"""Letters of a case: the list, one letter as draft or as it was sent, its PDF."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shirushi.agenda import letters as acts
from shirushi.entrance.doors import actor, for_member
from shirushi.entrance.letter_forms import LetterForm, SetAsideForm
from shirushi.entrance.refusals import attempt
from shirushi.entrance.views.files import attached
from shirushi.papers.letters import kinds, policy, queries, sheets
from shirushi.papers.letters.services import open_letter
from shirushi.papers.models import Letter
from shirushi.papers.queries import content_of
from shirushi.people.models import Dossier
from shirushi.people.rights import allow

ROWS_A_PAGE = 30
NOT_DONE = 422


@require_safe
@for_member()
def letters(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    seen = Dossier.objects.visible_to(who).select_related("unit__organisation")
    dossier = get_object_or_404(seen, pk=pk)
    page = Paginator(queries.letters_of(who, dossier), ROWS_A_PAGE).get_page(request.GET.get("page"))
    rows = [(each, each.title or kinds.of(each.kind).label) for each in page.object_list]
    return render(request, "entrance/letters.html", {"dossier": dossier, "page": page, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@for_member()
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """A sent letter, or the draft; what is posted is looked at again, or sent."""
    found, who = queries.letter_for(actor(request), pk), actor(request)
    if request.method != "POST":
        open_letter(letter=found, by=who, on=who.on)
        return _page(request, found)
    allow(policy.may_send(who, found))
    form = LetterForm(request.POST)
    if "send" in request.POST and form.is_valid() and attempt(form, lambda: _sent(request, found, form)):
        messages.success(request, _("The letter is sent and kept with the case."))
        return redirect("entrance:letter", found.pk)
    return _page(request, found, form, status=NOT_DONE if form.errors else 200)


def _sent(request: HttpRequest, found: Letter, form: LetterForm) -> bool:
    who = actor(request)
    acts.send(letter=found, by=who, on=who.on, **form.cleaned_data)
    return True


def _page(
    request: HttpRequest,
    found: Letter,
    form: LetterForm | None = None,
    aside: SetAsideForm | None = None,
    status: int = 200,
) -> HttpResponse:
    found.refresh_from_db(fields=["revision", "sent_on", "set_aside_on"])
    context: dict[str, Any] = {
        "letter": found,
        "label": kinds.of(found.kind).label,
        "may_send": found.is_waiting and policy.may_send(actor(request), found),
        "aside": aside or SetAsideForm(initial={"revision": found.revision}),
    }
    if found.sent_on is not None:
        context["enclosed"] = list(found.enclosures.order_by("pk"))
    else:
        context |= _draft(request, found, form)
    return render(request, "entrance/letter.html", context, status=status)


def _draft(request: HttpRequest, found: Letter, form: LetterForm | None) -> dict[str, Any]:
    """The draft in the language and with the paragraph of the form, and the form that sends just that."""
    who = actor(request)
    asked = form.given() if form else {"language": found.language, "addition": found.addition}
    sheet = sheets.sheet_of(found, on=who.on, sender_name=who.name, **asked)
    shown = LetterForm(initial=asked | {"seen": sheet.digest, "revision": found.revision})
    return {"sheet": sheet, "form": shown, "refused": form if form and form.errors else None}


@require_safe
@for_member()
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter as it was sent, byte for byte; of a draft how it would look."""
    who = actor(request)
    found = queries.letter_for(who, pk)
    if found.file is not None:
        open_letter(letter=found, by=who, on=who.on)
        return attached(content_of(found.file), found.file.name, found.file.media_type)
    sheet = sheets.sheet_of(
        found, on=who.on, language=found.language, addition=found.addition, sender_name=who.name
    )
    return attached(sheets.as_pdf(sheet, dated=who.on), _("Draft") + ".pdf", "application/pdf")


@require_POST
@for_member()
def set_aside(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = queries.letter_for(actor(request), pk), actor(request)
    allow(policy.may_send(who, found))
    form = SetAsideForm(request.POST)

    def act() -> bool:
        acts.set_aside(letter=found, by=who, on=who.on, **form.cleaned_data)
        return True

    if form.is_valid() and attempt(form, act):
        messages.success(request, _("The letter is set aside."))
        return redirect("entrance:letters", found.dossier_id)
    return _page(request, found, aside=form, status=NOT_DONE)

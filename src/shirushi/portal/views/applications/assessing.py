"""The self-assessment on the web: the forms and how far they are, one part with its items, the answers."""

from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.intake import printing, services
from shirushi.intake.assessment import assess
from shirushi.intake.models import AnswerEvidence, Application, AssessmentAnswer
from shirushi.intake.self_assessment import AnsweredForm, AnsweredPart, Row
from shirushi.portal.forms.self_assessment import AnswerForm, EvidenceForm, TurnForm
from shirushi.portal.from_pms import offers
from shirushi.portal.views.applications.assessment_editions import earlier_edition, named
from shirushi.portal.views.applications.found import APPLICANTS, already_submitted, application_of

NOT_DONE = 422
Wrong = AnswerForm | EvidenceForm


@dataclass(frozen=True)
class Asked:
    """One item on its page: place for ids, row, forms."""

    place: int
    row: Row
    form: AnswerForm
    evidence: EvidenceForm


@require_safe
@for_business(*APPLICANTS)
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    found = application_of(request, pk)
    frozen = already_submitted(request, found)
    if frozen:
        return frozen
    forms = assess(found, on=actor(request).on).forms
    context = {
        "application": found,
        "forms": [(named(found, each, actor(request).on), each) for each in forms],
        "earlier": earlier_edition(found.scheme, actor(request).on),
    }
    return render(request, "portal/applications/assessment.html", context)


def form_of(request: HttpRequest, found: Application, code: str) -> AnsweredForm:
    forms = assess(found, on=actor(request).on).forms
    chosen = next((each for each in forms if each.form.code == code), None)
    if chosen is None:
        raise Http404
    return chosen


@require_safe
@for_business(*APPLICANTS)
def part(request: HttpRequest, pk: int, form: str, number: int) -> HttpResponse:
    found = application_of(request, pk)
    frozen = already_submitted(request, found)
    return frozen or _page(request, found, (form, number))


def _page(
    request: HttpRequest, found: Application, place: tuple[str, int], wrong: Wrong | None = None
) -> HttpResponse:
    code, number = place
    answered = form_of(request, found, code)
    if not 1 <= number <= len(answered.parts):
        raise Http404
    context = {
        "application": found,
        "answered": answered,
        "title": named(found, answered, actor(request).on),
        "number": number,
        "part": answered.parts[number - 1],
        "asked": _asked(request, answered.parts[number - 1], wrong),
        "wrong": wrong,
        "following": number + 1 if number < len(answered.parts) else 0,
    }
    status = NOT_DONE if wrong else 200
    return render(request, "portal/applications/assessment_part.html", context, status=status)


def _asked(request: HttpRequest, part: AnsweredPart, wrong: Wrong | None) -> list[Asked]:
    """What was typed and refused stays where it was typed."""
    offered = offers.choices(actor(request))
    asked = [
        Asked(
            place=place,
            row=row,
            form=AnswerForm.of(row, place),
            evidence=EvidenceForm(offers=offered, initial={"item": row.item.code}, auto_id=f"id_{place}_%s"),
        )
        for place, row in enumerate(part.rows)
    ]
    return [_with(each, wrong) for each in asked]


def _with(asked: Asked, wrong: Wrong | None) -> Asked:
    if wrong is None or wrong.data.get("item") != asked.row.item.code:
        return asked
    wrong.auto_id = f"id_{asked.place}_%s"
    if isinstance(wrong, AnswerForm):
        return replace(asked, form=wrong)
    return replace(asked, evidence=wrong)


def _place(found: Application, number: int, answered: AnsweredForm, item: str) -> str:
    places = [row.item.code for row in answered.parts[number - 1].rows]
    anchor = f"#item-{places.index(item)}" if item in places else ""
    return reverse("portal:assessment_part", args=[found.pk, answered.form.code, number]) + anchor


@require_POST
@for_business(*APPLICANTS)
def answer(request: HttpRequest, pk: int, form: str, number: int) -> HttpResponse:
    """Kept as one goes: a change alone saves itself where the browser can, a button everywhere."""
    found = application_of(request, pk)
    given = AnswerForm(request.POST)
    if not given.is_valid() or not attempt(given, lambda: _kept(request, found, form, given)):
        return _page(request, found, (form, number), given)
    answered = form_of(request, found, form)
    item = given.cleaned_data["item"]
    if request.headers.get("HX-Request"):
        return _state(request, found, answered, number, item)
    messages.success(request, _("The answer is kept."))
    return redirect(_place(found, number, answered, item))


def _state(
    request: HttpRequest, found: Application, answered: AnsweredForm, number: int, item: str
) -> HttpResponse:
    rows = [row.item.code for row in answered.parts[number - 1].rows]
    place = rows.index(item)
    row = answered.parts[number - 1].rows[place]
    shown = {"place": place, "row": row, "answered": answered, "application": found, "just_kept": True}
    shown["form"] = AnswerForm.of(row, place)
    return render(request, "portal/applications/assessment_state.html", shown)


def _kept(request: HttpRequest, found: Application, code: str, given: AnswerForm) -> bool:
    who, cleaned = actor(request), given.cleaned_data
    answered = services.Answered(cleaned["standing"], cleaned["remark"], cleaned["revision"])
    services.answer_items(
        application=found, form=code, answers={cleaned["item"]: answered}, by=who, on=who.on
    )
    return True


@require_POST
@for_business(*APPLICANTS)
def add_evidence(request: HttpRequest, pk: int, form: str, number: int) -> HttpResponse:
    found = application_of(request, pk)
    given = EvidenceForm(request.POST, request.FILES, offers=offers.choices(actor(request)))
    if not given.is_valid() or not attempt(given, lambda: _added(request, found, form, given)):
        return _page(request, found, (form, number), given)
    messages.success(request, _("The evidence is added. The review body sees it when you submit."))
    answered = form_of(request, found, form)
    return redirect(_place(found, number, answered, given.cleaned_data["item"]))


def _added(request: HttpRequest, found: Application, code: str, given: EvidenceForm) -> AnswerEvidence:
    who, cleaned = actor(request), given.cleaned_data
    made = offers.made(cleaned["offer"], who) if cleaned["offer"] else None
    return services.add_evidence(
        application=found,
        form=code,
        item=cleaned["item"],
        upload=made or cleaned["upload"],
        from_pms=made is not None,
        by=who,
        on=who.on,
    )


@require_POST
@for_business(*APPLICANTS)
def remove_evidence(request: HttpRequest, pk: int, evidence: int) -> HttpResponse:
    who, found = actor(request), application_of(request, pk)
    seen = AnswerEvidence.objects.visible_to(who).filter(answer__application=found)
    chosen = get_object_or_404(seen.select_related("file", "answer__application__dossier__unit"), pk=evidence)
    services.remove_evidence(evidence=chosen, by=who, on=who.on)
    messages.success(request, _("“%(name)s” was taken out.") % {"name": chosen.file.name})
    return redirect(_page_of(request, found, chosen.answer))


@require_POST
@for_business(*APPLICANTS)
def turn(request: HttpRequest, pk: int, answer: int) -> HttpResponse:
    """Open an answer again that was taken over, or undo."""
    who, found = actor(request), application_of(request, pk)
    seen = AssessmentAnswer.objects.visible_to(who).filter(application=found)
    chosen = get_object_or_404(seen.select_related("application__dossier__unit"), pk=answer)
    form = TurnForm(request.POST)
    if form.is_valid():
        act = services.undo_answer if form.cleaned_data["turn"] == "undo" else services.open_again
        act(answer=chosen, by=who, on=who.on, revision=form.cleaned_data["revision"])
        messages.success(request, _("Done. The earlier answer is kept beside it."))
    return redirect(_page_of(request, found, chosen))


def _page_of(request: HttpRequest, found: Application, answer: AssessmentAnswer) -> str:
    answered = form_of(request, found, answer.form)
    for number, part in enumerate(answered.parts, start=1):
        if any(row.answer == answer for row in part.rows):
            item = next(row.item.code for row in part.rows if row.answer == answer)
            return _place(found, number, answered, item)
    return reverse("portal:assessment", args=[found.pk])


@require_safe
@for_business()
def submitted(request: HttpRequest, pk: int) -> HttpResponse:
    """As it was handed in."""
    found = application_of(request, pk)
    if found.submitted_on is None:
        raise Http404
    forms = assess(found, on=found.submitted_on).forms
    context = {
        "application": found,
        "forms": [(named(found, each, found.submitted_on), each) for each in forms],
    }
    return render(request, "portal/applications/assessment_submitted.html", context)


@require_safe
@for_business()
def as_pdf(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The form as PDF; of a draft to look at, afterwards as submitted."""
    found = application_of(request, pk)
    content = printing.self_assessment_pdf(found, _of_its_day(request, found, form))
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{form}.pdf"'
    return answer


def _of_its_day(request: HttpRequest, found: Application, code: str) -> AnsweredForm:
    forms = assess(found, on=found.submitted_on or actor(request).on).forms
    chosen = next((each for each in forms if each.form.code == code), None)
    if chosen is None:
        raise Http404
    return chosen

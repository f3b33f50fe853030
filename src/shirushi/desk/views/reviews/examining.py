"""The documents beside the requirement: the tree, what was handed in, the judgement, the document."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shirushi.desk.forms.examining import JudgementForm, RestForm, TeamNoteForm
from shirushi.desk.views.reviews.found import application_of
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.intake import showing as intake_showing
from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.review import policy, queries, services, showing
from shirushi.review.documents import Shown, answers_to, documents
from shirushi.review.examining import Progress, Standing, progress
from shirushi.review.models import Examination, Finding, Judgement, TeamNote
from shirushi.ui.forms import Form

PAGE = require_http_methods(["GET", "HEAD", "POST"])
NOT_DONE = 422


@dataclass
class Bench:
    """The screen as one reviewer has it open: which requirement, which document, which forms."""

    application: Application
    who: Actor
    tree: Progress
    here: Standing
    wanted: str
    forms: dict[str, Form] = field(default_factory=dict)


@PAGE
@for_body("assessor")
def examine(request: HttpRequest, pk: int) -> HttpResponse:
    bench = _bench(request, pk)
    if request.method == "POST":
        bench.forms["judgement"] = form = JudgementForm(request.POST)
        if form.is_valid() and attempt(form, lambda: _judge(bench, form.cleaned_data)) is not None:
            messages.success(request, _("Kept: %(label)s") % {"label": bench.here.label})
            return redirect(_onward(request, bench))
    return _page(request, bench)


def _bench(request: HttpRequest, pk: int) -> Bench:
    found, who = application_of(request, pk), actor(request)
    allow(policy.may_examine(who, found))
    tree = progress(found)
    wanted = tree.standing(request.GET.get("item", ""))
    here = wanted or tree.next_open() or tree.items()[0]
    return Bench(found, who, tree, here, request.GET.get("file", ""))


def _judge(bench: Bench, given: dict[str, Any]) -> Judgement:
    return services.judge_requirement(
        application=bench.application, requirement=bench.here.code, by=bench.who, on=bench.who.on, **given
    )


def _onward(request: HttpRequest, bench: Bench) -> str:
    """Stay, or go on to the next requirement that waits."""
    if "next" not in request.POST:
        return address(bench.application, bench.here.code, bench.wanted)
    following = progress(bench.application).next_open(bench.here.code)
    return address(bench.application, following.code if following else bench.here.code)


def address(application: Application, item: str, file: str = "") -> str:
    said = {"item": item, "file": file} if file else {"item": item}
    return f"{reverse('desk:examine', args=[application.pk])}?{urlencode(said)}"


@require_POST
@for_body("assessor")
def note(request: HttpRequest, pk: int) -> HttpResponse:
    bench = _bench(request, pk)

    def act(given: dict[str, Any]) -> object:
        return services.write_team_note(
            application=bench.application,
            requirement=bench.here.code,
            by=bench.who,
            on=bench.who.on,
            **given,
        )

    bench.forms["note"] = form = TeamNoteForm(request.POST)
    return _done(request, bench, form, act, _("The note is kept."))


@require_POST
@for_body("assessor")
def rest(request: HttpRequest, pk: int) -> HttpResponse:
    bench = _bench(request, pk)

    def act(given: dict[str, Any]) -> object:
        branch = next((each for each in bench.tree.branches if each.code == given["group"]), None)
        return services.judge_rest(
            application=bench.application,
            among=[item.code for item in branch.items] if branch else [],
            verdict=given["verdict"],
            by=bench.who,
            on=bench.who.on,
        )

    bench.forms["rest"] = form = RestForm(request.POST)
    return _done(request, bench, form, act, _("The rest of the group is judged."))


def _done(
    request: HttpRequest,
    bench: Bench,
    form: Form,
    act: Callable[[dict[str, Any]], object],
    said: str,
) -> HttpResponse:
    if form.is_valid() and attempt(form, lambda: act(form.cleaned_data)) is not None:
        messages.success(request, said)
        return redirect(address(bench.application, bench.here.code, bench.wanted))
    return _page(request, bench)


def _page(request: HttpRequest, bench: Bench) -> HttpResponse:
    refused = next((form for form in bench.forms.values() if form.errors), None)
    context = {**_context(bench), "refused": refused}
    return render(request, "desk/reviews/examine.html", context, status=NOT_DONE if refused else 200)


def _context(bench: Bench) -> dict[str, Any]:
    found, here = bench.application, bench.here
    before, after = bench.tree.neighbours(here.code)
    papers = documents(found, here.code)
    return {
        "application": found,
        "tree": bench.tree,
        "here": here,
        "branch": next(each for each in bench.tree.branches if here in each.items),
        "before": before,
        "after": after,
        "papers": papers,
        "paper": _opened(papers, bench.wanted),
        "answers": answers_to(found, here.code),
        "declared": intake_showing.declared(found, found.decisions),
        "under_review": found.state == Application.State.UNDER_REVIEW
        and queries.halted_on(found, bench.who.on) is None,
        **_said(bench),
    }


def _opened(papers: list[Shown], wanted: str) -> Shown | None:
    """The document that was asked for, else the first that speaks of this requirement."""
    chosen = [each for each in papers if str(each.document.pk) == wanted]
    return next(iter(chosen or papers), None)


def _said(bench: Bench) -> dict[str, Any]:
    """What the team said of this requirement, and the forms to say more."""
    found, here, who = bench.application, bench.here, bench.who
    examination = Examination.objects.filter(application=found, requirement=here.code).first()
    judged = list(
        Judgement.objects.visible_to(who).filter(examination=examination).select_related("person")
        if examination
        else ()
    )
    mine = next((each for each in judged if each.person_id == who.person_id), None)
    notes = TeamNote.objects.visible_to(who).filter(application=found, requirement=here.code)
    written = Finding.objects.filter(application=found, requirement=here.code).select_related(
        "notice", "step"
    )
    return {
        "judgements": judged,
        "mine": mine,
        "notes": notes.select_related("written_by").order_by("pk"),
        "findings": [showing.finding(each) for each in written.order_by("number")],
        "judgement_form": bench.forms.get("judgement") or _judgement_form(examination, mine),
        "note_form": bench.forms.get("note") or TeamNoteForm(),
        "rest_form": bench.forms.get("rest") or RestForm(initial={"group": _group(bench)}),
    }


def _group(bench: Bench) -> str:
    return next(each.code for each in bench.tree.branches if bench.here in each.items)


def _judgement_form(examination: Examination | None, mine: Judgement | None) -> JudgementForm:
    return JudgementForm(
        initial={
            "revision": examination.revision if examination else 0,
            "verdict": mine.verdict if mine else "",
            "note": mine.note if mine else "",
        }
    )

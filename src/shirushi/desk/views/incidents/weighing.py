"""The list of incidents, and the page on which one is weighed and answered."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from shirushi.agenda.queries import next_steps
from shirushi.desk.forms.incidents import CloseForm, DecideForm, IncidentFilter
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.grants import presentation as marks
from shirushi.grants.queries import current_grant, standing_code
from shirushi.incidents import policy, presentation, queries, services, showing
from shirushi.incidents.models import Incident, Measure, NextStep
from shirushi.incidents.services.reports import no_measure
from shirushi.incidents.weighing import Weighing, drawn_bands, joined, weigh
from shirushi.people.actor import Actor
from shirushi.rules import Decision, Refused

ON_A_PAGE = 25
NOT_DONE = 422
READERS = ("clerk", "officer", "committee_member")


@require_safe
@for_body(*READERS)
def incidents(request: HttpRequest) -> HttpResponse:
    asked = IncidentFilter(request.GET)
    given = asked.cleaned_data if asked.is_valid() else {}
    found = _narrowed(queries.incidents_for(actor(request)), given)
    page = _listed(found, request.GET.get("page"))
    return render(request, "desk/incidents/incidents.html", {"filter": asked, "page_obj": page})


def _listed(found: QuerySet[Any], number: str | None) -> Page[Any]:
    """The keys of one page, then its rows: what is sorted stays small."""
    page = Paginator(found.values_list("pk", flat=True), ON_A_PAGE).get_page(number)
    page.object_list = found.filter(pk__in=page.object_list)
    return page


def _narrowed(found: QuerySet[Any], given: dict[str, Any]) -> QuerySet[Any]:
    if party := given.get("party"):
        found = found.filter(party=party)
    step = given.get("step")
    if step == "open":
        return found.exclude(next_step=NextStep.CLOSED)
    return found.filter(next_step=step) if step else found


def _incident(request: HttpRequest, pk: int) -> Incident:
    seen = Incident.objects.visible_to(actor(request))
    found: Incident = get_object_or_404(
        seen.select_related("dossier__unit__organisation", "dossier__review_body"), pk=pk
    )
    return found


@for_body(*READERS)
def incident(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows the incident; posted, it shows what a choice would bring, or decides (`act` = decide)."""
    found, who = _incident(request, pk), actor(request)
    if request.method != "POST":
        return _page(request, found)
    form = DecideForm(request.POST, bands=drawn_bands(found, who.on))
    if request.POST.get("act") != "decide":
        return _page(
            request, found, DecideForm(initial=_kept(request.POST), bands=drawn_bands(found, who.on))
        )
    if not form.is_valid():
        return _page(request, found, form, status=NOT_DONE)
    return _decided(request, found, form)


def _decided(request: HttpRequest, found: Incident, form: DecideForm) -> HttpResponse:
    who, given = actor(request), form.cleaned_data

    def act() -> Measure:
        return services.decide_measure(
            incident=found,
            level=given["level"],
            adjustment_reasons=given["adjustment_reasons"],
            adjustment_words=given["adjustment_words"],
            months=given["months"],
            conditions=given["conditions"],
            by=who,
            on=who.on,
            revision=given["revision"],
        )

    try:
        measure = attempt(form, act)
    except Refused as refused:
        form.add_error(None, _("The rules give no answer to this choice. The reason stands below."))
        return _page(request, found, form, refusal=refused.decision, status=NOT_DONE)
    if measure is None:
        return _page(request, found, form, status=NOT_DONE)
    messages.success(request, _("The measure is decided. Nothing takes effect before the notice goes out."))
    return redirect("desk:measure", measure.pk)


def _kept(posted: QueryDict) -> dict[str, Any]:
    """What was chosen so far, without complaint about what is not chosen yet."""
    kept: dict[str, Any] = {name: posted.get(name, "") for name in posted}
    kept["adjustment_reasons"] = posted.getlist("adjustment_reasons")
    return kept


def _page(
    request: HttpRequest,
    found: Incident,
    form: DecideForm | None = None,
    *,
    closing: CloseForm | None = None,
    refusal: Decision | None = None,
    status: int = 200,
) -> HttpResponse:
    who = actor(request)
    found.refresh_from_db()  # a refused act was rolled back, the object in hand was not
    measure, reports = queries.measure_in_force(found), queries.sent_reports(found)
    step = queries.next_step(found)
    shown = {
        "incident": found,
        "facts": showing.incident_facts(found),
        "clocks": showing.shown_clocks(queries.clocks(found)),
        "reports": reports,
        "steps": showing.steps(found, measure, reports),
        "step_label": step.label,
        "step_tone": presentation.NEXT_STEP_TONES[step],
        "standing": _standing(found, who),
        "measure": measure,
        "measure_facts": showing.measure_facts(measure) if measure else [],
        "measure_why": joined(measure.level_decision, measure.measure_decision) if measure else None,
        "annulled": found.measures.exclude(annulled_on=None).select_related("organisation").order_by("pk"),
        "next_steps": next_steps(found.dossier),
        "today": who.on,
    }
    open_to_decide = measure is None and found.closed_on is None
    if open_to_decide:
        shown |= _choice(found, who, form, closing, refusal)
    return render(request, "desk/incidents/incident.html", shown, status=status)


def _standing(found: Incident, who: Actor) -> dict[str, Any] | None:
    grant = current_grant(found.dossier, who.on)
    if grant is None:
        return None
    code = standing_code(grant, who.on)
    return {"label": marks.STANDINGS[code], "tone": marks.standing_tone(code)}


def _choice(
    found: Incident,
    who: Actor,
    form: DecideForm | None,
    closing: CloseForm | None,
    refusal: Decision | None,
) -> dict[str, Any]:
    """Level, measure and what would follow; or why the scheme has no measure, and the word that closes."""
    may_weigh = policy.may_weigh(who, found)
    if (without := no_measure(found, who.on)) is not None:
        closing = closing or CloseForm(initial={"revision": found.revision})
        return {"without": without, "closing": closing, "may_weigh": may_weigh}
    if not found.cause:
        return {"cause_missing": True}
    weighed = _weighed(found, who, form)
    if form is None:
        initial = {"revision": found.revision, "level": weighed.level}
        form = DecideForm(initial=initial, bands=weighed.bands)
    return {
        "weighed": weighed,
        "form": form,
        "refusal": refusal or weighed.refused,
        "may_weigh": may_weigh,
        "may_decide": _may_decide(found, who, weighed),
    }


def _weighed(found: Incident, who: Actor, form: DecideForm | None) -> Weighing:
    if form is None:
        return weigh(found, who.on)
    chosen = _kept(form.data) if isinstance(form.data, QueryDict) else form.initial
    reasons = chosen.get("adjustment_reasons", [])
    known = [code for code in reasons if code in presentation.ADJUSTMENT_REASONS]
    return weigh(
        found,
        who.on,
        level=_whole(chosen.get("level")),
        adjustment_reasons=known,
        months=_whole(chosen.get("months")),
    )


def _whole(value: Any) -> int | None:
    text = str(value or "").strip()
    return int(text) if text.isascii() and text.isdigit() else None


def _may_decide(found: Incident, who: Actor, weighed: Weighing) -> bool:
    decision = weighed.measure_decision
    return decision is not None and policy.may_decide(who, found, decision["decided_by"])


@require_POST
@for_body("officer")
def incident_close(request: HttpRequest, pk: int) -> HttpResponse:
    """No measure by the rules: closed with a word."""
    found, who = _incident(request, pk), actor(request)
    form = CloseForm(request.POST)

    def act() -> Incident:
        given = form.cleaned_data
        return services.close(
            incident=found, remark=given["remark"], by=who, on=who.on, revision=given["revision"]
        )

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The incident is closed. The business was told."))
        return redirect("desk:incident", found.pk)
    return _page(request, found, closing=form, status=NOT_DONE)

"""The business's own register of incidents and near misses, and the one field in which anybody reports one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.incidents import queries as clocks
from shirushi.incidents import showing
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Organisation, Scheme
from shirushi.pms.first_response import steps
from shirushi.pms.models import Mishap, Nonconformity, ResponseStep
from shirushi.pms.presentation import mishaps as words
from shirushi.pms.services import mishaps as services
from shirushi.portal.forms.pms.ledger import ActForm
from shirushi.portal.forms.pms.mishaps import MishapFilter, MishapForm, NearMissForm, StepForm
from shirushi.portal.forms.pms.requests import ShownForm
from shirushi.portal.views.pms.ledger.room import Act, Cell, Room, Shown, Words, plain
from shirushi.portal.views.pms.ledger.shown import found_for, shows_nonconformity

AT_WORK = ("representative", "privacy_officer", "audit_officer", "department_head", "worker")
CLOCK_FACTS = ("persons", "sensitive", "property_damage", "improper_purpose", "my_number")
SHOWN_OF_TEXT = 300
Source = Nonconformity.Source


@for_business(*AT_WORK)
def near_miss(request: HttpRequest) -> HttpResponse:
    """One task, one field."""
    who, form = actor(request), NearMissForm(request.POST or None)

    def act() -> Mishap:
        own = Organisation.objects.visible_to(who).get(pk=who.organisation_id)
        return services.report_near_miss(organisation=own, by=who, on=who.on, **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and attempt(form, act) is not None:
        messages.success(request, gettext("Thank you. The privacy officer looks at it."))
        return redirect("portal:home")
    return render(request, "portal/pms/mishaps/near_miss.html", {"form": form})


def _is_open(entry: Mishap) -> bool:
    return entry.closed_on is None


def _state(entry: Mishap, _on: date) -> Cell:
    return Cell(_("Open"), "attention") if _is_open(entry) else Cell(_("Closed"), "done")


def _close(entry: Mishap, form: ActForm, who: Actor) -> Mishap:
    return services.close(mishap=entry, by=who, on=who.on, **form.cleaned_data)


def _step(entry: Mishap, form: StepForm, who: Actor) -> ResponseStep:
    return services.take_step(mishap=entry, by=who, on=who.on, **form.cleaned_data)


def _open_nonconformity(entry: Mishap, form: ShownForm, who: Actor) -> Nonconformity:
    return services.open_nonconformity(mishap=entry, by=who, on=who.on, **form.cleaned_data)


def _context(entry: Mishap, who: Actor) -> Mapping[str, Any]:
    incident = entry.kind == Mishap.Kind.INCIDENT
    return {
        "nonconformity": found_for(Source.INCIDENT, entry),
        "is_open": _is_open(entry),
        "steps": _steps(entry) if incident else [],
        "clocks": showing.shown_clocks(_clocks(entry, who)) if incident else [],
        "may_report": who.has("representative", "privacy_officer"),
    }


def _steps(entry: Mishap) -> list[dict[str, Any]]:
    taken = {each.code: each for each in entry.steps.select_related("done_by")}
    return [{"it": step, "taken": taken.get(step.code)} for step in steps()]


def _clocks(entry: Mishap, who: Actor) -> list[clocks.Clock]:
    """What would be due if it were reported: the Commission's clock, and those of the schemes it stands in."""
    own = Dossier.objects.visible_to(who).values_list("scheme", flat=True).distinct()
    facts = {"discovered_on": entry.found_on, **{name: getattr(entry, name) for name in CLOCK_FACTS}}
    found: dict[str, clocks.Clock] = {}
    for scheme in sorted(set(own)) or [Scheme.PRIVACYMARK]:
        found |= {clock.authority: clock for clock in clocks.clocks_of(scheme, facts)}
    concerned = {*own, "ppc"}
    return [clock for name, clock in sorted(found.items()) if name in concerned]


def _words_of_it(entry: Mishap, _on: date) -> Mapping[str, Any]:
    return {"text": (entry.cause or entry.happened)[:SHOWN_OF_TEXT]}


ROOM = Room(
    ledger=services.LEDGER,
    many="mishaps",
    one="mishap",
    path="mishaps",
    words=Words(
        title=_("Incidents and near misses"),
        detail=_(
            "What happened, the first response in its order, and what is done so that it does not happen again."
        ),
        one=_("Incident or near-miss"),
        add=_("Enter an incident or near miss"),
        more=_("More about incidents and near misses"),
        none=_("No incident and no near miss has been entered yet."),
        added=_("It is in the register. Below stands what to do, one thing after the other."),
    ),
    columns=(
        Shown(_("What happened"), plain("happened"), leads=True),
        Shown(_("Kind"), lambda entry, _on: Cell(entry.get_kind_display())),
        Shown(_("Day it was discovered"), plain("found_on")),
        Shown(_("Number of persons concerned"), plain("persons")),
    ),
    state=_state,
    facts=(
        "kind", "happened", "found_on", "occurred_on", "event", "items", "persons", "told", "cause", "prevention",
        "holding", "department", "reported_by",
    ),
    sheet=words.COLUMNS,
    computed={"response": words.response_of},
    form=MishapForm,
    filter=MishapFilter,
    may_change=_is_open,
    acts=(
        Act(
            name="mishap_step",
            path="step",
            title=_("First response"),
            button=_("Done"),
            form=StepForm,
            initial=lambda _entry, _on: {},
            # It stands at its step, not below.
            shown=lambda _who, _entry: False,
            do=_step,
            done=_("The step is on record."),
        ),
        Act(
            name="mishap_close",
            path="close",
            title=_("Close it"),
            detail=_("When the cause and what is done against it stand in the record."),
            button=_("Close it"),
            shown=lambda _who, entry: _is_open(entry),
            do=_close,
            done=_("It is closed."),
        ),
        shows_nonconformity("mishap_shows", Source.INCIDENT, _open_nonconformity, _words_of_it),
    ),
    begin=lambda who, _asked: {"found_on": who.on},
    below="portal/pms/mishaps/response.html",
    context=_context,
    beside=(("near_miss", _("Report a near miss")),),
)  # fmt: skip

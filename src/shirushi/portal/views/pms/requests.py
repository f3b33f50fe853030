"""The register of data subject requests."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shirushi.people.actor import Actor
from shirushi.pms.models import DataRequest
from shirushi.pms.presentation import requests as words
from shirushi.pms.request_clock import suit_of
from shirushi.pms.services import requests as services
from shirushi.portal.forms.pms.requests import AnswerForm, DataRequestFilter, DataRequestForm
from shirushi.portal.views.pms.ledger.room import Act, Cell, Room, Shown, Words, plain


def _is_open(entry: DataRequest) -> bool:
    return entry.answered_on is None


def _due(entry: DataRequest, on: date) -> Cell:
    return Cell(entry.due_on, late=_is_open(entry) and entry.due_on < on)


def _state(entry: DataRequest, _on: date) -> Cell:
    if _is_open(entry):
        return Cell(_("Not answered"), "attention")
    return Cell(entry.get_decision_display(), "done")


def _answer(entry: DataRequest, form: AnswerForm, who: Actor) -> DataRequest:
    revision = form.cleaned_data["revision"]
    return services.answer(data_request=entry, given=form.answer(), by=who, on=who.on, revision=revision)


def _context(entry: DataRequest, who: Actor) -> Mapping[str, Any]:
    return {"suit": suit_of(entry), "late": _due(entry, who.on).late}


ROOM = Room(
    ledger=services.LEDGER,
    many="data_requests",
    one="data_request",
    path="requests",
    words=Words(
        title=_("Requests of data subjects"),
        detail=_(
            "Disclosure, correction, ceasing of use: answered without delay, with the clocks of the law."
        ),
        one=pgettext_lazy("data subject", "Request"),
        add=_("Enter a request"),
        more=_("More about the requests"),
        none=_("No request has arrived yet."),
        added=_("The request is in the register. Check who asks, then answer."),
    ),
    columns=(
        Shown(_("What is asked"), lambda entry, _on: Cell(entry.get_kind_display()), leads=True),
        Shown(_("Arrived on"), plain("received_on")),
        Shown(_("Answer due on"), _due),
        Shown(_("A suit may be brought from"), lambda entry, _on: Cell(suit_of(entry))),
    ),
    state=_state,
    facts=(*services.LEDGER.columns, "decision", "reason", "answered_on", "way"),
    sheet=words.COLUMNS,
    computed={"suit_from": suit_of},
    form=DataRequestForm,
    filter=DataRequestFilter,
    may_change=_is_open,
    acts=(
        Act(
            name="data_request_answer",
            path="answer",
            title=pgettext_lazy("data subject", "Answer"),
            button=_("Record the answer"),
            form=AnswerForm,
            initial=lambda entry, on: {"revision": entry.revision, "answered_on": on},
            shown=lambda _who, entry: _is_open(entry),
            do=_answer,
            done=_("The answer is on record."),
            tone="primary",
        ),
    ),
    begin=lambda who, _asked: {"received_on": who.on},
    aside="portal/pms/requests/clocks.html",
    context=_context,
)

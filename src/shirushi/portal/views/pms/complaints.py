"""The register of complaints."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.pms.models import Complaint, Nonconformity
from shirushi.pms.presentation import complaints as words
from shirushi.pms.services import complaints as services
from shirushi.portal.forms.pms.ledger import ActForm
from shirushi.portal.forms.pms.requests import ComplaintFilter, ComplaintForm, ShownForm
from shirushi.portal.views.pms.ledger.room import Act, Cell, Room, Shown, Words, plain
from shirushi.portal.views.pms.ledger.shown import nonconformity_of, shows_nonconformity


def _is_open(entry: Complaint) -> bool:
    return entry.closed_on is None


def _due(entry: Complaint, on: date) -> Cell:
    return Cell(entry.due_on, late=_is_open(entry) and entry.due_on < on)


def _state(entry: Complaint, _on: date) -> Cell:
    return Cell(_("Open"), "attention") if _is_open(entry) else Cell(_("Closed"), "done")


def _close(entry: Complaint, form: ActForm, who: Actor) -> Complaint:
    return services.close(complaint=entry, by=who, on=who.on, **form.cleaned_data)


def _open_nonconformity(entry: Complaint, form: ShownForm, who: Actor) -> Nonconformity:
    return services.open_nonconformity(complaint=entry, by=who, on=who.on, **form.cleaned_data)


ROOM = Room(
    ledger=services.LEDGER,
    many="complaints",
    one="complaint",
    path="complaints",
    words=Words(
        title=_("Complaints"),
        detail=_("What came in, why, what was done, who was told."),
        one=_("Complaint"),
        add=_("Enter a complaint"),
        more=_("More about the complaints"),
        none=_("No complaint has arrived yet."),
        added=_("The complaint is in the register."),
    ),
    columns=(
        Shown(_("What the complaint says"), plain("content"), leads=True),
        Shown(_("Arrived on"), plain("received_on")),
        Shown(_("Answer due on"), _due),
        Shown(_("Reported to the representative on"), plain("reported_on")),
    ),
    state=_state,
    facts=services.LEDGER.columns,
    sheet=words.COLUMNS,
    form=ComplaintForm,
    filter=ComplaintFilter,
    may_change=_is_open,
    acts=(
        Act(
            name="complaint_close",
            path="close",
            title=_("Close the complaint"),
            detail=_(
                "When the cause, what was done, the answer and the report to the representative stand in the record."
            ),
            button=_("Close the complaint"),
            shown=lambda _who, entry: _is_open(entry),
            do=_close,
            done=_("The complaint is closed."),
        ),
        shows_nonconformity("complaint_shows", Nonconformity.Source.COMPLAINT, _open_nonconformity),
    ),
    begin=lambda who, _asked: {"received_on": who.on},
    context=nonconformity_of(Nonconformity.Source.COMPLAINT),
)

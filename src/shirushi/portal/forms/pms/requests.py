"""Forms of data subject requests and complaints."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.pms.models import Complaint, DataRequest
from shirushi.pms.services import complaints, requests
from shirushi.portal.forms.pms.improvement import EVERY, area
from shirushi.portal.forms.pms.ledger import CHOOSE, ActForm, LedgerFilter, LedgerForm
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form, WholeNumberField

OWN_TARGET = _("Your own target; empty for two weeks. The law says: without delay.")


class DataRequestForm(LedgerForm):
    ledger = requests.LEDGER

    kind = ChoiceField(label=_("What is asked"), choices=[CHOOSE, *DataRequest.Kind.choices])
    received_on = DayField(label=_("Arrived on"))
    due_on = DayField(label=_("Answer due on"), required=False, help_text=OWN_TARGET)
    requester = CharField(label=_("Who asks"), max_length=200)
    contact = CharField(label=_("How to reach the person"), max_length=300, required=False)
    agent = CharField(
        label=_("Agent, and its authority"),
        max_length=200,
        required=False,
        help_text=_("Only if somebody asks for the person."),
    )
    content = area(_("Which data, and what is wanted"))
    identity = CharField(
        label=_("How the identity was checked"),
        max_length=200,
        required=False,
        help_text=_("Ask for no more than needed: what you use with this person anyway is often enough."),
    )
    fee = WholeNumberField(
        label=_("Fee for the request"), required=False, min_value=0, max_value=1_000_000, unit=_("yen"),
        help_text=_("Only for notice of the purpose and disclosure, as you have made known."),
    )  # fmt: skip


class AnswerForm(ActForm):
    decision = ChoiceField(
        label=_("Decision"), choices=DataRequest.Decision.choices, widget=forms.RadioSelect
    )
    reason = area(_("Reason"), rows=3, required=False, help_text=_("Needed unless all is done as asked."))
    way = ChoiceField(
        label=_("Way of answering"),
        choices=DataRequest.Way.choices,
        help_text=_("Disclose in the way that was asked; on paper if that is difficult, and say so."),
    )
    answered_on = DayField(label=_("Answered on"))

    def answer(self) -> requests.Answer:
        return requests.Answer(
            **{name: value for name, value in self.cleaned_data.items() if name != "revision"}
        )


class DataRequestFilter(LedgerFilter):
    standings = (("open", _("Not answered")), ("overdue", _("Late")), ("answered", _("Answered")))
    kind = ChoiceField(label=_("What is asked"), required=False, choices=[EVERY, *DataRequest.Kind.choices])


class ComplaintForm(LedgerForm):
    ledger = complaints.LEDGER

    received_on = DayField(label=_("Arrived on"))
    due_on = DayField(
        label=_("Answer due on"), required=False, help_text=_("Your own target; empty for two weeks.")
    )
    channel = ChoiceField(label=_("How it arrived"), choices=[CHOOSE, *Complaint.Channel.choices])
    complainant = CharField(
        label=_("Who complains"), max_length=200, required=False, help_text=_("Empty if nobody said.")
    )
    contact = CharField(label=_("How to reach the person"), max_length=300, required=False)
    content = area(_("What the complaint says"))
    cause = area(_("Cause"), rows=3, required=False)
    action = area(_("What was done"), rows=3, required=False)
    answered_on = DayField(label=_("Answered on"), required=False)
    reported_on = DayField(label=_("Reported to the representative on"), required=False)


class ComplaintFilter(LedgerFilter):
    standings = (("open", _("Open")), ("overdue", _("Late")), ("closed", _("Closed")))


class ShownForm(Form):
    text = area(
        _("What does not conform"), rows=3, help_text=_("Say what is wrong with us. Do not name the person.")
    )

"""Forms of the formal check, of eligibility, and of papers that go back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.intake.models import Application, PapersReturn
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form, YenField

LARGEST_COST = 1_000_000


class RevisionForm(Form):
    """An act on an application as it was when the page was opened."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class AcceptForm(RevisionForm):
    """`seen` is the digest of the answer on eligibility that stood on the page."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)


class EligibilityForm(RevisionForm):
    """A person's word on the rules' answer."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    is_eligible = forms.TypedChoiceField(
        label=_("What holds"),
        choices=[("yes", _("The business may apply")), ("no", _("The business cannot apply"))],
        widget=forms.RadioSelect,
        coerce=lambda given: given == "yes",
        error_messages={"required": _("Choose what holds. Nothing was confirmed.")},
    )
    reason = CharField(
        label=_("Reason"),
        help_text=_("Needed where you say otherwise than the rules answer."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )


class PapersReturnForm(Form):
    """How the papers of a returned application went back."""

    way = ChoiceField(choices=PapersReturn.Way.choices, widget=forms.RadioSelect, label=_("Way back"))
    went_on = DayField(label=_("Went back on"))
    proof = CharField(
        label=_("Proof"), max_length=200, help_text=_("The number of the parcel, or who took them.")
    )
    cost = YenField(
        label=_("Cost as it arose"),
        required=False,
        min_value=1,
        max_value=LARGEST_COST,
        help_text=_("Only where the scheme charges the cost as it arose."),
    )


class ReturnForm(RevisionForm):
    grounds = ChoiceField(
        choices=Application.ReturnedFor.choices,
        widget=forms.RadioSelect,
        label=_("Grounds of the return"),
        initial=Application.ReturnedFor.INCOMPLETE,
        required=False,
    )
    reason = CharField(
        label=_("What is missing"),
        help_text=_("One thing a line. The business reads it and starts again from a copy."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        example=_("The registry certificate is older than three months. Please hand in a new one."),
        error_messages={"required": _("Say what is missing. Nothing was returned.")},
    )
    complete_until = DayField(
        label=_("To be completed by (last day)"),
        help_text=_(
            "A renewal whose window has closed can be handed in again until this day. "
            "The scheme names no length; your body does."
        ),
        required=False,
    )

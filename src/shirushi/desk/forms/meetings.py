"""Forms around a meeting of the committee."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.awards.models import MeetingItem
from shirushi.awards.services.sittings import OF_APPLICATIONS, OF_OBJECTIONS
from shirushi.desk.forms.reviews import RevisionForm
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form


class MeetingForm(Form):
    held_on = DayField(label=_("Day of the meeting"))
    place = CharField(label=_("Place of the meeting"), max_length=200, required=False)


class PeopleField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not generic at run time
    pass


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    pass


class MembersForm(RevisionForm):
    called = PeopleField(label=_("Members"), queryset=None, widget=forms.CheckboxSelectMultiple)
    present = PeopleField(
        label=_("Present"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    chair = PersonField(label=_("Chair"), queryset=None, required=False)

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("called", "present", "chair"):
            self.fields[name].queryset = people  # type: ignore[attr-defined]


class PlaceForm(Form):
    proposal = CharField(
        label=_("Proposal"),
        help_text=_("What is proposed to the committee, in one or two sentences."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )


class ItemDecisionForm(RevisionForm):
    result = ChoiceField(label=_("Result"), widget=forms.RadioSelect)
    reasons = CharField(
        label=_("Reasons"),
        help_text=_("The business reads them."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
    )

    def __init__(self, *args: Any, item: MeetingItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = OF_OBJECTIONS if item.objection_id else OF_APPLICATIONS
        choices = [(each.value, each.label) for each in offered]
        self.fields["result"].choices = choices  # type: ignore[attr-defined]

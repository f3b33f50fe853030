"""Forms of dispensations."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from shirushi.desk.forms.reviews import RevisionForm
from shirushi.dispensations.models import Deadline, Move
from shirushi.grants.models import Registration
from shirushi.people import prefectures
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Organisation
from shirushi.people.queries import review_bodies
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form, WholeNumberField

BETWEEN = re.compile(r"[\s,、]+")
# What only the granting body is asked: a review body closes for its own cases.
OF_THE_GRANTING_BODY = ("move", "to_on", "count", "prefectures", "review_body", "numbers")


class BodyField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    pass


class DispensationForm(Form):
    title = CharField(
        label=_("Title"),
        max_length=200,
        help_text=_("Businesses read it wherever a day was moved."),
        example=_("Relief after the heavy rain of July"),
    )
    notice = CharField(
        label=_("Notice"),
        max_length=200,
        help_text=_("The paper on whose authority the days move."),
        example=_("Notice No. 12"),
    )
    noticed_on = DayField(label=_("Day of the notice"))
    document = forms.FileField(label=_("The notice as a file"), required=False)
    deadlines = forms.MultipleChoiceField(
        label=_("Deadlines that move"), choices=Deadline.choices, widget=forms.CheckboxSelectMultiple
    )
    from_on = DayField(
        label=_("First day"), help_text=_("Deadlines that fall on this day or later are moved …")
    )
    until_on = DayField(label=_("Last day"), help_text=_("… up to those that fall on this day."))
    move = ChoiceField(label=_("How they move"), choices=Move.choices, widget=forms.RadioSelect)
    to_on = DayField(label=_("To which day"), required=False)
    count = WholeNumberField(label=_("By how many days or months"), required=False, min_value=1)
    prefectures = forms.MultipleChoiceField(
        label=_("Prefectures of the businesses"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("None chosen: everywhere."),
    )
    review_body = BodyField(label=_("Only cases of this review body"), queryset=None, required=False)
    numbers = CharField(
        label=_("Only these registration numbers"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One after the other. None: every unit that is reached otherwise."),
    )
    is_public = forms.BooleanField(label=_("Show it on the public page"), required=False)

    def __init__(self, *args: Any, who: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.who = who
        if who.is_review_body:
            for name in OF_THE_GRANTING_BODY:
                del self.fields[name]
            return
        self.fields["prefectures"].choices = prefectures.choices()  # type: ignore[attr-defined]
        bodies = [body.pk for body in review_bodies(who.scheme)]
        named = Organisation.objects.filter(pk__in=bodies).order_by("code", "name")
        self.fields["review_body"].queryset = named  # type: ignore[attr-defined]

    def clean_numbers(self) -> list[Dossier]:
        asked = [each for each in BETWEEN.split(self.cleaned_data["numbers"]) if each]
        found = Registration.objects.filter(scheme=self.who.scheme, number__in=asked)
        known = {each.number: each.dossier for each in found.select_related("dossier")}
        unknown = [each for each in asked if each not in known]
        if unknown:
            raise ValidationError(
                _("There is no such registration: %(numbers)s."), params={"numbers": ", ".join(unknown)}
            )
        return list(known.values())

    def said(self) -> dict[str, Any]:
        """What the act takes."""
        given = dict(self.cleaned_data)
        named, document = given.pop("numbers", []), given.pop("document")
        body = given.pop("review_body", None)
        facts = {"move": Move.CLOSING, "to_on": None, "count": None, "prefectures": [], **given}
        return {"facts": facts, "named": named, "document": document, "review_body": body}


class AnnulForm(RevisionForm):
    reason = CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=500)

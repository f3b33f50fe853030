"""What is asked about an assessor: the registration, fields and regions, ties, days away."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.intake.wording import CHOICES
from shirushi.people import prefectures
from shirushi.review import register
from shirushi.review.models import Assessor, Tie
from shirushi.rules.questions.size_class import INDUSTRIES
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form

FIELDS = [(code, CHOICES[code]) for code in INDUSTRIES]
GRADES = [*Assessor.Grade.choices, (register.NOT_RECORDED, _("Grade not recorded"))]
STANDINGS = [
    ("", _("All")),
    (register.HERE, _("May be assigned")),
    (register.ENDING, _("Registration ends soon")),
    (register.GONE, _("No assessor any more")),
]


class RegisterFilter(Form):
    """Which lines of the register the list shows."""

    text = CharField(label=_("Name, e-mail or number"), max_length=100, required=False)
    grade = ChoiceField(label=_("Grade of the assessor"), choices=[("", _("All")), *GRADES], required=False)
    field = ChoiceField(label=_("Line of business"), choices=[("", _("All")), *FIELDS], required=False)
    region = ChoiceField(label=_("Prefecture"), required=False)
    standing = ChoiceField(label=_("Standing"), choices=STANDINGS, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].choices = [("", _("All")), *prefectures.choices()]  # type: ignore[attr-defined]

    def asked(self) -> register.Asked:
        """What is no choice filters nothing."""
        self.full_clean()
        return register.Asked(**{name: str(value).strip() for name, value in self.cleaned_data.items()})


class EntryForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    grade = ChoiceField(
        label=_("Grade of the assessor"),
        choices=[("", _("Grade not recorded")), *Assessor.Grade.choices],
        required=False,
    )
    number = CharField(label=_("Number of the registration"), max_length=40, required=False)
    registered_on = DayField(label=_("Registered on"), required=False)
    expires_on = DayField(
        label=_("Registered until (last day)"),
        help_text=_("Afterwards the person is not assigned, and its cases are closed to it."),
        required=False,
    )
    fields_known = forms.MultipleChoiceField(
        label=_("Lines of business"),
        help_text=_("Tick none if the person reviews all of them."),
        choices=FIELDS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    regions = forms.MultipleChoiceField(
        label=_("Prefectures"),
        help_text=_("Tick none if the person travels everywhere."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = CharField(
        label=_("Note of the office"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["regions"].choices = prefectures.choices()  # type: ignore[attr-defined]


class TieForm(Form):
    kind = ChoiceField(label=_("Kind of tie"), choices=Tie.Kind.choices, widget=forms.RadioSelect)
    name = CharField(label=_("Name of the organisation"), max_length=200, example="もみじ印刷株式会社")
    corporate_number = CharField(
        label=_("Corporate number"),
        help_text=_("13 digits. Without it only the name can be compared."),
        max_length=13,
        required=False,
    )
    from_on = DayField(label=_("From"), required=False)
    until_on = DayField(label=_("Until (last day)"), required=False)


class AwayForm(Form):
    from_on = DayField(label=_("From"))
    until_on = DayField(label=_("Until (last day)"))
    note = CharField(label=_("Note"), max_length=100, required=False)


class AnnulForm(Form):
    reason = CharField(label=_("Why it was wrong"), max_length=200)

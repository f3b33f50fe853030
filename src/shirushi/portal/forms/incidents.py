"""What a business is asked on the worst day of the year, and afterwards."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.incidents.models import Cause, Event, Incident, IncidentReport
from shirushi.people.models import Dossier
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form, WholeNumberField

GRAVITY = ("sensitive", "property_damage", "improper_purpose", "my_number", "grave_breach")
FACTS = ("event", "cause", "occurred_on", "discovered_on", "persons", *GRAVITY)
Kind = IncidentReport.Kind


class IncidentForm(Form):
    """The facts of an incident and the report in one's own words. What is not known yet stays empty."""

    discovered_on = DayField(label=_("Day it was discovered"), help_text=_("The clocks run from this day."))
    occurred_on = DayField(
        label=_("Day it happened"), required=False, help_text=_("Leave it empty if nobody knows.")
    )
    event = ChoiceField(label=_("What happened"), choices=Event.choices, widget=forms.RadioSelect)
    cause = ChoiceField(
        label=_("Cause"),
        choices=[("", _("Not known yet")), *Cause.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    persons = WholeNumberField(
        label=_("Number of persons concerned"),
        required=False,
        min_value=0,
        max_value=2_000_000_000,
        unit=_("persons"),
        help_text=_("Leave it empty while it is not known."),
        example="1,200",
    )
    sensitive = forms.BooleanField(label=_("Sensitive personal information is among it"), required=False)
    property_damage = forms.BooleanField(
        label=_("Persons could lose money by misuse (card or account data)"), required=False
    )
    improper_purpose = forms.BooleanField(
        label=_("It was possibly done with an improper purpose (attack, theft, insider)"), required=False
    )
    my_number = forms.BooleanField(label=_("My Number information is among it"), required=False)
    grave_breach = forms.BooleanField(label=_("The body has called it grave otherwise"), required=False)
    narrative = CharField(
        label=_("What happened and what you have done so far"),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=20_000,
        help_text=_("In your own words. It need not be complete: you can add to it later."),
        example=_("A list with names was sent to a wrong address; we asked the receiver to delete it."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_discovered_on(self) -> date:
        day: date = self.cleaned_data["discovered_on"]
        if day > self.today:
            raise forms.ValidationError(_("The day of discovery lies in the future."))
        return day

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        occurred_on, discovered_on = given.get("occurred_on"), given.get("discovered_on")
        if occurred_on and discovered_on and occurred_on > discovered_on:
            self.add_error("occurred_on", _("It cannot have happened after it was discovered."))
        return given

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data.get(name) for name in FACTS}


class StartForm(IncidentForm):
    """The first report. A business in two schemes says which dossiers it concerns."""

    kind = ChoiceField(
        label=_("How much do you know already?"),
        choices=[
            (Kind.PRELIMINARY, _("Little: this is the first word (preliminary report)")),
            (Kind.FINAL, _("Everything: this is the final report")),
        ],
        widget=forms.RadioSelect,
        initial=Kind.PRELIMINARY,
    )
    dossiers = forms.MultipleChoiceField(
        label=_("Which certified units and schemes does it concern?"), widget=forms.CheckboxSelectMultiple
    )
    field_order = (
        "dossiers", "discovered_on", "occurred_on", "event", "cause", "persons", *GRAVITY, "narrative",
        "kind",
    )  # fmt: skip

    def __init__(self, *args: Any, dossiers: Sequence[Dossier], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.of = {str(dossier.pk): dossier for dossier in dossiers}
        if len(self.of) == 1:
            del self.fields["dossiers"]
        else:
            choices = [(pk, f"{each.unit} ({each.get_scheme_display()})") for pk, each in self.of.items()]
            self.fields["dossiers"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("kind") == Kind.FINAL and not given.get("cause"):
            self.add_error("cause", _("The final report says what caused the incident."))
        return given

    def chosen(self) -> list[Dossier]:
        keys = self.cleaned_data.get("dossiers") or list(self.of)
        return [self.of[key] for key in keys]


class FurtherReportForm(IncidentForm):
    """The final report, or a correction: starts from what was reported so far."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, incident: Incident, **kwargs: Any) -> None:
        known = {name: getattr(incident, name) for name in FACTS} | {"revision": incident.revision}
        super().__init__(*args, initial=known, **kwargs)
        self.fields["cause"].required = True
        self.fields["cause"].choices = Cause.choices  # type: ignore[attr-defined]


class DutyForm(Form):
    remark = CharField(
        label=_("How it was done"),
        required=False,
        max_length=1000,
        example=_("Taken off the web page and 300 business cards"),
    )


class ConditionForm(Form):
    report = CharField(
        label=_("How the condition is fulfilled"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        example=_("All 12 contractors were evaluated anew on 10 January; two were replaced."),
    )

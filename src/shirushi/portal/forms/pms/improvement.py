"""Forms of nonconformities and corrections."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.models import Department
from shirushi.pms.models import Nonconformity
from shirushi.pms.services.improvement import Correction
from shirushi.portal.forms.pms.conflict import RevisedForm
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form

EVERY = ("", _("All"))
LONGEST = 5000
Source = Nonconformity.Source
# An audit and a check put into the list themselves what they find.
BY_HAND = (Source.INCIDENT, Source.REVIEW, Source.COMPLAINT, Source.OTHER)


def area(label: Any, *, rows: int = 4, required: bool = True, **more: Any) -> CharField:
    return CharField(
        label=label,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
        **more,
    )


def open_departments(who: Actor) -> list[tuple[int, str]]:
    """The open departments of the business; a head chooses among its own."""
    found = Department.objects.visible_to(who).filter(closed_on=None)
    if not who.has("representative", "privacy_officer", "audit_officer", "guest"):
        found = found.filter(pk__in=who.department_ids)
    return list(found.order_by("name", "pk").values_list("pk", "name"))


class NonconformityFilter(Form):
    stage = ChoiceField(
        label=_("Where it stands"),
        required=False,
        choices=[EVERY, ("open", _("Everything open")), *Nonconformity.Stage.choices],
    )
    source = ChoiceField(label=_("Found by"), required=False, choices=[EVERY, *Source.choices])
    department = ChoiceField(label=_("Department"), required=False)

    def __init__(self, *args: Any, who: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].choices = [EVERY, *open_departments(who)]  # type: ignore[attr-defined]

    def asked(self) -> dict[str, Any]:
        """The filters that can be understood; others are left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class NonconformityForm(Form):
    source = ChoiceField(
        label=_("Found by"), choices=[(each.value, each.label) for each in BY_HAND], widget=forms.RadioSelect
    )
    department = ChoiceField(
        label=_("Department"),
        required=False,
        help_text=_("Leave it empty if it concerns the whole business."),
    )
    text = area(
        _("What does not conform"),
        example=_("Two of five leavers still had an account at the end of the month."),
    )
    requirement = CharField(
        label=_("Requirement"), required=False, max_length=60, help_text=_("If you know it."), example="J.9.2"
    )
    found_on = DayField(label=_("Found on"))

    def __init__(self, *args: Any, who: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].choices = [("", _("Whole business")), *open_departments(who)]  # type: ignore[attr-defined]


class CorrectionForm(RevisedForm):
    cause = area(
        _("Cause"),
        help_text=_(
            "Ask “why” until the answer is something that can be changed. “Was careless” is no cause."
        ),
        example=_("Nobody tells the system administrator when people leave."),
    )
    remedy = area(_("What was put right at once"), required=False, example=_("Both accounts were closed."))
    action = area(
        _("Corrective action"),
        help_text=_("What keeps it from happening again, here and elsewhere."),
        example=_("The list of leavers goes to the administrator on the 25th of every month."),
    )
    due_on = DayField(label=_("Due on"))

    def values_of(self, record: Any) -> dict[str, Any]:
        return {name: getattr(record, name) for name in ("cause", "remedy", "action", "due_on")}

    def correction(self) -> Correction:
        return Correction(**self.given())


class DecideForm(Form):
    """A word with an act that approves or returns."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    comment = area(_("Comment"), rows=2, required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if self.data.get("act") == "return" and not given.get("comment"):
            self.add_error("comment", _("Say what is missing."))
        return given


class DoneForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    result = area(_("What was done"))
    done_on = DayField(label=_("Done on"))


class EffectForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    effect = area(
        _("What you looked at, and what you saw"),
        example=_("Three leavers since: all accounts closed on the day."),
    )
    had_effect = ChoiceField(
        label=_("Did it have its effect?"),
        choices=[
            ("yes", _("Yes: it does not happen any more")),
            ("no", _("No: the cause has to be sought again")),
        ],
        widget=forms.RadioSelect,
    )


def opened_today(today: date) -> dict[str, Any]:
    return {"found_on": today, "source": Source.OTHER}

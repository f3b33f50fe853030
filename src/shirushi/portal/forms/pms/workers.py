"""Forms of the register of workers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.pms.models import Worker
from shirushi.pms.queries import inventory
from shirushi.pms.queries import workers as reads
from shirushi.portal.forms.pms.conflict import RevisedForm
from shirushi.portal.forms.pms.inventory import CHOOSE, departments_to_write
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form

HERE = [("here", _("Working here")), ("left", _("Left")), ("all", _("All"))]


class WorkerForm(RevisedForm):
    name = CharField(label=_("Name"), max_length=100, example=_("Aoba Hana"))
    name_kana = CharField(label=_("Name in kana"), max_length=100, required=False)
    number = CharField(
        label=_("Staff number"),
        max_length=20,
        required=False,
        help_text=_("If you use numbers: it tells two people of one name apart."),
        example="1024",
    )
    department = ChoiceField(label=_("Department"))
    kind = ChoiceField(
        label=_("Kind"),
        choices=[CHOOSE, *Worker.Kind.choices],
        help_text=_(
            "Everybody who works under your direction: officers, part-time and dispatched people too. "
            "The reviewer counts them against the training records."
        ),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_(
            "Leave it empty for people without an address: their training is recorded by their head."
        ),
    )
    joined_on = DayField(label=_("Joined on"))

    def __init__(self, *args: Any, who: Actor, opened: Worker, **kwargs: Any) -> None:
        super().__init__(*args, opened=opened, **kwargs)
        choices = departments_to_write(who)
        if opened.department_id and opened.department_id not in {key for key, _label in choices}:
            choices = [(opened.department_id, opened.department.name), *choices]
        self.fields["department"].choices = choices if len(choices) == 1 else [CHOOSE, *choices]  # type: ignore[attr-defined]

    def values_of(self, record: Any) -> dict[str, Any]:
        names = ("name", "name_kana", "number", "kind", "email", "joined_on")
        return {"department": record.department_id, **{name: getattr(record, name) for name in names}}

    def values(self) -> dict[str, Any]:
        given = self.given()
        department = int(given.pop("department"))
        return {**given, "department_id": department}


class LeaveForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    left_on = DayField(label=_("Last day"))


class WorkerFilter(Form):
    q = CharField(label=_("Search"), required=False, max_length=100)
    department = forms.ChoiceField(label=_("Department"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All")), *Worker.Kind.choices])
    here = forms.ChoiceField(label=_("State"), required=False, choices=HERE)

    def __init__(self, *args: Any, who: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(each.pk, each.name) for each in inventory.departments(who)]
        self.fields["department"].choices = [("", _("All")), *offered]  # type: ignore[attr-defined]

    def asked(self) -> reads.Filter:
        self.is_valid()
        given = self.cleaned_data
        department = given.get("department")
        return reads.Filter(
            text=given.get("q", ""),
            department=int(department) if department else None,
            kind=given.get("kind", ""),
            here=given.get("here") or "here",
        )

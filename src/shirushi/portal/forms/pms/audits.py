"""Forms of internal audits."""

import json
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Department, Person, Scheme
from shirushi.pms.models import AuditItem, AuditPlan
from shirushi.pms.services.audits import Answer
from shirushi.pms.services.audits.planning import YearsPlan
from shirushi.portal.forms.pms.conflict import RevisedForm
from shirushi.portal.forms.pms.improvement import area
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form, WholeNumberField

FIRST_YEAR, LAST_YEAR = 2000, 2100


class PlanForm(Form):
    year = WholeNumberField(label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR, example="2027")
    theme = CharField(label=_("Theme"), max_length=200, example=_("Regular audit"))
    aim = area(
        _("Aim"), rows=3, required=False, example=_("To see whether leavers' access ends on their last day.")
    )
    schemes = forms.MultipleChoiceField(
        label=_("Audited against"), choices=Scheme.choices, widget=forms.CheckboxSelectMultiple
    )
    planned_on = DayField(
        label=_("Day of the audits"), help_text=_("For all of them at first; each can be moved.")
    )

    def plan(self) -> YearsPlan:
        return YearsPlan(**self.cleaned_data)


class AuditForm(Form):
    """The day and the auditors of an audit."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    planned_on = DayField(label=_("Planned for"))
    auditors = forms.MultipleChoiceField(
        label=_("Auditors"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nobody audits the own department. The privacy officer does not audit."),
    )

    def __init__(self, *args: Any, persons: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_key = {str(person.pk): person for person in persons}
        self.fields["auditors"].choices = [(key, str(person)) for key, person in self.by_key.items()]  # type: ignore[attr-defined]

    def persons(self) -> list[Person]:
        return [self.by_key[key] for key in self.cleaned_data["auditors"]]


class AddAuditForm(Form):
    department = ChoiceField(label=_("Department"))
    planned_on = DayField(label=_("Planned for"))

    def __init__(self, *args: Any, departments: Sequence[Department], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_key = {str(each.pk): each for each in departments}
        self.fields["department"].choices = [(key, each.name) for key, each in self.by_key.items()]  # type: ignore[attr-defined]

    def chosen(self) -> Department:
        return self.by_key[self.cleaned_data["department"]]


class ItemForm(RevisedForm):
    """One question of a check list. Nothing has to be filled in: it is answered when there is an answer."""

    judgement = ChoiceField(
        label=_("Auditor's judgement"),
        choices=AuditItem.Judgement.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    finding = CharField(
        label=_("What the auditor found"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seen = CharField(label=_("Documents seen"), required=False, max_length=2000)

    def values_of(self, record: Any) -> dict[str, Any]:
        return {name: getattr(record, name) for name in ("judgement", "finding", "seen")}

    def is_sent(self) -> bool:
        return self.add_prefix("revision") in self.data

    def is_changed_from(self, item: AuditItem) -> bool:
        """Whether the browser sends something else than what stood there when the page was opened."""
        posted = {name: self.sent(name) for name in self.values_of(item)}
        known = self.as_posted(self.values_of(item))
        opened = self.opened_values() or known
        return any(posted[name].strip() != opened.get(name, "").strip() for name in posted)

    def opened_values(self) -> dict[str, str]:
        try:
            found = json.loads(self.data.get(self.add_prefix("opened"), ""))
        except ValueError:
            return {}
        return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}

    def sent(self, name: str) -> str:
        return str(self.data.get(self.add_prefix(name), "")).replace("\r\n", "\n")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("judgement") in ("nonconformity", "remark") and not given.get("finding"):
            self.add_error("finding", _("Say what was found: a nonconformity or remark needs its words."))
        return given

    def answer(self) -> Answer:
        return Answer(**self.given())


class RevisionForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)


class FinishForm(RevisionForm):
    remark = area(_("Remark of the auditors"), rows=3, required=False)


class QuestionForm(Form):
    text = CharField(label=_("Own question"), max_length=500)


class ReportForm(RevisionForm):
    opinion = area(
        _("Opinion of the audit officer"),
        rows=5,
        example=_("The PMS is kept overall. Access rights of leavers need a fixed routine."),
    )


class ReceiveForm(RevisionForm):
    instruction = area(_("Word of the representative"), rows=3, required=False)


def plan_initial(plan: AuditPlan | None, today: Any, schemes: Sequence[str]) -> dict[str, Any]:
    """What is usual: this year, the theme of last time."""
    return {
        "year": today.year,
        "theme": plan.theme if plan else _("Regular audit"),
        "aim": plan.aim if plan else "",
        "schemes": plan.schemes if plan else list(schemes),
    }

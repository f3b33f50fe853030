"""Filters, one risk, own risks and measures, sheets of one's own, words of the representative."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import BUSINESS_ROLES, Department, Role
from shirushi.pms.models import Holding, Risk, RiskMeasure, RiskSheet
from shirushi.pms.models.risk import DEGREE
from shirushi.pms.presentation.risk import SHOWS, STATES
from shirushi.portal.forms.pms.conflict import RevisedForm
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form

ANY = ("", _("All"))
NOBODY = ("", _("Nobody"))
NO_DEPARTMENT = ("", _("No department"))
OWNERS = [(role.value, role.label) for role in BUSINESS_ROLES if role != Role.GUEST]
LONGEST = 1000


def departments_of(organisation_id: int) -> list[tuple[Any, Any]]:
    open_ones = Department.objects.filter(organisation_id=organisation_id, closed_on=None)
    return [(each.pk, each.name) for each in open_ones.order_by("name")]


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _degree(label: Any) -> ChoiceField:
    return ChoiceField(label=label, choices=DEGREE)


class SheetFilterForm(Form):
    state = ChoiceField(label=_("State"), choices=[ANY, *STATES.items()], required=False)
    department = ChoiceField(label=_("Department"), required=False)
    medium = ChoiceField(label=_("Kind of medium"), choices=[ANY, *Holding.Medium.choices], required=False)

    def __init__(self, *args: Any, departments: Iterable[tuple[Any, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].choices = [ANY, *departments]  # type: ignore[attr-defined]


class RiskFilterForm(SheetFilterForm):
    show = ChoiceField(label=_("Show only"), choices=[ANY, *SHOWS.items()], required=False)
    phase = ChoiceField(label=_("Phase of handling"), choices=[ANY, *Risk.Phase.choices], required=False)
    field_order = ["show", "phase", "medium", "department"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["state"]


class TreatmentFields(Form):
    """What is done about the risk that remains."""

    treatment = ChoiceField(label=_("Treatment"), choices=Risk.Treatment.choices)
    further_measure = CharField(
        label=_("Further measure"),
        required=False,
        max_length=LONGEST,
        widget=_lines(2),
        help_text=_("Only if what stands today is not enough. Say what will be done, not “be careful”."),
        example=_("Encrypt all notebooks that are taken out"),
    )
    owner_role = ChoiceField(label=_("Owner"), choices=[NOBODY, *OWNERS], required=False)
    owner_department = ChoiceField(label=_("Owner's department"), required=False)
    due_on = DayField(label=_("Due on"), required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("further_measure"):
            for name in ("owner_role", "due_on"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, _("A further measure needs an owner and a due day."))
        return given


class RiskForm(TreatmentFields, RevisedForm):
    """One risk. Revised: whoever is second is told what changed."""

    concerns = forms.BooleanField(
        label=_("Concerns us"),
        required=False,
        help_text=_("Without the tick the risk stays listed as not concerning this business."),
    )
    likelihood = _degree(_("Likelihood without measures"))
    impact = _degree(_("Impact without measures"))
    residual_likelihood = _degree(_("Likelihood that remains"))
    residual_impact = _degree(_("Impact that remains"))
    field_order = [
        "concerns", "likelihood", "impact", "residual_likelihood", "residual_impact",
        "treatment", "further_measure", "owner_role", "owner_department", "due_on", "revision", "opened",
    ]  # fmt: skip

    def __init__(self, *args: Any, departments: Iterable[tuple[Any, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner_department"].choices = [NO_DEPARTMENT, *departments]  # type: ignore[attr-defined]

    def values_of(self, record: Risk) -> dict[str, Any]:
        names = [name for name in self.base_fields if name not in ("revision", "opened", "owner_department")]
        return {name: getattr(record, name) for name in names} | {
            "owner_department": record.owner_department_id or ""
        }

    def values(self) -> dict[str, Any]:
        return answered(self.given())


def answered(given: dict[str, Any]) -> dict[str, Any]:
    """The columns of a risk as services take them."""
    values = dict(given)
    for name in ("likelihood", "impact", "residual_likelihood", "residual_impact"):
        values[name] = int(values[name])
    values["owner_department_id"] = int(values.pop("owner_department") or 0) or None
    if not values["further_measure"]:
        values |= {"owner_role": "", "owner_department_id": None, "due_on": None}
    return values


class MeasureForm(Form):
    text = CharField(
        label=_("Security measure"),
        max_length=300,
        help_text=_("Something that an auditor can look at: a lock, a list, a setting."),
        example=_("The cabinet is locked and the key is kept by the head"),
    )
    group = ChoiceField(label=_("Group of measures"), choices=RiskMeasure.Group.choices)
    rule = ChoiceField(label=_("Internal rule"), choices=RiskMeasure.Rule.choices, initial=RiskMeasure.Rule.G)


class OwnRiskForm(MeasureForm):
    """A risk that no proposal names, with its first measure."""

    risk = CharField(
        label=_("Risk"),
        max_length=LONGEST,
        widget=_lines(2),
        help_text=_("What may happen, where and how, in one sentence."),
    )
    phase = ChoiceField(label=_("Phase of handling"), choices=Risk.Phase.choices)
    harm = ChoiceField(label=_("What may follow"), choices=Risk.Harm.choices)
    likelihood = _degree(_("Likelihood without measures"))
    impact = _degree(_("Impact without measures"))
    residual_likelihood = _degree(_("Likelihood that remains"))
    residual_impact = _degree(_("Impact that remains"))
    field_order = [
        "phase", "risk", "harm", "likelihood", "impact", "text", "group", "rule", "residual_likelihood", "residual_impact",
    ]  # fmt: skip

    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        worded = {"text": given["risk"], "phase": given["phase"], "harm": given["harm"]}
        degrees = ("likelihood", "impact", "residual_likelihood", "residual_impact")
        return worded | {name: int(given[name]) for name in degrees}

    def measures(self) -> list[dict[str, Any]]:
        return [{name: self.cleaned_data[name] for name in ("text", "group", "rule")}]


class SheetForm(Form):
    name = CharField(
        label=_("Name of the sheet"), max_length=200, example=_("Recruiting: papers of applicants")
    )
    department = ChoiceField(label=_("Department"), required=False)
    medium = ChoiceField(label=_("Kind of medium"), choices=Holding.Medium.choices)
    care = ChoiceField(label=_("Care"), choices=RiskSheet.Care.choices)

    def __init__(self, *args: Any, departments: Iterable[tuple[Any, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].choices = [("", _("Whole business")), *departments]  # type: ignore[attr-defined]


class MoveForm(Form):
    target = ChoiceField(label=_("To the sheet"))

    def __init__(self, *args: Any, sheets: Iterable[RiskSheet], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"].choices = [(each.pk, str(each)) for each in sheets]  # type: ignore[attr-defined]


class CommentForm(Form):
    comment = CharField(label=_("Comment"), required=False, max_length=LONGEST, widget=_lines(2))


class ReturnForm(Form):
    comment = CharField(label=_("What is missing"), max_length=LONGEST, widget=_lines(2))


class ReviewForm(Form):
    remark = CharField(
        label=_("What was looked at"),
        max_length=LONGEST,
        widget=_lines(2),
        example=_("Changed entries compared; the risks and measures stand as they are"),
    )


class DoneForm(Form):
    result = CharField(label=_("What was done"), max_length=LONGEST, widget=_lines(2))
    residual_likelihood = _degree(_("Likelihood that remains"))
    residual_impact = _degree(_("Impact that remains"))

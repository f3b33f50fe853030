"""Forms of training: the course, the test, what was answered on paper."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.models import Department
from shirushi.pms import training_content
from shirushi.pms.models import Enrolment, TrainingAttempt, TrainingCourse, Worker
from shirushi.pms.queries import inventory, training
from shirushi.pms.services.training.courses import FIXED_WHEN_OPEN
from shirushi.portal.forms.pms.conflict import RevisedForm
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form, WholeNumberField

DAYS_TO_PASS = timedelta(days=30)
MANY = ("kinds", "department_ids")
PLAN = ("title", "aim", "method", "trainer", "opens_on", "due_on", "pass_mark", "question_count")


class PlanFields(Form):
    """What is asked of every course; the new one and the changed one."""

    title = CharField(label=_("Title of the course"), max_length=100)
    aim = CharField(label=_("Aim"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    opens_on = DayField(label=_("Opens on"))
    due_on = DayField(
        label=_("To be passed by"),
        help_text=_("Everybody once a year: leave time for those who are away, before the audit begins."),
    )
    department_ids = forms.TypedMultipleChoiceField(
        label=_("Departments"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick none for all. The yearly course is for everybody."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of workers"),
        choices=Worker.Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick none for all: officers, part-time and dispatched people too."),
    )
    pass_mark = WholeNumberField(label=_("Pass mark"), min_value=1, max_value=100, unit=_("of 100"))
    question_count = WholeNumberField(label=_("Number of questions"), min_value=1, max_value=99)
    method = ChoiceField(label=_("Way of teaching"), choices=TrainingCourse.Method.choices)
    trainer = CharField(label=_("Who teaches"), max_length=100, required=False)

    def __init__(self, *args: Any, who: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = Department.objects.filter(organisation=who.organisation_id, closed_on=None).order_by("name")
        self.fields["department_ids"].choices = list(offered.values_list("pk", "name"))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        opens_on, due_on = cleaned.get("opens_on"), cleaned.get("due_on")
        if opens_on and due_on and due_on < opens_on:
            self.add_error("due_on", _("The last day lies before the first."))
        return cleaned

    def plan(self) -> dict[str, Any]:
        given = {name: self.cleaned_data[name] for name in (*PLAN, *MANY)}
        return {**given, "department_ids": sorted(given["department_ids"])}


def proposed(question_set: str, on: date, trainer: str) -> dict[str, Any]:
    """A course as it usually is: nothing has to be typed to start it."""
    material = training_content.material(question_set)
    return {
        "title": _("%(title)s %(year)s") % {"title": material.title, "year": on.year},
        "aim": str(material.aim),
        "opens_on": on,
        "due_on": on + DAYS_TO_PASS,
        "pass_mark": 80,
        "question_count": 10,
        "method": TrainingCourse.Method.ONLINE,
        "trainer": trainer,
    }


class NewCourseForm(PlanFields):
    pass


class CourseForm(PlanFields, RevisedForm):
    """Plan and material of a course; of an open one what may still change."""

    def __init__(self, *args: Any, who: Actor, opened: TrainingCourse, **kwargs: Any) -> None:
        chosen = {
            "kinds": opened.kinds,
            "department_ids": list(opened.departments.values_list("pk", flat=True)),
        }
        super().__init__(*args, who=who, opened=opened, initial=chosen, **kwargs)
        if opened.opened_on:
            for name in FIXED_WHEN_OPEN:
                self.fields[name].disabled = True

    def values_of(self, record: Any) -> dict[str, Any]:
        return {**{name: getattr(record, name) for name in PLAN}, **record.material}

    def values(self) -> dict[str, Any]:
        material = {part: self.cleaned_data[part].replace("\r\n", "\n") for part in training_content.PARTS}
        return self.plan() | {"material": material}


PART_LABELS = {
    "policy": _("Our policy"),
    "benefit": _("Why it matters, and what we gain"),
    "roles": _("Roles and responsibilities"),
    "consequences": _("What follows from a breach"),
}
for _part in training_content.PARTS:
    CourseForm.base_fields[_part] = CharField(
        label=PART_LABELS[_part],
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("An empty line parts paragraphs; a line that begins with ・ is a point of a list."),
    )


class EnrolmentFilter(Form):
    q = CharField(label=_("Name or number"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("All")),
            ("missing", _("Not passed yet")),
            ("overdue", _("Overdue")),
            ("passed", _("Passed")),
            ("dropped", _("Left")),
        ],
    )
    department = forms.ChoiceField(label=_("Department"), required=False)

    def __init__(self, *args: Any, who: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(each.pk, each.name) for each in inventory.departments(who)]
        self.fields["department"].choices = [("", _("All")), *offered]  # type: ignore[attr-defined]

    def asked(self) -> training.Filter:
        self.is_valid()
        given = self.cleaned_data
        department = given.get("department")
        return training.Filter(
            text=given.get("q", ""),
            state=given.get("state", ""),
            department=int(department) if department else None,
        )


class ResultForm(Form):
    """What somebody reached on paper or in a class."""

    taken_on = DayField(label=_("Day of the test"))
    score = WholeNumberField(label=_("Score"), min_value=0, max_value=100, unit=_("of 100"))


class ClassForm(Form):
    """What a class reached on one day: a score for each, empty for who was not there."""

    taken_on = DayField(label=_("Day of the test"))

    def __init__(self, *args: Any, enrolments: Sequence[Enrolment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._enrolments = enrolments
        for each in enrolments:
            label = _("Score of %(name)s") % {"name": each.worker.name}
            field = WholeNumberField(label=label, min_value=0, max_value=100, required=False)
            field.widget.attrs["class"] = "control"
            self.fields[f"score_{each.pk}"] = field

    def rows(self) -> list[tuple[Enrolment, forms.BoundField]]:
        return [(each, self[f"score_{each.pk}"]) for each in self._enrolments]

    def scores(self) -> dict[int, int]:
        given = ((each.pk, self.cleaned_data[f"score_{each.pk}"]) for each in self._enrolments)
        return {pk: score for pk, score in given if score is not None}


class ReportForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    remark = CharField(
        label=_("How effective the course was"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Was it understood? Which questions went wrong, what changes next year?"),
        example=_("The average was 91. Questions on mail were weak: a short talk is held in July."),
    )
    follow_up = CharField(
        label=_("What was done for the absent"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        example=_("Reminded twice; two people on leave take it on their return."),
    )


class TestForm(Form):
    """The questions of one test. A choice is known by its place on the page, which says nothing of its rightness."""

    def __init__(self, *args: Any, attempt: TrainingAttempt, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._orders: dict[str, list[int]] = dict(attempt.questions)
        known = training_content.all_questions()
        for number, (code, order) in enumerate(attempt.questions, start=1):
            choices = known[code].choices
            self.fields[code] = ChoiceField(
                label=f"{number}. {known[code].ask}",
                choices=[(str(shown), str(choices[place])) for shown, place in enumerate(order)],
                widget=forms.RadioSelect,
                error_messages={"required": _("Please choose an answer.")},
            )

    def answers(self) -> dict[str, int]:
        """The chosen places in the bank's own order."""
        return {code: order[int(self.cleaned_data[code])] for code, order in self._orders.items()}

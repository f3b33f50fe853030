"""Forms of the review, the decision and the contract."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.awards.models import GrantDecision
from shirushi.intake.models import ApplicationDocument
from shirushi.people.models import Person
from shirushi.review.edition import requirements_of
from shirushi.review.models import Finding, Review, ReviewStep
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form
from shirushi.ui.language import language


class RevisionForm(Form):
    """An act on a case as it was when the page was opened."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class AssignForm(Form):
    person = forms.TypedChoiceField(label=_("Assessor"), coerce=int)
    is_lead = forms.BooleanField(label=_("Leads the review"), required=False)
    reason = CharField(
        label=_("Reason, where the scheme wants another in principle"),
        help_text=_("Asked for if the person reviewed the last time, or a tie bears the same name."),
        max_length=500,
        required=False,
    )

    def __init__(self, *args: Any, assessors: Iterable[Person] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(person.pk, str(person)) for person in assessors]
        self.fields["person"].choices = [("", _("Choose")), *people]  # type: ignore[attr-defined]


class ReasonForm(Form):
    reason = CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=200)


class SummaryForm(RevisionForm):
    summary = CharField(
        label=_("Summary"),
        help_text=_("For the people who decide. The business does not read it."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
    )


class ResultForm(Form):
    summary = CharField(
        label=_("Summary for the business"),
        help_text=_("It goes out with the findings of the documents. Corrections are checked at the visit."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
    )


class CloseForm(Form):
    note = CharField(
        label=_("What you saw that shows the correction"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )


class PlanForm(Form):
    planned_on = DayField(label=_("Day of the on-site review"))


class CompleteForm(RevisionForm):
    recommendation = ChoiceField(
        label=_("Recommendation to those who decide"),
        choices=Review.Recommendation.choices,
        help_text=_("For the people who decide. It stands in the report of completion."),
        widget=forms.RadioSelect,
    )
    remarks = CharField(
        label=_("Remarks"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000, required=False
    )
    unresolved = forms.BooleanField(
        label=_("The answers stayed out past their day: complete without them"),
        help_text=_("Then the application can only be denied."),
        required=False,
    )


class FindingForm(Form):
    step = forms.ModelChoiceField(
        label=_("Found in"), queryset=ReviewStep.objects.none(), empty_label=None, widget=forms.RadioSelect
    )
    requirement = ChoiceField(label=_("Requirement"))
    grade = ChoiceField(label=_("Grade"), choices=Finding.Grade.choices, widget=forms.RadioSelect)
    document = forms.ModelChoiceField(
        label=_("Document"),
        queryset=ApplicationDocument.objects.none(),
        required=False,
        empty_label=_("None"),
    )
    place = CharField(
        label=_("Place in the document"),
        help_text=_("Page, section or row."),
        max_length=200,
        required=False,
        example=_("p. 12, section 3.2"),
    )
    text = CharField(
        label=_("Finding"),
        help_text=_("What was seen, where, and what the requirement asks for."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        example=_("The inventory of 1 April lists no applicants, though applications come in by e-mail."),
    )

    def __init__(self, *args: Any, application: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps = ReviewStep.objects.filter(application=application).order_by("pk")
        self.fields["step"].queryset = steps  # type: ignore[attr-defined]
        self.fields["step"].label_from_instance = lambda step: step.get_kind_display()  # type: ignore[attr-defined]
        handed_in = ApplicationDocument.objects.filter(application=application).select_related("file")
        self.fields["document"].queryset = handed_in.exclude(file__submitted_on=None)  # type: ignore[attr-defined]
        self.fields["document"].label_from_instance = lambda document: document.file.name  # type: ignore[attr-defined]
        groups = requirements_of(application).choices(language())
        self.fields["requirement"].choices = [("", _("Choose")), *groups]  # type: ignore[attr-defined]


class IssueForm(Form):
    """The day is asked for only where the rules give none."""

    due_on = DayField(label=_("To be answered by"))

    def __init__(self, *args: Any, asks_for_day: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_for_day:
            del self.fields["due_on"]


class JudgeForm(Form):
    verdict = ChoiceField(
        label=_("Judgement"),
        choices=[
            ("accepted", _("Accept: the finding is corrected")),
            ("returned", _("Return: something is missing")),
        ],
        widget=forms.RadioSelect,
    )
    reply = CharField(
        label=_("Reply"),
        help_text=_("The business reads it. When you return the answer, say what is missing."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        required=False,
    )


class DecisionForm(RevisionForm):
    result = ChoiceField(label=_("Result"), choices=GrantDecision.Result.choices, widget=forms.RadioSelect)
    reasons = CharField(
        label=_("Reasons"),
        help_text=_("The business reads them."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
    )

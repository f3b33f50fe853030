"""Forms of a business in the review of its application and with its contract."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.ui.forms import CharField, FilesField, Form


class RevisionForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)


class AnswerForm(Form):
    cause = CharField(
        label=_("Cause"),
        help_text=_("Why could it happen? Not who did it, but what in your system let it happen."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        example=_("New ways of recruiting were not part of the yearly check of the inventory."),
    )
    action = CharField(
        label=_("Corrective action"),
        help_text=_("What you corrected, and what keeps it from happening again."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        example=_("Applicants are in the inventory now. The check list of the yearly check asks for them."),
    )
    evidence = FilesField(
        label=_("Evidence"),
        help_text=_("Files that show the correction: the corrected rule, the record, a photograph."),
        required=False,
    )


class ReplaceForm(Form):
    upload = forms.FileField(label=_("New file"))
    reason = CharField(
        label=_("What changed"),
        help_text=_("The reviewers are told that the file was replaced. The former one is kept."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
    )


class AgreeForm(RevisionForm):
    attendees = CharField(
        label=_("Who of your people will be there"),
        help_text=_("One person a line: name, post."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        example=_("Ichiro Midorikawa, representative"),
    )


class AnotherDayForm(RevisionForm):
    wish = CharField(
        label=_("Which days suit you, and why this one does not"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )


class SignForm(RevisionForm):
    agreed = forms.BooleanField(label=_("I have read the contract and sign it for the business"))


class WithdrawForm(RevisionForm):
    reason = CharField(
        label=_("Reason"),
        help_text=_("Optional. It is kept in the history of the case."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        required=False,
    )


class ObjectionForm(Form):
    grounds = CharField(
        label=_("Grounds"),
        help_text=_("Why the denial is wrong: the facts that were not seen, or seen otherwise."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
    )


class TermsForm(Form):
    agreed = forms.BooleanField(label=_("We have read the terms of use and keep to them"))


class TraineeForm(Form):
    """Yes or no is the button that is pressed."""

    answer = forms.ChoiceField(choices=[("yes", _("Agree")), ("no", _("Refuse"))], widget=forms.HiddenInput)
    remark = CharField(label=_("Remark"), max_length=500, required=False)

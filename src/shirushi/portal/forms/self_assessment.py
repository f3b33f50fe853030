"""Forms of the self-assessment: one answer, its evidence, the way back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.intake.models import AssessmentAnswer
from shirushi.intake.self_assessment import Row
from shirushi.ui.forms import CharField, Form

MOST_LETTERS = 2000


class AnswerForm(Form):
    """The answer to one item. All but a plain "met" is explained in the remark."""

    item = forms.CharField(widget=forms.HiddenInput)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    standing = forms.ChoiceField(
        choices=AssessmentAnswer.Standing.choices,
        widget=forms.RadioSelect,
        label=_("Answer"),
        error_messages={"required": _("Choose an answer. Nothing was kept.")},
    )
    remark = CharField(
        label=_("Remark"),
        help_text=_("How you do it. If it is not met: what is missing and until when. If not: why not."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=MOST_LETTERS,
        required=False,
    )

    @classmethod
    def of(cls, row: Row, place: int) -> "AnswerForm":
        answer = row.answer
        initial = {
            "item": row.item.code,
            "revision": answer.revision if answer and answer.item == row.item.code else None,
            "standing": "" if row.is_reopened else row.standing,
            "remark": answer.remark if answer else "",
        }
        return cls(initial=initial, auto_id=f"id_{place}_%s")


class EvidenceForm(Form):
    """A file for an item: made from the PMS, or uploaded."""

    item = forms.CharField(widget=forms.HiddenInput)
    offer = forms.ChoiceField(label=_("From the PMS"), required=False)
    upload = forms.FileField(
        label=_("Or a file of yours"), required=False, error_messages={"empty": _("This file is empty.")}
    )

    def __init__(self, *args: Any, offers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["offer"].choices = [("", "—"), *offers]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("offer") and not cleaned.get("upload") and not self.errors:
            raise forms.ValidationError(_("Choose a paper of the PMS or a file. Nothing was added."))
        return cleaned


class TurnForm(Form):
    """Open an answer again, or go back to what stood there before."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    turn = forms.ChoiceField(choices=[("open_again", ""), ("undo", "")], widget=forms.HiddenInput)

"""Forms of documents and registers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.pms.documents_in import LONGEST
from shirushi.pms.models import Document, InterestedParty
from shirushi.portal.forms.pms.conflict import RevisedForm
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form

ANY = ("", _("All"))


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class KindForm(Form):
    kind = ChoiceField(label=_("Kind"), choices=[ANY, *Document.Kind.choices], required=False)


class AdoptForm(Form):
    """The names that stand in the places of the shipped texts."""

    company = CharField(label=_("Company"), max_length=200)
    address = CharField(label=_("Address"), max_length=300)
    representative = CharField(label=_("Representative"), max_length=100)
    privacy_officer = CharField(label=_("Privacy officer"), max_length=100)
    audit_officer = CharField(label=_("Audit officer"), max_length=100)
    complaint_desk = CharField(
        label=_("Desk for complaints and enquiries"),
        max_length=200,
        help_text=_("Its name and how it is reached. It stands in the policy and in the forms."),
        example=_("Customer desk, 03-0000-0000"),
    )
    enacted_on = DayField(label=_("In force from"), help_text=_("At the earliest the day of approval."))


class NoticeForm(Form):
    """What the inventory does not know of a text shown to persons."""

    company = CharField(label=_("Company"), max_length=200)
    address = CharField(label=_("Address"), max_length=300)
    privacy_officer = CharField(label=_("Privacy officer"), max_length=100)
    complaint_desk = CharField(
        label=_("Desk for complaints and enquiries"), max_length=200, example=_("Customer desk, 03-0000-0000")
    )
    used_at = CharField(
        label=_("Where it is used"), max_length=300, example=_("order form on paper, web order page")
    )

    def names(self) -> dict[str, str]:
        return {name: value for name, value in self.cleaned_data.items() if name != "used_at"}


class OwnDocumentForm(Form):
    kind = ChoiceField(
        label=_("Kind"), choices=[("rule", _("Internal rule")), ("form", _("Form (document)"))]
    )
    title = CharField(label=_("Title"), max_length=200, example=_("Rule on company cars"))
    text = CharField(
        label=_("Text"),
        max_length=LONGEST,
        widget=_lines(20),
        help_text=_(
            "Lines like “第1条（目的）” become headings, lines that end with “：” fields to fill in."
        ),
    )


class DraftForm(RevisedForm):
    text = CharField(
        label=_("Text"),
        max_length=LONGEST,
        widget=_lines(30),
        help_text=_(
            "Lines like “第1条（目的）” become headings, lines that end with “：” fields to fill in."
        ),
    )
    note = CharField(
        label=_("What changed and why"),
        max_length=300,
        required=False,
        example=_("Amended law: period of keeping in article 15"),
    )

    def __init__(self, *args: Any, opened: Any, **kwargs: Any) -> None:
        super().__init__(*args, opened=opened, **kwargs)
        self.fields["text"].strip = False  # type: ignore[attr-defined]

    def values_of(self, record: Any) -> dict[str, Any]:
        return {"text": record.text, "note": record.note}


class WordForm(Form):
    word = forms.FileField(label=_("Word file (.docx)"), widget=forms.FileInput(attrs={"accept": ".docx"}))


class AskForm(Form):
    effective_on = DayField(
        label=_("In force from"), required=False, help_text=_("Empty: from the day of approval.")
    )


class CommentForm(Form):
    comment = CharField(label=_("Comment"), required=False, max_length=1000, widget=_lines(2))


class ReturnForm(Form):
    comment = CharField(label=_("What is missing"), max_length=1000, widget=_lines(2))


class EverybodyForm(Form):
    due_on = DayField(label=_("Due on"))


class PaperForm(Form):
    confirmed_on = DayField(label=_("Signed on"))


class LawForm(RevisedForm):
    name = CharField(label=_("Called"), max_length=300)
    issuer = CharField(label=_("Issuer"), max_length=200)
    edition = CharField(label=_("Edition or day of amendment"), max_length=100, required=False)
    clause = CharField(label=_("Clauses that concern us"), max_length=300, required=False)
    rule = CharField(label=_("Our rule"), max_length=100, required=False, example="f・g")
    url = forms.URLField(
        label=_("Where it is published"), max_length=500, required=False, assume_scheme="https"
    )
    remark = CharField(label=_("Note"), max_length=1000, required=False, widget=_lines(2))

    def values_of(self, record: Any) -> dict[str, Any]:
        names = [name for name in self.base_fields if name not in ("revision", "opened")]
        return {name: getattr(record, name) for name in names}


class PartyForm(LawForm):
    issuer = None  # type: ignore[assignment]
    edition = None  # type: ignore[assignment]
    clause = None  # type: ignore[assignment]
    url = None  # type: ignore[assignment]
    kind = ChoiceField(label=_("Kind"), choices=InterestedParty.Kind.choices)
    expectation = CharField(label=_("What they expect of us"), max_length=2000, widget=_lines(3))
    field_order = ["name", "kind", "expectation", "rule", "remark", "revision", "opened"]


class CheckForm(Form):
    changed = forms.BooleanField(label=_("It changed since the last check"), required=False)
    remark = CharField(label=_("Note"), max_length=1000, required=False, widget=_lines(2))

"""Forms of contractors: the register, the questionnaire, the judgement."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shirushi.people import corporate_number
from shirushi.pms.contractor_questions import questionnaire
from shirushi.pms.models import Judgement
from shirushi.pms.queries import contractors as reads
from shirushi.pms.services.contractors.registering import COLUMNS
from shirushi.portal.forms.pms.conflict import RevisedForm
from shirushi.portal.forms.pms.improvement import EVERY, area
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form, WholeNumberField

STANDINGS = [
    ("", _("Work going on")),
    ("overdue", _("Evaluation overdue")),
    ("ended", _("Work ended")),
    ("all", _("All")),
]


class ContractorForm(RevisedForm):
    name = CharField(label=_("Name of the contractor"), max_length=200)
    corporate_number = CharField(
        label=_("Corporate number"),
        required=False,
        max_length=20,
        help_text=_("13 digits. Sole proprietors have none."),
    )
    work = CharField(label=_("Entrusted work"), max_length=200, example=_("Payroll accounting"))
    data = area(  # type: ignore[assignment]  # declared fields leave the class; form.data stays Django's
        _("Entrusted personal information"), rows=2, example=_("Name, address and pay of the workers")
    )
    quantity = WholeNumberField(
        label=_("Number of persons"), required=False, min_value=0, max_value=2_147_483_647
    )
    contract_on = DayField(label=_("Contract of"), required=False)
    nda_on = DayField(label=_("Confidentiality agreement of"), required=False)
    certificates = CharField(
        label=_("Certificates held"),
        required=False,
        max_length=200,
        help_text=_("Mark or certificate, number, until when."),
    )
    re_entrusts = forms.BooleanField(label=_("Re-entrusts the work"), required=False)
    re_entrusted_to = CharField(label=_("Re-entrusted to"), required=False, max_length=200)
    abroad = forms.BooleanField(label=_("Handled abroad"), required=False)
    remark = area(_("Notes"), rows=2, required=False)

    def clean_corporate_number(self) -> str:
        number = corporate_number.plain(self.cleaned_data["corporate_number"])
        if number and not corporate_number.is_valid(number):
            raise forms.ValidationError(_("This corporate number is not right. Please check its 13 digits."))
        return number

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("re_entrusts") and not given.get("re_entrusted_to"):
            self.add_error("re_entrusted_to", _("Say to whom the work is re-entrusted."))
        return given

    def values_of(self, record: Any) -> dict[str, Any]:
        return {name: getattr(record, name) for name in COLUMNS}


class ContractorFilter(Form):
    q = CharField(label=_("Search"), required=False, max_length=100)
    judgement = ChoiceField(
        label=pgettext_lazy("contractor", "Judgement"),
        required=False,
        choices=[EVERY, (reads.NEVER, _("Not evaluated yet")), *Judgement.choices],
    )
    standing = ChoiceField(label=_("State"), required=False, choices=STANDINGS)
    flag = ChoiceField(
        label=_("Only"),
        required=False,
        choices=[EVERY, ("re_entrusts", _("Re-entrusts the work")), ("abroad", _("Handled abroad"))],
    )

    def asked(self) -> reads.Filter:
        self.is_valid()
        given = self.cleaned_data
        named = {name: given.get(name, "") for name in ("judgement", "standing", "flag")}
        return reads.Filter(text=given.get("q", ""), **named)


class QuestionnaireForm(Form):
    """Every question with its answers as radio buttons; who answers, and what else there is to say."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = questionnaire()
        for question in asked.questions:
            label = f"{asked.groups[question.group]}: {question}"
            self.fields[question.code] = ChoiceField(
                label=label, choices=question.choices, widget=forms.RadioSelect
            )
        self.fields["answered_by"] = CharField(
            label=_("Who answers"), max_length=100, help_text=_("Department or office and name.")
        )
        self.fields["comment"] = area(_("Remarks"), rows=3, required=False)

    def given(self) -> dict[str, Any]:
        answers = {each.code: self.cleaned_data[each.code] for each in questionnaire().questions}
        return {"answers": answers, **{name: self.cleaned_data[name] for name in ("answered_by", "comment")}}


class JudgeForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    judgement = ChoiceField(
        label=pgettext_lazy("contractor", "Judgement"), choices=Judgement.choices, widget=forms.RadioSelect
    )
    reason = area(_("Reason, or the conditions and by when"), rows=3, required=False)
    next_review_on = DayField(label=_("Next evaluation"), help_text=_("Within a year."))


class ExceptionForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    reason = area(
        _("Why it is entrusted all the same"),
        rows=3,
        help_text=_("Name what protects the information meanwhile, and until when the exception is to last."),
    )


class EndContractorForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    ended_on = DayField(label=_("Last day"))
    reason = area(
        _("Reason"),
        rows=2,
        help_text=_("Say also how the information came back or was erased, and the proof."),
    )

"""Forms of incidents and near misses."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.pms.models import Mishap
from shirushi.pms.services import mishaps
from shirushi.portal.forms.pms.improvement import EVERY, area
from shirushi.portal.forms.pms.ledger import (
    CHOOSE,
    LedgerFilter,
    LedgerForm,
    department_field,
    holding_field,
)
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form, WholeNumberField

IF_KNOWN = _("What is not known yet stays empty.")


class MishapForm(LedgerForm):
    ledger = mishaps.LEDGER

    kind = ChoiceField(label=_("Kind"), choices=[CHOOSE, *Mishap.Kind.choices])
    happened = area(_("What happened"))
    found_on = DayField(label=_("Day it was discovered"), help_text=_("The clocks run from this day."))
    occurred_on = DayField(label=_("Day it happened"), required=False, help_text=IF_KNOWN)
    event = ChoiceField(
        label=_("Kind of event"), required=False, choices=[("", _("Not known yet")), *Mishap.Event.choices]
    )
    items = area(_("Items"), rows=2, required=False)
    persons = WholeNumberField(
        label=_("Number of persons concerned"), required=False, min_value=0, help_text=IF_KNOWN
    )
    sensitive = forms.BooleanField(label=_("Sensitive personal information is among it"), required=False)
    property_damage = forms.BooleanField(
        label=_("Persons could lose money by misuse (card or account data)"), required=False
    )
    improper_purpose = forms.BooleanField(
        label=_("It was possibly done with an improper purpose (attack, theft, insider)"), required=False
    )
    my_number = forms.BooleanField(label=_("My Number information is among it"), required=False)
    told = area(_("Who was told, and when"), rows=2, required=False)
    cause = area(_("Cause"), rows=3, required=False)
    prevention = area(_("What is done so that it does not happen again"), rows=3, required=False)
    holding_number = holding_field()
    department_id = department_field()


class MishapFilter(LedgerFilter):
    standings = (("open", _("Open")), ("closed", _("Closed")))
    kind = ChoiceField(label=_("Kind"), required=False, choices=[EVERY, *Mishap.Kind.choices])
    department_id = ChoiceField(label=_("Department"), required=False)


class NearMissForm(Form):
    happened = area(
        _("What nearly went wrong?"),
        example=_("I nearly sent the mail with the list to another customer of the same name."),
    )
    unnamed = forms.BooleanField(
        label=_("Do not say who I am"),
        required=False,
        help_text=_("Then nobody in the company can see who wrote it, the privacy officer neither."),
    )


class StepForm(Form):
    code = forms.CharField(widget=forms.HiddenInput, max_length=20)
    remark = CharField(label=_("Notes"), required=False, max_length=300)

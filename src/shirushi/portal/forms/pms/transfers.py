"""Forms of the records of provision and receipt."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.pms.models import Provision, Receipt
from shirushi.pms.services import transfers
from shirushi.portal.forms.pms.improvement import EVERY, area
from shirushi.portal.forms.pms.ledger import (
    CHOOSE,
    LedgerFilter,
    LedgerForm,
    department_field,
    holding_field,
)
from shirushi.ui.forms import CharField, ChoiceField, DayField, WholeNumberField

METHODS = [CHOOSE, *Provision.Method.choices]
METHOD_HELP = _(
    "Several to the same party may be recorded at once; a contract with the person that names all of it may be the record."
)
PERSONS_HELP = _("Names or numbers; or what determines them, as “all who ordered in May 2026”.")
LAST_HELP = _("For a batch or a contract: the last one, once it is over. The period counts from it.")
RELATED_HELP = _("Cookies and the like which the recipient takes as personal data.")


def text(label: Any, length: int = 300, **more: Any) -> CharField:
    return CharField(label=label, max_length=length, **more)


def count_field() -> WholeNumberField:
    return WholeNumberField(label=_("Number of persons"), required=False, min_value=0)


class ProvisionForm(LedgerForm):
    ledger = transfers.PROVISIONS

    provided_on = DayField(label=_("Provided on"))
    recipient = text(_("Provided to"))
    recipient_address = text(_("Address of the recipient"))
    recipient_representative = text(
        _("Representative of the recipient"), 200, required=False, help_text=_("If it is a corporation.")
    )
    items = area(_("Items"), rows=2)
    persons = area(_("Whose data, or how the persons are determined"), rows=2, help_text=PERSONS_HELP)
    count = count_field()
    ground = ChoiceField(label=_("Ground"), choices=[CHOOSE, *Provision.Ground.choices])
    ground_detail = area(
        _("How it was confirmed"),
        rows=2,
        help_text=_("The consent: on which form, when. Or the filing, or the article of the law."),
    )
    method = ChoiceField(label=_("How the record is made"), choices=METHODS, help_text=METHOD_HELP)
    last_on = DayField(label=_("Last one on"), required=False, help_text=LAST_HELP)
    related = forms.BooleanField(
        label=_("Person-related information"), required=False, help_text=RELATED_HELP
    )
    country = text(
        _("Foreign country"), 100, required=False, help_text=_("Empty if the recipient is in Japan.")
    )
    country_ground = ChoiceField(
        label=_("Ground abroad"), required=False, choices=[("", _("Not abroad")), *Provision.Abroad.choices]
    )
    country_information = area(
        _("The country's system and the recipient's measures"),
        rows=3,
        required=False,
        help_text=_("What the person was told before consenting, or how the measures are watched."),
    )
    holding_number = holding_field()
    department_id = department_field()
    remark = area(_("Notes"), rows=2, required=False)


class ReceiptForm(LedgerForm):
    ledger = transfers.RECEIPTS

    received_on = DayField(label=_("Received on"))
    provider = text(_("Received from"))
    provider_address = text(_("Address of the provider"))
    provider_representative = text(
        _("Representative of the provider"), 200, required=False, help_text=_("If it is a corporation.")
    )
    acquired = area(
        _("How the provider had acquired it"),
        rows=2,
        help_text=_("From the person, from the public, from another business: and how you know."),
    )
    items = area(_("Items"), rows=2)
    persons = area(_("Whose data, or how the persons are determined"), rows=2, help_text=PERSONS_HELP)
    count = count_field()
    ground = ChoiceField(label=_("Ground"), choices=[CHOOSE, *Receipt.Ground.choices])
    ground_detail = area(
        _("How it was confirmed"),
        rows=2,
        help_text=_("The paper that was shown, the declaration, the Commission's page: and when."),
    )
    method = ChoiceField(label=_("How the record is made"), choices=METHODS, help_text=METHOD_HELP)
    last_on = DayField(label=_("Last one on"), required=False, help_text=LAST_HELP)
    related = forms.BooleanField(
        label=_("Person-related information"), required=False, help_text=RELATED_HELP
    )
    holding_number = holding_field()
    department_id = department_field()
    remark = area(_("Notes"), rows=2, required=False)


class TransferFilter(LedgerFilter):
    standings = (("kept", _("Kept")), ("lapsed", _("May be disposed of")), ("disposed", _("Disposed of")))
    department_id = ChoiceField(label=_("Department"), required=False)


class ProvisionFilter(TransferFilter):
    ground = ChoiceField(label=_("Ground"), required=False, choices=[EVERY, *Provision.Ground.choices])


class ReceiptFilter(TransferFilter):
    ground = ChoiceField(label=_("Ground"), required=False, choices=[EVERY, *Receipt.Ground.choices])

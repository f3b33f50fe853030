"""Forms of media and disposals."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from shirushi.pms.models import Disposal, Medium
from shirushi.pms.services import media
from shirushi.portal.forms.pms.improvement import EVERY, area
from shirushi.portal.forms.pms.ledger import (
    CHOOSE,
    ActForm,
    LedgerFilter,
    LedgerForm,
    department_field,
    holding_field,
)
from shirushi.ui.forms import CharField, ChoiceField, DayField, WholeNumberField


def line(label: Any, length: int = 200, **more: Any) -> CharField:
    return CharField(label=label, max_length=length, **more)


class MediumForm(LedgerForm):
    ledger = media.MEDIA

    kind = ChoiceField(label=_("Kind of medium"), choices=[CHOOSE, *Medium.Kind.choices])
    label = line(_("Name or number on it"))
    content = line(_("What is on it"), 300, required=False)
    protection = line(_("How it is protected"), required=False, example=_("encrypted, locked"))
    holder = line(_("Who holds it"))
    place = line(_("Where it is kept"))
    since = DayField(label=_("In use since"))
    holding_number = holding_field()
    department_id = department_field()


class MediumFilter(LedgerFilter):
    standings = (
        ("here", _("In the house")), ("out", _("Carried out")), ("overdue", _("Late")), ("ended", _("Out of use")),
    )  # fmt: skip
    kind = ChoiceField(label=_("Kind of medium"), required=False, choices=[EVERY, *Medium.Kind.choices])
    department_id = ChoiceField(label=_("Department"), required=False)


class CarryOutForm(ActForm):
    out_by = line(_("Carried out by"))
    out_to = line(_("Where to, and what for"), 300)
    out_until = DayField(label=_("Due back on"))


class DisposalForm(LedgerForm):
    ledger = media.DISPOSALS

    what = line(_("What was disposed of"), 300)
    amount = line(_("How much"), 100, example=_("3 boxes, 1 disk"))
    method = ChoiceField(label=_("Way of disposal"), choices=[CHOOSE, *Disposal.Method.choices])
    disposed_on = DayField(label=_("Disposed of on"))
    done_by = line(_("Done by"))
    witness = line(_("Witness"), required=False, help_text=_("If it was done in the house."))
    contractor = line(_("Contractor that did it"), required=False)
    certificate = line(_("Number of the certificate"), 100, required=False)
    certified_on = DayField(label=_("Certificate received on"), required=False)
    holding_number = holding_field()
    medium_number = WholeNumberField(
        label=_("No. of the medium"), required=False, min_value=1,
        help_text=_("If a medium of the register was disposed of: it is out of use from then on."),
    )  # fmt: skip
    department_id = department_field()
    remark = area(_("Notes"), rows=2, required=False, help_text=_("Never write a My Number in it."))

    def values_of(self, record: Any) -> dict[str, Any]:
        values = super().values_of(record)
        return {**values, "medium_number": record.medium.number if record.medium else None}

    def clean_medium_number(self) -> int | None:
        number = self.cleaned_data["medium_number"]
        if number is None:
            return None
        found = Medium.objects.visible_to(self.who).filter(number=number).first()
        if found is None:
            raise ValidationError(_("There is no medium of this number."))
        self.medium = found
        return int(number)

    def given(self) -> dict[str, Any]:
        values = super().given()
        number = values.pop("medium_number")
        return {**values, "medium_id": self.medium.pk if number else None}


class DisposalFilter(LedgerFilter):
    standings = (("proven", _("Proven")), ("unproven", _("Certificate missing")))
    method = ChoiceField(
        label=_("Way of disposal"), required=False, choices=[EVERY, *Disposal.Method.choices]
    )
    department_id = ChoiceField(label=_("Department"), required=False)

"""Registering what is to be certified."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Organisation, Unit
from shirushi.ui import forms as ui

OF_A_CORPORATION = (Unit.Kind.CORPORATION, Unit.Kind.DEPARTMENT)
HINT = _("PrivacyMark is for whole corporations. The JAPHIC mark fits departments and sole proprietors, too.")


class UnitForm(ui.Form):
    kind = ui.ChoiceField(label=_("What is to be certified"), widget=forms.RadioSelect, help_text=HINT)
    name = ui.CharField(
        label=_("Name of the department"),
        max_length=200,
        required=False,
        help_text=_("Only if a department is to be certified."),
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = OF_A_CORPORATION if organisation.corporate_number else (Unit.Kind.SOLE_PROPRIETOR,)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]  # type: ignore[attr-defined]
        self.initial.setdefault("kind", kinds[0].value)

    def clean(self) -> dict[str, Any]:
        asked: dict[str, Any] = super().clean() or {}
        if asked.get("kind") == Unit.Kind.DEPARTMENT and not asked.get("name"):
            self.add_error("name", _("A department has a name."))
        if asked.get("kind") not in (None, Unit.Kind.DEPARTMENT):
            asked["name"] = ""
        return asked

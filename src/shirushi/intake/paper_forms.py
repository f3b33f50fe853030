"""The forms of a PrivacyMark application that are filled in as screens (様式1–5): what each asks.

The numbers of the forms are the scheme's; how the fields are asked is ours. A form that is kept becomes a PDF
among the documents, as one would sign it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Scheme

Text = str | Promise


@dataclass(frozen=True)
class Blank:
    """One field of a form: what is asked and why; `lines` for what takes several lines."""

    name: str
    label: Text
    hint: Text = ""
    lines: int = 1
    needed: bool = True


_NAME = Blank("name", _("Name of the business"), _("As in the register."))
_ADDRESS = Blank("address", _("Registered address"), _("The review body compares it with the extract."))

FORMS: Mapping[str, Mapping[str, tuple[Blank, ...]]] = {
    Scheme.PRIVACYMARK: {
        "application_form": (
            _NAME,
            Blank("name_kana", _("Name in kana")),
            Blank("corporate_number", _("Corporate number"), _("Thirteen digits.")),
            _ADDRESS,
            Blank("representative", _("Representative"), _("Who signs: title and name.")),
            Blank("contact", _("Contact for the application"), _("Department and name.")),
            Blank("telephone", _("Telephone")),
            Blank("email", _("E-mail")),
        ),
        "pms_organisation": (
            Blank("representative", _("Representative")),
            Blank("privacy_officer", _("Privacy officer"), _("Not the same person as the audit officer.")),
            Blank("audit_officer", _("Audit officer")),
            Blank("complaints", _("Desk for complaints and consultation")),
            Blank("others", _("Other roles and departments"), lines=5, needed=False),
        ),
        "business_outline": (
            Blank("established_on", _("Established on"), needed=False),
            Blank("capital", _("Capital in yen"), _("As in the register."), needed=False),
            Blank("workers", _("Number of workers"), _("All who work under you, officers too.")),
            Blank(
                "businesses",
                _("Lines of business, one a line"),
                _("In order of sales. The first one decides the line of business."),
                lines=5,
            ),
            Blank("website", _("Website"), needed=False),
        ),
        "handling_outline": (
            Blank(
                "handling",
                _("Work that handles personal information, one a line"),
                _("The work, the information, about how many persons."),
                lines=10,
            ),
        ),
        "sites": (
            Blank(
                "sites",
                _("All places of business, one a line"),
                _("Name, address, what is done there. The visit is planned from it."),
                lines=8,
            ),
        ),
    }
}


def blanks(scheme: str, code: str) -> tuple[Blank, ...]:
    """The fields of a form; none where the document is no form of this kind."""
    return FORMS.get(scheme, {}).get(code, ())

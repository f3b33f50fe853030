"""How large an applicant is, frozen at submission, for rules that go by size or by workers."""

from datetime import date
from typing import Any

from shirushi.intake.models import Application
from shirushi.people.models import Scheme


def tier_facts(application: Application) -> dict[str, Any]:
    """{"size": …} for PrivacyMark, {"workers": …} for JAPHIC."""
    if application.scheme == Scheme.PRIVACYMARK:
        return {"size": application.decisions["size_class"]["outcome"]["size"]}
    return {"workers": application.decisions["headcount"]["outcome"]["workers"]}


def onsite_facts(application: Application, on: date) -> dict[str, Any]:
    return {"scheme": application.scheme, "on": on, **tier_facts(application)}

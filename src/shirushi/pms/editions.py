"""The editions of the schemes' requirements as this installation has them, and the one that a business goes by."""

from datetime import date

from shirushi.people.models import Organisation
from shirushi.people.rulebook import current
from shirushi.rules.requirements import RequirementEditions, Requirements

SCHEMES = ("privacymark", "japhic")


def editions(scheme: str) -> RequirementEditions:
    return current().requirements[scheme]


def used_by(organisation: Organisation, scheme: str, on: date) -> Requirements:  # noqa: ARG001
    """The edition by which the business's evidence is kept on that day."""
    return editions(scheme).in_force_on(on)


def used(organisation: Organisation, on: date) -> dict[str, Requirements]:
    """The same for every scheme."""
    return {scheme: used_by(organisation, scheme, on) for scheme in SCHEMES}

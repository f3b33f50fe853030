"""The editions of the schemes' requirements as this installation has them, and the one that a business goes by.

A business goes by the edition that was in force when it first kept evidence or declared something, until it
moves to a newer one; before that, by the edition of the day.
"""

from datetime import date

from shirushi.people.models import Organisation
from shirushi.people.rulebook import current
from shirushi.pms.models import EditionUse
from shirushi.rules.requirements import RequirementEditions, Requirements

SCHEMES = ("privacymark", "japhic")


def editions(scheme: str) -> RequirementEditions:
    return current().requirements[scheme]


def used(organisation: Organisation, on: date) -> dict[str, Requirements]:
    """The edition that the business goes by on that day, by scheme (one query)."""
    uses = EditionUse.objects.filter(organisation=organisation, undone_on=None).order_by("edition")
    begun = dict(uses.values_list("scheme", "edition"))
    return {
        scheme: editions(scheme).of(begun.get(scheme)) or editions(scheme).in_force_on(on)
        for scheme in SCHEMES
    }


def used_by(organisation: Organisation, scheme: str, on: date) -> Requirements:
    return used(organisation, on)[scheme]


def begin_using(organisation: Organisation, edition: Requirements, on: date) -> None:
    """From now on the business's evidence is kept by this edition, whatever comes into force later."""
    EditionUse.objects.get_or_create(
        organisation=organisation,
        scheme=edition.scheme,
        edition=edition.in_force_from,
        undone_on=None,
        defaults={"created_on": on},
    )


def newer(organisation: Organisation, scheme: str, on: date) -> Requirements | None:
    """The edition in force to which the business has not moved yet."""
    in_force = editions(scheme).in_force_on(on)
    present = used_by(organisation, scheme, on)
    return in_force if in_force.in_force_from > present.in_force_from else None


def last_move(organisation: Organisation, scheme: str) -> EditionUse | None:
    """The move that can be undone: the latest one, if there was any."""
    uses = EditionUse.objects.filter(organisation=organisation, scheme=scheme, undone_on=None)
    found: EditionUse | None = uses.order_by("-edition").first()
    return found if found is not None and found.previous is not None else None

"""What the data know between a person and an applicant: for those who review and for those who decide."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from shirushi.intake.models import Application
from shirushi.people.models import Deputy, Membership, Organisation, Role
from shirushi.review.models import Tie

BELONGS, CONSULTED, EMPLOYED, OTHER, SAME_NAME = "belongs", "consulted", "employed", "other_tie", "same_name"
KINDS = {
    Tie.Kind.EMPLOYED.value: EMPLOYED,
    Tie.Kind.CONSULTED.value: CONSULTED,
    Tie.Kind.OTHER.value: OTHER,
}
_FORMS_OF_COMPANIES = re.compile(r"株式会社|有限会社|合同会社|\(株\)|\(有\)|\(同\)|\s")


@dataclass(frozen=True)
class Found:
    """One tie: its kind, and the fact in the register that says so (none for a role held at the applicant)."""

    kind: str
    tie: Tie | None = None


def of_people(person_ids: Collection[int], application: Application) -> dict[int, list[Found]]:
    """Three queries, however many people."""
    applicant = application.dossier.unit.organisation
    found: dict[int, list[Found]] = defaultdict(list)
    for person_id, kind in (*_held(person_ids, applicant), *_deputised(person_ids, applicant)):
        found[person_id].append(Found(kind))
    for tie in Tie.objects.filter(person_id__in=person_ids, annulled_on=None).order_by("pk"):
        kind = _kind(tie, applicant)
        if kind:
            found[tie.person_id].append(Found(kind, tie))
    return found


def between(person_id: int | None, application: Application) -> list[Found]:
    return of_people([person_id], application)[person_id] if person_id is not None else []


def keeps_away(person_id: int | None, application: Application) -> bool:
    """Something certain is known; a name alone may be another business's."""
    return any(each.kind != SAME_NAME for each in between(person_id, application))


def _held(person_ids: Collection[int], applicant: Organisation) -> list[tuple[int, str]]:
    """Whoever was ever a member belongs or belonged; a guest advised."""
    held = Membership.objects.filter(person_id__in=person_ids, organisation=applicant)
    return [
        (person_id, CONSULTED if role == Role.GUEST else BELONGS)
        for person_id, role in held.order_by("pk").values_list("person_id", "role")
    ]


def _deputised(person_ids: Collection[int], applicant: Organisation) -> list[tuple[int, str]]:
    deputies = Deputy.objects.filter(person_id__in=person_ids, membership__organisation=applicant)
    return [(person_id, BELONGS) for person_id in deputies.order_by("pk").values_list("person_id", flat=True)]


def _kind(tie: Tie, applicant: Organisation) -> str:
    """How the tie holds for this applicant: surely, by its name alone, or not ("")."""
    if tie.organisation_id is not None:
        return KINDS[tie.kind] if tie.organisation_id == applicant.pk else ""
    if tie.corporate_number and applicant.corporate_number:
        return KINDS[tie.kind] if tie.corporate_number == applicant.corporate_number else ""
    return SAME_NAME if plain(tie.name) == plain(applicant.name) else ""


def plain(name: str) -> str:
    """A name without its form of company, spaces and widths of letters."""
    return _FORMS_OF_COMPANIES.sub("", unicodedata.normalize("NFKC", name)).casefold()

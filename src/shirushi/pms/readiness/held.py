"""What a business holds for the requirements of a scheme on a day: evidence, declarations, what was reopened."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from shirushi.people.models import Organisation
from shirushi.pms import editions
from shirushi.pms.models import Declaration, EvidenceRequirement, ReopenedItem
from shirushi.rules.requirements import Requirements


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence, as far as readiness looks at it."""

    key: int
    number: int
    title: str
    dated_on: date
    expires_on: date | None
    in_force: bool


@dataclass(frozen=True, slots=True)
class Declared:
    """A word of the privacy officer. `holds` while all the evidence that it relies on is in force."""

    key: int
    words: str
    on: date
    by: str
    holds: bool


@dataclass(frozen=True)
class Held:
    edition: Requirements
    evidence: Mapping[str, list[Piece]] = field(default_factory=dict)
    declared: Mapping[str, Declared] = field(default_factory=dict)
    reopened: frozenset[str] = frozenset()


def held(organisation: Organisation, *, scheme: str, on: date) -> Held:
    """Five queries, however many requirements and pieces of evidence there are."""
    edition = editions.used_by(organisation, scheme, on)
    of_edition = {"scheme": scheme, "edition": edition.in_force_from}
    evidence = _evidence(organisation, on, of_edition)
    reopened = ReopenedItem.objects.filter(organisation=organisation, settled_on=None, **of_edition)
    return Held(
        edition,
        evidence,
        _declared(organisation, evidence, of_edition),
        frozenset(reopened.values_list("code", flat=True)),
    )


def _evidence(organisation: Organisation, on: date, of_edition: dict[str, Any]) -> dict[str, list[Piece]]:
    links = EvidenceRequirement.objects.filter(
        evidence__organisation=organisation, evidence__withdrawn_on=None, **of_edition
    )
    columns = (
        "code",
        "evidence",
        *(f"evidence__{each}" for each in ("number", "title", "dated_on", "expires_on")),
    )
    found: dict[str, list[Piece]] = defaultdict(list)
    for code, key, number, title, dated_on, expires_on in links.order_by("evidence").values_list(*columns):
        in_force = dated_on <= on and (expires_on is None or expires_on >= on)
        found[code].append(Piece(key, number, title, dated_on, expires_on, in_force))
    return found


def _declared(
    organisation: Organisation, evidence: Mapping[str, list[Piece]], of_edition: dict[str, Any]
) -> dict[str, Declared]:
    rows = Declaration.objects.filter(organisation=organisation, ended_on=None, **of_edition)
    relied: dict[int, set[int]] = defaultdict(set)
    through = Declaration.evidence.through.objects.filter(declaration__in=rows)
    for declaration, piece in through.values_list("declaration", "evidence"):
        relied[declaration].add(piece)
    found = {}
    for key, code, words, on, by in rows.values_list(
        "pk", "code", "words", "declared_on", "declared_by__name"
    ):
        there = {piece.key for piece in evidence.get(code, ()) if piece.in_force}
        found[code] = Declared(key, words, on, by, bool(relied[key]) and relied[key] <= there)
    return found

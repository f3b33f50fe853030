"""Reads of documents, acknowledgements and registers; what readiness asks."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, When

from shirushi.people.actor import Actor
from shirushi.pms.document_templates import RULES
from shirushi.pms.models import (
    Acknowledgement,
    Document,
    DocumentVersion,
    InterestedParty,
    Law,
    ReadConfirmation,
)
from shirushi.rules.dates import corresponding_day


def listed(actor: Actor) -> QuerySet[Document]:
    """Documents by kind and code; each with the number of the version in force, and of the open one."""
    approved = DocumentVersion.objects.filter(document=OuterRef("pk"), state="approved")
    in_force = approved.filter(effective_on__lte=actor.on).order_by("-effective_on")
    coming = approved.filter(effective_on__gt=actor.on).order_by("effective_on")
    still_open = DocumentVersion.objects.filter(document=OuterRef("pk")).exclude(state="approved")
    found: QuerySet[Document] = Document.objects.visible_to(actor)
    return found.annotate(
        in_force_number=Subquery(in_force.values("number")[:1]),
        in_force_on=Subquery(in_force.values("effective_on")[:1]),
        coming_on=Subquery(coming.values("effective_on")[:1]),
        open_state=Subquery(still_open.values("state")[:1]),
    ).order_by(_rank("kind"), "code")


def _rank(kind: str) -> Case:
    """The policy, then the rules, then the forms: as they follow from each other."""
    return Case(*(When(**{kind: each}, then=place) for place, each in enumerate(Document.Kind.values)))


def in_force(document: Document, on: date) -> DocumentVersion | None:
    """The one version that holds on a day."""
    approved = document.versions.filter(state="approved", effective_on__lte=on)
    found: DocumentVersion | None = approved.select_related("approved_by").order_by("-effective_on").first()
    return found


def open_version(document: Document) -> DocumentVersion | None:
    found: DocumentVersion | None = document.versions.exclude(state="approved").first()
    return found


def versions(document: Document, actor: Actor) -> QuerySet[DocumentVersion]:
    seen: QuerySet[DocumentVersion] = DocumentVersion.objects.visible_to(actor)
    return seen.filter(document=document).select_related("approved_by").order_by("-number")


def waiting(actor: Actor) -> QuerySet[DocumentVersion]:
    seen: QuerySet[DocumentVersion] = DocumentVersion.objects.visible_to(actor)
    return (
        seen.filter(state="waiting")
        .select_related("document")
        .order_by(_rank("document__kind"), "document__code")
    )


@dataclass(frozen=True)
class Read:
    """How many of a department have confirmed."""

    department: str
    asked: int
    confirmed: int
    on_paper: int


def read_by_department(asked: Acknowledgement, actor: Actor) -> list[Read]:
    seen = ReadConfirmation.objects.visible_to(actor).filter(acknowledgement=asked)
    counted = seen.values("department__name").annotate(
        asked=Count("pk"),
        confirmed=Count("pk", filter=Q(confirmed_on__isnull=False)),
        on_paper=Count("pk", filter=Q(on_paper=True)),
    )
    return [
        Read(row["department__name"], row["asked"], row["confirmed"], row["on_paper"])
        for row in counted.order_by("department__name")
    ]


def unconfirmed(asked: Acknowledgement, actor: Actor) -> QuerySet[ReadConfirmation]:
    seen: QuerySet[ReadConfirmation] = ReadConfirmation.objects.visible_to(actor)
    still = seen.filter(acknowledgement=asked, confirmed_on=None)
    return still.select_related("worker", "department").order_by("department__name", "worker__name", "pk")


def lines(model: Any, actor: Actor) -> QuerySet[Any]:
    """The lines of a register that still stand, by name."""
    seen = model.objects.visible_to(actor).filter(ended_on=None)
    found: QuerySet[Any] = seen.select_related("checked_by").order_by("name", "pk")
    return found


# Readiness


def policy_in_force(organisation_id: int, on: date) -> DocumentVersion | None:
    """The privacy policy that the representative approved and that holds on the day."""
    found: DocumentVersion | None = _holding(organisation_id, on).filter(document__code="policy").first()
    return found


def rules_not_in_force(organisation_id: int, on: date) -> list[str]:
    """Which of the fifteen rules (`rule_a` to `rule_o`) have no text in force on the day."""
    held = set(_holding(organisation_id, on).values_list("document__code", flat=True))
    return [code for code in RULES if code not in held]


def _holding(organisation_id: int, on: date) -> QuerySet[DocumentVersion]:
    found: QuerySet[DocumentVersion] = DocumentVersion.objects.filter(
        organisation_id=organisation_id, state="approved", effective_on__lte=on
    )
    return found.order_by("-effective_on")


def laws_checked_on(organisation_id: int, on: date) -> date | None:
    """The day of the oldest check, if every law of the list was checked within a year; else None."""
    return _checked(Law, organisation_id, on)


def parties_checked_on(organisation_id: int, on: date) -> date | None:
    return _checked(InterestedParty, organisation_id, on)


def _checked(model: Any, organisation_id: int, on: date) -> date | None:
    days = list(
        model.objects.filter(organisation_id=organisation_id, ended_on=None).values_list(
            "checked_on", flat=True
        )
    )
    if not days or None in days or min(days) < corresponding_day(on, -12):
        return None
    oldest: date = min(days)
    return oldest

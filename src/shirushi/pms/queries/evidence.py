"""Reads of the body of evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Model, OuterRef, Prefetch, Q, QuerySet

from shirushi.people.actor import Actor
from shirushi.pms import search
from shirushi.pms.models import Evidence, EvidenceFile, EvidenceRecord, EvidenceRequirement
from shirushi.pms.models.evidence import RECORDS
from shirushi.pms.services.evidence.keeping import AHEAD
from shirushi.pms.services.evidence.serving import KEYS


@dataclass(frozen=True)
class Filter:
    """What the list is asked for. `standing`: in force (""), expiring, expired, withdrawn or all."""

    text: str = ""
    scheme: str = ""
    code: str = ""
    standing: str = ""
    department: int | None = None


def in_force(on: date, path: str = "") -> Q:
    """Evidence that shows something on that day."""
    lasting = Q(**{f"{path}expires_on": None}) | Q(**{f"{path}expires_on__gte": on})
    return lasting & Q(**{f"{path}withdrawn_on": None, f"{path}dated_on__lte": on})


def listed(actor: Actor, asked: Filter, on: date) -> QuerySet[Evidence]:
    """The newest first, with what each serves and its files."""
    found = Evidence.objects.visible_to(actor).filter(_text(actor, asked.text))
    if asked.department:
        found = found.filter(department=asked.department)
    if asked.code:
        serving = EvidenceRequirement.objects.filter(
            evidence=OuterRef("pk"), scheme=asked.scheme, code=asked.code
        )
        found = found.filter(Exists(serving))
    files = EvidenceFile.objects.filter(ended_on=None).select_related("file").order_by("pk")
    result: QuerySet[Evidence] = _standing(found, asked.standing, on).select_related("department")
    shown = (Prefetch("files", files, to_attr="held"), "requirements")
    return result.prefetch_related(*shown).order_by("-number")


def _standing(found: QuerySet[Evidence], standing: str, on: date) -> QuerySet[Evidence]:
    if standing == "withdrawn":
        return found.exclude(withdrawn_on=None)
    if standing == "expired":
        return found.filter(withdrawn_on=None, expires_on__lt=on)
    if standing == "expiring":
        return found.filter(withdrawn_on=None, expires_on__gte=on, expires_on__lte=on + AHEAD)
    return found if standing == "all" else found.filter(in_force(on))


def _text(actor: Actor, text: str) -> Q:
    if not search.is_searchable(text) or not actor.organisation_id:
        return Q()
    question = search.Asked("evidence", actor.organisation_id, text)
    return Q(pk__in=search.find(question, first=0, count=search.COUNTED))


def one(actor: Actor) -> QuerySet[Evidence]:
    found: QuerySet[Evidence] = Evidence.objects.visible_to(actor)
    return found.select_related("organisation", "department", "withdrawn_by")


def files_of(evidence: Evidence) -> list[EvidenceFile]:
    """All files, those in use first, then the newest that ended."""
    related = ("file__uploaded_by", "successor__file")
    found = list(evidence.files.select_related(*related).order_by("-pk"))
    return [each for each in found if not each.ended_on] + [each for each in found if each.ended_on]


def records_of(evidence: Evidence) -> list[EvidenceRecord]:
    keys = ("operation_check__department", *RECORDS)
    return list(evidence.records.select_related(*keys).order_by("pk"))


def of_record(actor: Actor, record: Model) -> list[Evidence]:
    """The evidence that belongs to a record, as far as the actor sees it."""
    links = EvidenceRecord.objects.filter(**{KEYS[type(record)]: record}).values("evidence")
    files = EvidenceFile.objects.filter(ended_on=None).select_related("file").order_by("pk")
    found = Evidence.objects.visible_to(actor).filter(pk__in=links).order_by("number")
    return list(found.prefetch_related(Prefetch("files", files, to_attr="held")))


def to_attach(actor: Actor, record: Model, text: str) -> QuerySet[Evidence]:
    """Evidence in force that does not belong to the record yet."""
    links = EvidenceRecord.objects.filter(**{KEYS[type(record)]: record}).values("evidence")
    return listed(actor, Filter(text=text), actor.on).exclude(pk__in=links)


def to_be_renewed(on: date) -> QuerySet[Evidence]:
    """What lapses soon, and nobody was asked to renew it (the daily run)."""
    found: QuerySet[Evidence] = Evidence.objects.filter(
        withdrawn_on=None, renewal_asked_on=None, expires_on__lte=on + AHEAD
    )
    return found.select_related("organisation", "department")


def rows(found: QuerySet[Evidence], standing_of: Any) -> Iterator[dict[str, Any]]:
    """Rows for the list on paper, `standing_of` naming how each stands."""
    plain = (
        "number", "title", "shows", "dated_on", "covers_from", "covers_until", "expires_on", "place",
        "withdrawn_on",
    )  # fmt: skip
    for each in found.iterator(chunk_size=500):
        yield {name: getattr(each, name) for name in plain} | {
            "department": str(each.department or ""),
            "requirements": ", ".join(sorted({link.code for link in each.requirements.all()})),
            "files": "\n".join(held.file.name for held in each.held),  # type: ignore[attr-defined]
            "sha256": "\n".join(held.file.sha256 for held in each.held),  # type: ignore[attr-defined]
            "standing": str(standing_of(each)),
        }

"""Reads of the register of contractors."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.pms.models import Contractor, ContractorEvaluation, Judgement
from shirushi.pms.services.contractors.reviewing import AHEAD

USABLE = Q(judgement__in=(Judgement.FIT, Judgement.CONDITIONS)) | Q(excepted_on__isnull=False)
NEVER = "never"


@dataclass(frozen=True)
class Filter:
    """What the list is asked for. `standing`: going on (""), overdue, ended or all; `judgement` may be "never"."""

    text: str = ""
    judgement: str = ""
    standing: str = ""
    flag: str = ""


def listed(actor: Actor, asked: Filter, on: date) -> QuerySet[Contractor]:
    found = Contractor.objects.visible_to(actor)
    if asked.text:
        found = found.filter(Q(name__icontains=asked.text) | Q(work__icontains=asked.text))
    if asked.judgement:
        found = found.filter(judgement="" if asked.judgement == NEVER else asked.judgement)
    if asked.flag in ("abroad", "re_entrusts"):
        found = found.filter(**{asked.flag: True})
    result: QuerySet[Contractor] = _standing(found, asked.standing, on).order_by("name", "pk")
    return result


def _standing(found: QuerySet[Contractor], standing: str, on: date) -> QuerySet[Contractor]:
    if standing == "ended":
        return found.exclude(ended_on=None)
    if standing == "overdue":
        return found.filter(ended_on=None, next_review_on__lt=on)
    return found if standing == "all" else found.filter(ended_on=None)


def one(actor: Actor) -> QuerySet[Contractor]:
    found: QuerySet[Contractor] = Contractor.objects.visible_to(actor).select_related("organisation")
    return found


def evaluations(actor: Actor) -> QuerySet[ContractorEvaluation]:
    seen = ContractorEvaluation.objects.visible_to(actor)
    found: QuerySet[ContractorEvaluation] = seen.select_related(
        "contractor__organisation", "organisation", "judged_by", "excepted_by"
    ).order_by("-pk")
    return found


def by_digest(digest: str) -> ContractorEvaluation | None:
    """The questionnaire of a link: whoever holds it is nobody, so no actor is asked."""
    known = ContractorEvaluation.objects.filter(token_digest=digest)
    found: ContractorEvaluation | None = known.select_related(
        "contractor__organisation", "organisation"
    ).first()
    return found


def contractors_reviewed(organisation: Organisation, on: date) -> tuple[int, int]:
    """Of the contractors with work on that day: those evaluated within their year and let to have it, and all."""
    going_on = Contractor.objects.filter(organisation=organisation).filter(
        Q(ended_on=None) | Q(ended_on__gt=on)
    )
    counted = going_on.aggregate(
        reviewed=Count("pk", filter=Q(next_review_on__gte=on) & USABLE), total=Count("pk")
    )
    return counted["reviewed"], counted["total"]


def to_be_asked(on: date) -> QuerySet[Contractor]:
    """Whose evaluation comes near, and nobody was told (the daily run)."""
    found: QuerySet[Contractor] = Contractor.objects.filter(
        ended_on=None, review_asked_on=None, next_review_on__lte=on + AHEAD
    )
    return found.select_related("organisation")


def rows(found: QuerySet[Contractor]) -> Iterator[dict[str, Any]]:
    """Rows for the ledger on paper."""
    plain = (
        "name", "corporate_number", "work", "data", "quantity", "contract_on", "nda_on", "certificates",
        "re_entrusts", "re_entrusted_to", "abroad", "remark", "evaluated_on", "excepted_on", "next_review_on",
        "ended_on",
    )  # fmt: skip
    for each in found.iterator(chunk_size=500):
        yield {name: getattr(each, name) for name in plain} | {"judgement": str(each.get_judgement_display())}

"""The things that the pages of evidence are about; what the actor does not see is not found."""

from typing import Any

from django.db.models import Model
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shirushi.entrance.doors import actor
from shirushi.pms.access import WHOLE
from shirushi.pms.models import (
    Contractor,
    Disposal,
    Evidence,
    EvidenceFile,
    Medium,
    Nonconformity,
    OperationCheck,
    TrainingCourse,
)
from shirushi.pms.queries import evidence as reads
from shirushi.pms.services.evidence.serving import KEYS

READERS = (*WHOLE, "department_head")
WRITERS = ("representative", "privacy_officer", "department_head")
# What a record is called and where its page is.
PAGES: dict[type[Model], tuple[Any, str]] = {
    OperationCheck: (_("Operation check"), "portal:pms_check"),
    Nonconformity: (_("Nonconformity"), "portal:pms_nonconformity"),
    TrainingCourse: (_("Training"), "portal:training_course"),
    Contractor: (_("Contractor"), "portal:contractor"),
    Medium: (_("Medium"), "portal:medium"),
    Disposal: (_("Disposal"), "portal:disposal"),
}
MODELS = {key: model for model, key in KEYS.items()}


def evidence_of(request: HttpRequest, pk: int) -> Evidence:
    found: Evidence = get_object_or_404(reads.one(actor(request)), pk=pk)
    return found


def file_of(request: HttpRequest, pk: int, held: int) -> EvidenceFile:
    seen = EvidenceFile.objects.visible_to(actor(request)).filter(evidence=pk)
    related = ("evidence__organisation", "evidence__department", "file")
    found: EvidenceFile = get_object_or_404(seen.select_related(*related), pk=held)
    return found


def record_of(request: HttpRequest, named: str) -> Any:
    """The record that an address names (`nonconformity-12`), or None where it names none."""
    if not named:
        return None
    name, _sign, key = named.rpartition("-")
    if name not in MODELS or not key.isdecimal():
        raise Http404
    return get_object_or_404(MODELS[name]._default_manager.visible_to(actor(request)), pk=int(key))  # type: ignore[attr-defined]


def named(record: Model) -> str:
    """How an address names a record."""
    return f"{KEYS[type(record)]}-{record.pk}"


def page_of(record: Model) -> tuple[str, str]:
    """What a record is called, and its page."""
    label, view = PAGES[type(record)]
    return f"{label}: {record}", reverse(view, args=[record.pk])


def of_record(request: HttpRequest, record: Model) -> dict[str, Any]:
    """What a record's own page shows of its evidence."""
    who = actor(request)
    return {
        "record": named(record),
        "items": reads.of_record(who, record) if who.has(*READERS) else [],
        "may_add": who.has(*WRITERS),
    }

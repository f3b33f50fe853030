"""The records of a PMS that people find and talk about: what each is called, where it is read, which of its words
are searched. A new ledger adds its line here; search, rebuilding the index and comments follow.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.pms import models

Narrow = Callable[[QuerySet[Any], Actor], QuerySet[Any]]


def _as_seen(found: QuerySet[Any], _actor: Actor) -> QuerySet[Any]:
    return found


def _in_force(found: QuerySet[Any], actor: Actor) -> QuerySet[Any]:
    """Of each document the one text that holds."""
    later = models.DocumentVersion.objects.filter(
        document=OuterRef("document"),
        state="approved",
        effective_on__lte=actor.on,
        effective_on__gt=OuterRef("effective_on"),
    )
    return found.filter(state="approved", effective_on__lte=actor.on).exclude(Exists(later))


def _by_key(record: Any) -> tuple[Any, ...]:
    return (record.pk,)


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Records of one table."""

    model: type[Model]
    label: Any
    # The page of a record, and its arguments.
    view: str
    arguments: Callable[[Any], tuple[Any, ...]] = _by_key
    title: Callable[[Any], str] = str
    # The columns that are searched; of a ledger that indexes its rows in its own acts, none.
    texts: tuple[str, ...] = ()
    indexed: Q = field(default_factory=Q)
    related: tuple[str, ...] = ()
    narrow: Narrow = _as_seen
    # Whether the search looks for it; some are found by other records and only commented on.
    searched: bool = True

    @property
    def kind(self) -> str:
        return str(self.model._meta.model_name)

    def seen(self, actor: Actor) -> QuerySet[Any]:
        """What the actor may see of it."""
        found: Any = self.model._default_manager.all()
        return self.narrow(found.visible_to(actor).select_related(*self.related), actor)

    def url(self, record: Any) -> str:
        return reverse(self.view, args=self.arguments(record))

    @property
    def is_narrowed(self) -> bool:
        return self.narrow is not _as_seen


def _numbered(label: Callable[[Any], object]) -> Callable[[Any], str]:
    return lambda record: f"{record.number} {label(record)}"


def _of_register(code: str) -> Callable[[Any], tuple[Any, ...]]:
    return lambda record: (code, record.pk)


# In the order in which results are shown.
SUBJECTS: tuple[Subject, ...] = (
    Subject(model=models.Holding, label=_("Personal information inventory"), view="portal:holding"),
    Subject(
        model=models.DocumentVersion,
        label=_("Policy, rules and forms"),
        view="portal:pms_document_version",
        title=lambda record: str(record.document),
        texts=("document__title", "text"),
        indexed=Q(state="approved"),
        related=("document",),
        narrow=_in_force,
    ),
    Subject(
        model=models.Document,
        label=_("Policy, rules and forms"),
        view="portal:pms_document",
        searched=False,
    ),
    Subject(model=models.RiskSheet, label=_("Risk sheets"), view="portal:risk_sheet", searched=False),
    Subject(
        model=models.Risk,
        label=_("Risk register"),
        view="portal:risk",
        texts=("text", "further_measure", "sheet__name"),
        indexed=Q(concerns=True),
        related=("sheet",),
    ),
    Subject(model=models.Worker, label=_("Register of workers"), view="portal:worker"),
    Subject(
        model=models.Contractor,
        label=_("Register of contractors"),
        view="portal:contractor",
        texts=("name", "corporate_number", "work", "data", "certificates", "re_entrusted_to", "remark"),
    ),
    Subject(
        model=models.DataRequest,
        label=_("Requests of data subjects"),
        view="portal:data_request",
        title=_numbered(lambda record: record.get_kind_display()),
    ),
    Subject(
        model=models.Complaint,
        label=_("Complaints"),
        view="portal:complaint",
        title=_numbered(lambda record: record.content[:60]),
    ),
    Subject(
        model=models.Provision,
        label=_("Records of provision"),
        view="portal:provision",
        title=_numbered(lambda record: record.recipient),
    ),
    Subject(
        model=models.Receipt,
        label=_("Records of receipt"),
        view="portal:receipt",
        title=_numbered(lambda record: record.provider),
    ),
    Subject(
        model=models.Mishap,
        label=_("Incidents and near misses"),
        view="portal:mishap",
        title=_numbered(lambda record: record.happened[:60]),
    ),
    Subject(model=models.Medium, label=_("Media"), view="portal:medium"),
    Subject(
        model=models.Disposal,
        label=_("Disposals"),
        view="portal:disposal",
        title=_numbered(lambda record: record.what),
    ),
    Subject(
        model=models.Nonconformity,
        label=_("Nonconformities and corrections"),
        view="portal:pms_nonconformity",
        texts=("text", "cause", "remedy", "action", "result", "effect"),
    ),
    Subject(
        model=models.AuditPlan,
        label=_("Internal audit"),
        view="portal:pms_audit_plan",
        texts=("theme", "aim", "opinion", "instruction"),
    ),
    Subject(
        model=models.Audit,
        label=_("Audits"),
        view="portal:pms_audit",
        texts=("plan__theme", "department__name", "remark"),
        related=("department",),
    ),
    Subject(
        model=models.TrainingCourse,
        label=_("Training"),
        view="portal:training_course",
        texts=("title", "aim", "trainer", "remark", "follow_up"),
    ),
    Subject(
        model=models.ManagementReview,
        label=_("Management review"),
        view="portal:pms_review",
        texts=("attendees", "conclusion"),
    ),
    Subject(
        model=models.Objective,
        label=_("Objectives and monitoring figures"),
        view="portal:pms_objective",
        texts=("text", "measure", "target", "result"),
    ),
    Subject(model=models.Evidence, label=_("Evidence"), view="portal:pms_evidence_one"),
    Subject(
        model=models.Law,
        label=_("Register of laws and guidelines"),
        view="portal:pms_register_line",
        arguments=_of_register("laws"),
        texts=("name", "issuer", "clause", "rule", "remark"),
    ),
    Subject(
        model=models.InterestedParty,
        label=_("Register of interested parties"),
        view="portal:pms_register_line",
        arguments=_of_register("parties"),
        texts=("name", "expectation", "rule", "remark"),
    ),
)
BY_KIND: Mapping[str, Subject] = {subject.kind: subject for subject in SUBJECTS}

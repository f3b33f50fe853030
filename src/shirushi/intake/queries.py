"""Reads of applications and of what keeps a unit from applying."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Max

from shirushi.intake.models import (
    AnswerEvidence,
    Application,
    ApplicationDocument,
    Disqualification,
    DocumentCheck,
)
from shirushi.people.models import Dossier, Scheme, Unit
from shirushi.people.rulebook import current
from shirushi.people.services.dossiers import UNITS_OF
from shirushi.rules.questions.documents import Document, Documents


def open_application(dossier: Dossier) -> Application | None:
    found: Application | None = dossier.applications.filter(state__in=Application.OPEN_STATES).first()
    return found


def last_application(dossier: Dossier) -> Application | None:
    found: Application | None = dossier.applications.order_by("-pk").first()
    return found


def disqualification_facts(dossier: Dossier, on: date) -> dict[str, date | None]:
    """`denied_on` and `barred_until` (last barred day) as known on the day; annulled ones never were."""
    standing = Disqualification.objects.filter(dossier=dossier, annulled_on=None, starts_on__lte=on)
    denied = standing.filter(kind=Disqualification.Kind.DENIAL).aggregate(day=Max("starts_on"))
    barred = standing.filter(kind=Disqualification.Kind.BAR).aggregate(day=Max("ends_on"))
    return {"denied_on": denied["day"], "barred_until": barred["day"]}


def current_documents(application: Application) -> list[ApplicationDocument]:
    """The documents as they stand, without those that were replaced."""
    standing = application.documents.filter(replaced_on=None)
    return list(standing.select_related("file", "check_made").order_by("pk"))


def lacking_documents(application: Application) -> list[DocumentCheck]:
    """What the formal check found lacking, in the order of the documents."""
    found = DocumentCheck.objects.filter(
        document__application=application, document__replaced_on=None, is_fine=False
    )
    return list(found.select_related("document").order_by("document_id"))


def current_evidence(application: Application) -> list[AnswerEvidence]:
    """The files shown for answers of the self-assessment."""
    shown = AnswerEvidence.objects.filter(answer__application=application, removed_on=None)
    return list(shown.select_related("file__dossier").order_by("pk"))


def document_names(scheme: str, on: date) -> Mapping[str, Document]:
    """The documents of the scheme's edition of the day, by code: their form and name (ja, en)."""
    rule = current().rules[f"{scheme}.{Documents.kind}"]
    edition = rule.in_force_on(on)
    return {each.code: each for each in edition.documents} if isinstance(edition, Documents) else {}


def covers_unit(scheme: str, unit: Unit) -> bool:
    """Whether the scheme certifies this kind of unit (004 対象範囲; P申請資格: per legal entity)."""
    return unit.kind in UNITS_OF[Scheme(scheme)]

"""What was handed in, as the review screen lists it: for a requirement first what speaks of it."""

from dataclasses import dataclass
from datetime import date

from shirushi.intake.models import Application, ApplicationDocument
from shirushi.intake.queries import document_names
from shirushi.intake.self_assessment import Row, answered
from shirushi.intake.wording import document_label
from shirushi.papers.kinds import SHOWN
from shirushi.review.edition import requirements_of
from shirushi.review.models import Review


@dataclass(frozen=True)
class Shown:
    """One document with its name, and whether it changed after the review began."""

    document: ApplicationDocument
    name: str
    is_near: bool
    came_late: bool

    @property
    def can_be_shown(self) -> bool:
        return self.document.file.media_type in SHOWN

    @property
    def was_replaced(self) -> bool:
        return self.document.replaced_on is not None


def documents(application: Application, requirement: str = "") -> list[Shown]:
    """All as submitted and those that came since; former ones last. Drafts of before are not among them."""
    near = requirements_of(application).documents_for(requirement)
    names = document_names(application.scheme, application.submitted_on or application.started_on)
    began = _began(application)
    handed_in = application.documents.exclude(file__submitted_on=None).select_related("file").order_by("pk")
    rows = [
        Shown(
            document=each,
            name=document_label(names[each.code]) if each.code in names else each.code,
            is_near=each.code in near,
            came_late=began is not None and each.added_on >= began,
        )
        for each in handed_in
    ]
    return sorted(rows, key=lambda row: (row.was_replaced, not row.is_near, _place(near, row.document.code)))


def _place(near: tuple[str, ...], code: str) -> int:
    return near.index(code) if code in near else len(near)


def _began(application: Application) -> date | None:
    """The day from which the documents are under review: accepted, or begun."""
    begun = Review.objects.filter(application=application).values_list("started_on", flat=True).first()
    return begun or application.formal_checked_on


def answers_to(application: Application, requirement: str) -> list[Row]:
    """What the business said of this requirement in a self-assessment on the web, where its scheme has one."""
    codes = requirements_of(application).documents_for(requirement)
    section = requirement.rpartition(" ")[2]
    forms = answered(application, codes, on=application.submitted_on or application.started_on)
    return [row for form in forms for row in form.rows if row.item.section == section]

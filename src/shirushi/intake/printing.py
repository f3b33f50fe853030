"""Papers of an application as PDF: the self-assessment, and the forms as one signs them."""

from collections.abc import Mapping
from datetime import date
from importlib import resources
from pathlib import Path

from django.utils.translation import gettext as _

from shirushi.intake import queries
from shirushi.intake.models import Application
from shirushi.intake.paper_forms import blanks
from shirushi.intake.self_assessment import AnsweredForm, Row
from shirushi.intake.wording import STRENGTHS, document_label
from shirushi.papers import printing
from shirushi.ui.days import written_day
from shirushi.ui.language import language


def self_assessment_pdf(application: Application, answered: AnsweredForm) -> bytes:
    """One form with its answers. Dated by the submission; a draft by its start."""
    day = application.submitted_on or application.started_on
    names = queries.document_names(application.scheme, day)
    data = {
        "title": document_label(names[answered.form.code]),
        "company": application.dossier.unit.organisation.name,
        "lines": _lines(application, answered),
        "columns": [_("Place"), _("Strength"), _("Item"), _("Answer"), _("Remark"), _("Evidence")],
        "parts": [
            {
                "title": getattr(part.part.title, language()),
                "rows": [_row(answered, row) for row in part.rows],
            }
            for part in answered.parts
        ],
        "language": language(),
    }
    with resources.as_file(resources.files("shirushi.intake") / "typst" / "self_assessment.typ") as template:
        return printing.pdf(Path(template), data, dated=day)


def _lines(application: Application, answered: AnsweredForm) -> list[str]:
    lines = [_("Edition of %(day)s") % {"day": written_day(answered.edition.in_force_from)}]
    if application.submitted_on:
        lines.append(_("Submitted on %(day)s") % {"day": written_day(application.submitted_on)})
    else:
        lines.append(_("Draft, not submitted"))
    return lines


def _row(answered: AnsweredForm, row: Row) -> list[str]:
    given = row.answer
    return [
        f"{answered.form.source} {row.item.section}",
        str(STRENGTHS[row.item.strength]),
        getattr(row.item.ask, language()),
        given.get_standing_display() if given and given.standing else "—",
        given.remark if given else "",
        "、".join(each.file.name for each in row.evidence),
    ]


def paper_form_pdf(application: Application, code: str, values: Mapping[str, str], *, on: date) -> bytes:
    """A form as filled in on its day; the application form with the line on which the representative signs."""
    document = queries.document_names(application.scheme, on)[code]
    data = {
        "title": getattr(document.name, language()),
        "form": document.form or "",
        "company": application.dossier.unit.organisation.name,
        "source": written_day(on),
        "rows": [
            [str(blank.label), values.get(blank.name, "")] for blank in blanks(application.scheme, code)
        ],
        "sign": _("Signature or seal of the representative") if code == "application_form" else "",
        "language": language(),
    }
    with resources.as_file(resources.files("shirushi.intake") / "typst" / "paper_form.typ") as template:
        return printing.pdf(Path(template), data, dated=on)

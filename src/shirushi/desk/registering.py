"""How the register and the proposals are shown: words for codes, tones, the workbook."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shirushi.intake.wording import CHOICES
from shirushi.people import prefectures
from shirushi.review import candidates, register
from shirushi.sheets.writing import workbook as written

REMARKS: dict[str, str | Promise] = {
    candidates.FIELD: gettext_lazy("Registered for other lines of business"),
    candidates.REGION: gettext_lazy("Registered for other prefectures"),
    candidates.AWAY: gettext_lazy("Away on the planned day"),
    candidates.VISITS: gettext_lazy("Visits another business on the planned day"),
}
VERDICTS: dict[str, tuple[str, str | Promise]] = {
    candidates.YES: ("done", gettext_lazy("May be assigned")),
    candidates.WITH_REASON: ("attention", gettext_lazy("Only with a reason")),
    candidates.NO: ("revoked", gettext_lazy("Cannot be assigned")),
}


@dataclass(frozen=True)
class Row:
    """A line of the register in words."""

    line: register.Line
    grade: str
    fields: str
    regions: str
    tone: str
    standing: str


def rows(lines: Iterable[register.Line], on: date) -> list[Row]:
    return [_row(line, on) for line in lines]


def _row(line: register.Line, on: date) -> Row:
    tone, standing = _standing(line, on)
    return Row(
        line=line,
        grade=grade_of(line.entry),
        fields=", ".join(str(CHOICES[code]) for code in line.fields) or _("All lines of business"),
        regions=", ".join(prefectures.name_of(code) for code in line.regions) or _("Everywhere"),
        tone=tone,
        standing=standing,
    )


def grade_of(entry: Any) -> str:
    return entry.get_grade_display() if entry and entry.grade else _("Grade not recorded")


def _standing(line: register.Line, on: date) -> tuple[str, str]:
    if not line.is_member:
        return "ended", _("No assessor any more")
    if line.is_over_on(on):
        return "ended", _("Registration is over")
    if line.away is not None and line.away.from_on <= on:
        return "attention", _("Away now")
    return "done", _("May be assigned")


@dataclass(frozen=True)
class CandidateRow:
    """One person in the proposal: the verdict, its reasons, remarks, and the parts it could take."""

    candidate: candidates.Candidate
    grade: str
    tone: str
    verdict: str
    remarks: tuple[str, ...]
    decision: dict[str, Any]
    may_lead: bool
    may_join: bool
    asks_for_reason: bool


def candidate_rows(found: Iterable[candidates.Candidate]) -> list[CandidateRow]:
    return [_candidate(each) for each in found]


def _candidate(found: candidates.Candidate) -> CandidateRow:
    best = found.best
    leads, joins = (found.may(part) != candidates.NO for part in (candidates.LEAD, candidates.MEMBER))
    tone, verdict = VERDICTS[best]
    part = candidates.LEAD if leads else candidates.MEMBER
    return CandidateRow(
        candidate=found,
        grade=grade_of(found.entry),
        tone=tone,
        verdict=str(verdict),
        remarks=tuple(str(REMARKS[code]) for code in found.remarks),
        decision=found.decisions[part].as_json(),
        may_lead=leads,
        may_join=joins,
        asks_for_reason=best == candidates.WITH_REASON,
    )


def workbook(lines: Iterable[register.Line], on: date) -> bytes:
    """The register as one sheet."""
    columns = [
        ("name", _("Name"), 20), ("email", _("E-mail"), 28), ("grade", _("Grade of the assessor"), 16),
        ("number", _("Number of the registration"), 18), ("registered_on", _("Registered on"), 14),
        ("expires_on", _("Registered until (last day)"), 16), ("standing", _("Standing"), 20),
        ("fields", _("Lines of business"), 40), ("regions", _("Prefectures"), 40),
        ("cases", _("Open cases"), 10), ("visits", _("Planned visits"), 10),
    ]  # fmt: skip
    return written(_("Register of assessors"), columns, map(_cells, rows(lines, on)), generated_on=on)


def _cells(row: Row) -> dict[str, Any]:
    entry = row.line.entry
    return {
        "name": row.line.person.name,
        "email": row.line.person.email,
        "grade": row.grade,
        "number": entry.number if entry else "",
        "registered_on": entry.registered_on if entry else None,
        "expires_on": entry.expires_on if entry else None,
        "standing": row.standing,
        "fields": row.fields,
        "regions": row.regions,
        "cases": row.line.load.cases,
        "visits": row.line.load.visits,
    }

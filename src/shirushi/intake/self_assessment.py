"""The self-assessment on the web: which forms are asked, how far they are, what the wording of today reopens.

An answer belongs to the words it was given to. Where the edition in force has the same words, it counts;
where they changed, the item is open again and the earlier answer stands beside it. Nothing is stored for
this: it follows from the editions.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Prefetch

from shirushi.intake.models import AnswerEvidence, Application, AssessmentAnswer
from shirushi.people.rulebook import current
from shirushi.rules.requirements import Change, changes_between
from shirushi.rules.self_assessment import AssessmentForm, Item, Part, SelfAssessment

Standing = AssessmentAnswer.Standing


@dataclass(frozen=True)
class Row:
    """One item with its answer. `earlier` is the answer that was given to other words."""

    item: Item
    answer: AssessmentAnswer | None
    change: Change[Item] | None

    @property
    def is_reopened(self) -> bool:
        return self.change is not None and not self.change.keeps_answers and bool(self.standing)

    @property
    def standing(self) -> str:
        return self.answer.standing if self.answer else ""

    @property
    def lacks_remark(self) -> bool:
        """All but a plain "met" is explained: what is missing, by when, or why it does not apply."""
        return (
            self.answer is not None
            and self.standing not in ("", Standing.MET)
            and not self.answer.remark.strip()
        )

    @property
    def is_done(self) -> bool:
        return bool(self.standing) and not self.is_reopened and not self.lacks_remark

    @property
    def evidence(self) -> list[AnswerEvidence]:
        return list(self.answer.evidence.all()) if self.answer else []

    @property
    def is_grave(self) -> bool:
        """A must that is not met: the review will find it."""
        return self.item.strength == "must" and self.standing in (Standing.PARTLY, Standing.NOT_MET)


@dataclass(frozen=True)
class AnsweredPart:
    part: Part
    rows: list[Row]

    @property
    def done(self) -> int:
        return sum(row.is_done for row in self.rows)

    @property
    def missing(self) -> list[Row]:
        return [row for row in self.rows if not row.is_done]


@dataclass(frozen=True)
class AnsweredForm:
    """A form with its answers, part by part, in the edition of a day."""

    form: AssessmentForm
    edition: SelfAssessment
    parts: list[AnsweredPart]

    @cached_property
    def rows(self) -> list[Row]:
        return [row for part in self.parts for row in part.rows]

    @property
    def total(self) -> int:
        return len(self.rows)

    @property
    def done(self) -> int:
        return sum(row.is_done for row in self.rows)

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total

    @property
    def missing(self) -> list[Row]:
        return [row for row in self.rows if not row.is_done]

    @property
    def reopened(self) -> list[Row]:
        return [row for row in self.rows if row.is_reopened]

    @property
    def is_complete(self) -> bool:
        return not self.missing


def edition_on(scheme: str, on: date) -> SelfAssessment | None:
    """The items in force; None where a scheme has no self-assessment on the web."""
    rule = current().rules.get(f"{scheme}.{SelfAssessment.kind}")
    found = rule.in_force_on(on) if rule else None
    return found if isinstance(found, SelfAssessment) else None


def editions(scheme: str) -> list[SelfAssessment]:
    rule = current().rules.get(f"{scheme}.{SelfAssessment.kind}")
    return [each for each in rule.editions if isinstance(each, SelfAssessment)] if rule else []


def is_filled_in(scheme: str, code: str, on: date) -> bool:
    """Whether this document is filled in on the web instead of being handed in as a file."""
    edition = edition_on(scheme, on)
    return edition is not None and edition.form(code) is not None


def answered(application: Application, codes: Iterable[str], *, on: date) -> list[AnsweredForm]:
    """The forms among these document codes with their answers; the editions compared once each."""
    edition = edition_on(application.scheme, on)
    forms = [form for code in codes if edition and (form := edition.form(code))]
    if edition is None or not forms:
        return []
    given = answers_of(application)
    return [_answered(application.scheme, form, edition, given) for form in forms]


def answers_of(application: Application) -> dict[tuple[str, str], AssessmentAnswer]:
    kept = AnswerEvidence.objects.filter(removed_on=None).select_related("file").order_by("pk")
    found = application.answers.prefetch_related(Prefetch("evidence", kept))
    return {(answer.form, answer.item): answer for answer in found}


Given = Mapping[tuple[str, str], AssessmentAnswer]


def _answered(scheme: str, form: AssessmentForm, edition: SelfAssessment, given: Given) -> AnsweredForm:
    changed = {
        day: _changes(scheme, form, day)
        for day in {answer.edition for (code, _item), answer in given.items() if code == form.code}
        if day != edition.in_force_from
    }
    parts = [
        AnsweredPart(part, [_row(form, item, given, changed) for item in part.items]) for part in form.parts
    ]
    return AnsweredForm(form, edition, parts)


def _changes(scheme: str, form: AssessmentForm, day: date) -> dict[str, Change[Item]]:
    """What became of each item of the form since the edition of that day."""
    old = next((each for each in editions(scheme) if each.in_force_from == day), None)
    before = old.form(form.code) if old else None
    return {
        change.new.code: change
        for change in changes_between(before.items() if before else (), form.items())
        if change.new is not None
    }


def _row(
    form: AssessmentForm, item: Item, given: Given, changed: Mapping[date, Mapping[str, Change[Item]]]
) -> Row:
    own = given.get((form.code, item.code))
    if own is not None and own.edition not in changed:
        return Row(item, own, None)
    for changes in changed.values():
        change = changes[item.code]
        for origin in change.old:
            answer = given.get((form.code, origin.code))
            if answer is not None and answer.edition in changed:
                return Row(item, answer, change)
    return Row(item, None, None)

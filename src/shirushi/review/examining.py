"""Where each requirement of a case stands: derived from what the reviewers judged and found."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shirushi.intake.models import Application
from shirushi.review.edition import requirements_of
from shirushi.review.models import Assignment, Finding, Judgement
from shirushi.ui.language import language

UNSEEN, DIFFER, FOUND = "unseen", "differ", Judgement.Verdict.FINDING.value
STATES: dict[str, tuple[str | Promise, str]] = {
    UNSEEN: (_("Not looked at"), "neutral"),
    Judgement.Verdict.CONFORMS.value: (_("Conforms"), "done"),
    FOUND: (_("Finding"), "attention"),
    Judgement.Verdict.NOT_APPLICABLE.value: (_("Does not apply"), "ended"),
    DIFFER: (_("Judged differently"), "suspended"),
}


@dataclass(frozen=True)
class Standing:
    """One requirement in one case: its state, and whether something is still to be done about it."""

    code: str
    label: str
    state: str
    findings: int

    @property
    def words(self) -> str | Promise:
        return STATES[self.state][0]

    @property
    def tone(self) -> str:
        return STATES[self.state][1]

    @property
    def is_open(self) -> bool:
        """Nobody looked, the reviewers differ, or it was called a finding and none is written down."""
        return self.state in (UNSEEN, DIFFER) or (self.state == FOUND and not self.findings)


@dataclass(frozen=True)
class Branch:
    """Requirements that stand together in the source."""

    code: str
    label: str
    items: tuple[Standing, ...]

    @property
    def open_count(self) -> int:
        return sum(item.is_open for item in self.items)


@dataclass(frozen=True)
class Progress:
    """The whole tree with its counts."""

    branches: tuple[Branch, ...]

    def items(self) -> list[Standing]:
        return [item for branch in self.branches for item in branch.items]

    @property
    def open_items(self) -> list[Standing]:
        return [item for item in self.items() if item.is_open]

    @property
    def all_count(self) -> int:
        return len(self.items())

    @property
    def done_count(self) -> int:
        return self.all_count - len(self.open_items)

    @property
    def percent(self) -> int:
        return self.done_count * 100 // self.all_count

    def standing(self, code: str) -> Standing | None:
        return next((item for item in self.items() if item.code == code), None)

    def neighbours(self, code: str) -> tuple[Standing | None, Standing | None]:
        """The requirement before and the one after, in the order of the source."""
        items = self.items()
        place = next(index for index, item in enumerate(items) if item.code == code)
        return (items[place - 1] if place else None), (items[place + 1] if place + 1 < len(items) else None)

    def next_open(self, code: str = "") -> Standing | None:
        """The first requirement after this one that is still open, going round at the end."""
        items = self.items()
        start = next((index + 1 for index, item in enumerate(items) if item.code == code), 0)
        return next((item for item in [*items[start:], *items[:start]] if item.is_open), None)


def progress(application: Application) -> Progress:
    """Two queries, however many requirements there are."""
    verdicts, found = _verdicts(application), _findings(application)
    lang = language()

    def standing(code: str, label: str) -> Standing:
        return Standing(code, label, state(verdicts.get(code, ()), found[code]), found[code])

    return Progress(
        tuple(
            Branch(
                group.code,
                group.label(lang),
                tuple(standing(item.code, item.label(lang)) for item in group.items),
            )
            for group in requirements_of(application).groups
        )
    )


def state(verdicts: Iterable[str], findings: int) -> str:
    said = set(verdicts)
    if not said:
        return FOUND if findings else UNSEEN
    return said.pop() if len(said) == 1 else DIFFER


def settling(application: Application) -> QuerySet[Judgement]:
    """Judgements of the team. What a trainee says is practice and settles nothing."""
    trainees = Assignment.objects.filter(
        application=application, person_id=OuterRef("person_id"), is_trainee=True
    )
    return Judgement.objects.filter(~Exists(trainees), examination__application=application)


def _verdicts(application: Application) -> Mapping[str, list[str]]:
    judged = settling(application)
    said: dict[str, list[str]] = defaultdict(list)
    for code, verdict in judged.values_list("examination__requirement", "verdict"):
        said[code].append(verdict)
    return said


def _findings(application: Application) -> Counter[str]:
    return Counter(Finding.objects.filter(application=application).values_list("requirement", flat=True))

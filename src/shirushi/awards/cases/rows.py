"""What a list says of each case, read for some cases at a time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import Prefetch, QuerySet
from django.utils.functional import Promise

from shirushi.agenda import queries as agenda
from shirushi.agenda.models import Task
from shirushi.awards.cases.steps import OPEN_TO_BODIES, Step, with_step
from shirushi.awards.cases.tasks import OF_THE_CASE
from shirushi.intake import presentation
from shirushi.intake.models import Application, EligibilityCheck
from shirushi.review.models import Assignment

AT_A_TIME = 500


@dataclass(frozen=True)
class Row:
    application: Application
    step: str | Promise
    tone: str
    # Days since it was handed in and since it came to its step, and what is next, of a case that goes on.
    age: int | None
    waiting: int | None
    task: Task | None

    @property
    def next_actor(self) -> str:
        return self.task.organisation.name if self.task else ""

    @property
    def reviewers(self) -> list[str]:
        """The lead first."""
        present: list[Assignment] = self.application.present  # type: ignore[attr-defined]
        return [str(each.person) for each in present]

    @property
    def waits_for_word(self) -> bool:
        """Before acceptance a person says who may apply."""
        return bool(self.application.state == Application.State.SUBMITTED)

    @property
    def eligibility(self) -> EligibilityCheck | None:
        """The last word on it that still stands."""
        words: list[EligibilityCheck] = self.application.words  # type: ignore[attr-defined]
        return words[-1] if words and words[-1].reopened_on is None else None

    @property
    def number(self) -> str:
        """The registration number, once there is one."""
        registration = getattr(self.application.dossier, "registration", None)
        return registration.number if registration else ""


def rows(keys: Sequence[int], on: date) -> list[Row]:
    """In the order of the keys, which somebody else may see."""
    found = _whole(keys).in_bulk(list(keys))
    listed = [found[key] for key in keys if key in found]
    goes_on = [each.dossier_id for each in listed if each.state in OPEN_TO_BODIES]
    tasks = agenda.next_of_each(goes_on, OF_THE_CASE) if goes_on else {}
    return [_row(each, tasks, on) for each in listed]


def all_rows(keys: Iterable[int], on: date) -> Iterator[Row]:
    """However many there are, never held together."""
    left = iter(keys)
    while some := list(islice(left, AT_A_TIME)):
        yield from rows(some, on)


def _whole(keys: Sequence[int]) -> QuerySet[Application]:
    present = Assignment.objects.filter(ended_on=None).select_related("person").order_by("-is_lead", "pk")
    words = EligibilityCheck.objects.select_related("checked_by").defer("decision").order_by("pk")
    found = with_step(Application.objects.filter(pk__in=keys)).select_related(
        "dossier__unit__organisation", "dossier__registration", "invoice", "review_body"
    )
    # What was declared and decided is long.
    return found.defer("declared", "forms", "decisions", "invoice__decision").prefetch_related(
        Prefetch("assignments", present, "present"), Prefetch("eligibility_checks", words, "words")
    )


def _row(application: Application, tasks: dict[int, Task], on: date) -> Row:
    goes_on = application.state in OPEN_TO_BODIES
    came = application.since  # type: ignore[attr-defined]
    handed_in = application.submitted_on
    return Row(
        application=application,
        step=Step(application.step).label if goes_on else application.get_state_display(),  # type: ignore[attr-defined]
        tone=presentation.tone(application),
        age=(on - handed_in).days if goes_on and handed_in else None,
        waiting=(on - came).days if goes_on and came else None,
        task=tasks.get(application.dossier_id) if goes_on else None,
    )

"""What the visit is to answer and what was answered, for pages and for devices."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.review.models import VisitDevice, VisitEntry, VisitQuestion
from shirushi.review.showing import labels


@dataclass
class Topic:
    """One requirement at the visit: why it is asked, and the answers that stand.

    More than one standing answer means that two were written without knowing of each other.
    """

    code: str
    label: str
    questions: list[VisitQuestion] = field(default_factory=list)
    answers: list[VisitEntry] = field(default_factory=list)

    @property
    def is_contradicted(self) -> bool:
        return len(self.answers) > 1

    @property
    def standing_ids(self) -> str:
        return ",".join(str(answer.client_id) for answer in self.answers)


def topics(application: Application, actor: Actor) -> list[Topic]:
    """Requirements with a question or an answer, in the order of the source."""
    asked = VisitQuestion.objects.visible_to(actor).filter(application=application).order_by("pk")
    found: dict[str, Topic] = {}
    names = labels(application)
    for question in asked:
        _topic(found, names, question.requirement).questions.append(question)
    for code, answers in standing_answers(application, actor).items():
        _topic(found, names, code).answers.extend(answers)
    order = list(names)
    return sorted(found.values(), key=lambda topic: order.index(topic.code) if topic.code in order else 0)


def _topic(found: dict[str, Topic], names: Mapping[str, str], code: str) -> Topic:
    return found.setdefault(code, Topic(code, names.get(code, code)))


def standing_answers(application: Application, actor: Actor) -> dict[str, list[VisitEntry]]:
    """The answers that no later one put aside."""
    seen = VisitEntry.objects.visible_to(actor).filter(application=application, replaced_by=None)
    answers: dict[str, list[VisitEntry]] = defaultdict(list)
    for entry in seen.select_related("written_by").order_by("written_at", "pk"):
        answers[entry.requirement].append(entry)
    return answers


def open_devices(application: Application) -> list[VisitDevice]:
    """Devices that may still keep answers."""
    here = VisitDevice.objects.filter(application=application, cleared_at=None, revoked_at=None)
    return list(here.select_related("person").order_by("pk"))

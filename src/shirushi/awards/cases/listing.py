"""The list of cases: which of those that the actor sees, in which order."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet, Subquery

from shirushi.awards.cases.found import told
from shirushi.awards.cases.steps import OPEN_TO_BODIES, Step, with_step
from shirushi.awards.cases.tasks import due_within, of_cases
from shirushi.grants.models import Registration
from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier
from shirushi.people.searching import named
from shirushi.review.models import Assignment

OPEN = "open"
# Who has something to do in the case: the actor's own organisation, a kind of the others, or nobody.
US, NOBODY = "us", "nobody"
SHORTEST_NUMBER = 4


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What was asked for; what is empty asks for nothing."""

    text: str = ""
    state: str = OPEN
    kind: str = ""
    size: str = ""
    prefecture: str = ""
    body: int | None = None
    # The person who reviews, or NOBODY.
    reviewer: str = ""
    acts: str = ""
    task: str = ""
    due: str = ""
    paid: str = ""
    # Days at the present step, at least.
    days: int | None = None
    requirement: str = ""
    found_from: date | None = None
    found_until: date | None = None
    order: str = ""


def cases(actor: Actor, asked: Asked) -> QuerySet[Application]:
    """The cases asked for, in their order, each with `step` and `since`."""
    found = with_step(Application.objects.visible_to(actor))
    for narrowed in _NARROWED:
        found = found.filter(narrowed(asked, actor))
    return _ordered(found, asked.order)


def _state(asked: Asked, _actor: Actor) -> Q:
    if asked.state == OPEN:
        return Q(state__in=OPEN_TO_BODIES)
    if asked.state in Application.State.values:
        return Q(state=asked.state)
    return Q(state=Application.State.UNDER_REVIEW, step=asked.state) if asked.state in Step.values else Q()


def _plain(asked: Asked, _actor: Actor) -> Q:
    wanted = {
        "kind": asked.kind,
        "size": asked.size,
        "review_body": asked.body,
        "dossier__unit__organisation__prefecture": asked.prefecture,
    }
    return Q(**{way: value for way, value in wanted.items() if value})


def _text(asked: Asked, actor: Actor) -> Q:
    """A part of a name, or the beginning of a number: of the registration, the corporation, the case."""
    if not asked.text.strip():
        return Q()
    called = named(asked.text, "unit__organisation__") | Q(unit__name__icontains=asked.text.strip())
    dossiers = Dossier.objects.filter(called, scheme=actor.scheme)
    return Q(dossier__in=dossiers.values("pk")) | _numbered(asked.text, actor)


def _numbered(text: str, actor: Actor) -> Q:
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    found = Q(pk=int(plain)) if plain.isdecimal() and len(plain) <= len(str(2**63)) - 1 else Q(pk__in=[])
    if len(plain) < SHORTEST_NUMBER:
        return found
    numbers = Registration.objects.filter(scheme=actor.scheme, number__startswith=plain)
    return found | Q(dossier__in=numbers.values("dossier_id"))


def _reviewer(asked: Asked, _actor: Actor) -> Q:
    if not asked.reviewer:
        return Q()
    present = Assignment.objects.filter(ended_on=None)
    if asked.reviewer == NOBODY:
        return ~Q(Exists(present.filter(application=OuterRef("pk"))))
    mine = present.filter(person_id=int(asked.reviewer))
    return Q(pk__in=mine.values("application_id"))


def _waits(asked: Asked, actor: Actor) -> Q:
    """By the open tasks of cases that go on: what a business does after its case is its own."""
    if not (asked.acts or asked.task or asked.due):
        return Q()
    goes_on = Q(state__in=OPEN_TO_BODIES)
    if asked.acts == NOBODY:
        return goes_on & ~Q(dossier__in=of_cases().values("dossier_id"))
    wanted = Q(kind=asked.task) if asked.task else Q()
    if asked.due:
        wanted &= due_within(asked.due, actor.on)
    if asked.acts == US:
        wanted &= Q(organisation_id=actor.organisation_id)
    elif asked.acts:
        wanted &= Q(organisation__kind=asked.acts)
    return goes_on & Q(dossier__in=of_cases().filter(wanted).values("dossier_id"))


def _paid(asked: Asked, _actor: Actor) -> Q:
    if not asked.paid:
        return Q()
    return Q(invoice__paid_on__isnull=asked.paid != "yes")


def _days(asked: Asked, actor: Actor) -> Q:
    return Q() if asked.days is None else Q(since__lte=actor.on - timedelta(days=asked.days))


def _found(asked: Asked, actor: Actor) -> Q:
    """Cases in which this requirement was found not to be met, and the business was told."""
    if not asked.requirement:
        return Q()
    failed = told(actor, asked.found_from, asked.found_until).filter(requirement=asked.requirement)
    return Q(pk__in=failed.values("application_id"))


_NARROWED: tuple[Callable[[Asked, Actor], Q], ...] = (
    _state, _plain, _text, _reviewer, _waits, _paid, _days, _found,
)  # fmt: skip

ORDERS: dict[str, tuple[Any, ...]] = {
    "age": ("submitted_on", "pk"),
    "newest": ("-submitted_on", "-pk"),
    "step": (F("since").asc(nulls_last=True), "pk"),
    "due": (F("due_on").asc(nulls_last=True), "pk"),
    "name": ("dossier__unit__organisation__name_kana", "pk"),
}


def _ordered(found: QuerySet[Application], order: str) -> QuerySet[Application]:
    if order == "due":
        of_this = of_cases().filter(dossier_id=OuterRef("dossier_id")).order_by().values("dossier_id")
        found = found.alias(due_on=Subquery(of_this.annotate(first=Min("due_on")).values("first")))
    return found.order_by(*ORDERS.get(order, ORDERS["age"]))

"""Who of the business is at the visit: its own people. A consultant or an observer is not (P現地審査).

What the data know decides: the business's register of its people and guests, and the review team. A name alone
never makes somebody a guest who stands in the register as one of the business's own people.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Words
from shirushi.people.models import Membership, Role
from shirushi.record.errors import ActRefused
from shirushi.review import queries
from shirushi.review.models import Attendee, VisitPlan


@dataclass(frozen=True)
class Named:
    """Somebody as the list names it."""

    name: str
    post: str = ""


@dataclass(frozen=True)
class Known:
    """Who a name stands for by the data, as ids of people."""

    own: frozenset[int] = frozenset()
    guests: frozenset[int] = frozenset()
    team: frozenset[int] = frozenset()

    @property
    def is_guest(self) -> bool:
        """A guest, and nobody else of that name is the business's own."""
        return bool(self.guests) and not self.own - self.guests

    @property
    def is_of_the_team(self) -> bool:
        return bool(self.team) and not self.own - self.team

    @property
    def person_id(self) -> int | None:
        return next(iter(self.own)) if len(self.own) == 1 else None


NOBODY = Known()


def read(text: str) -> list[Named]:
    """One person a line: name, then the post after a comma or 、."""
    lines = [line.replace("、", ",").replace("，", ",") for line in text.splitlines() if line.strip()]
    split = [line.partition(",") for line in lines]
    return list(dict.fromkeys(Named(name.strip(), post.strip()) for name, _comma, post in split))


def write(plan: VisitPlan, named: Sequence[Named], day: date) -> None:
    """Put these on the list in place of who stood there; refuse guests."""
    if not named:
        raise ActRefused("nobody_attends", _("Name who of your people will be there. Nothing was kept."))
    known = refuse_guests(plan, (each.name for each in named), day)
    plan.attendees.all().delete()
    Attendee.objects.bulk_create(
        Attendee(plan=plan, name=each.name, post=each.post, person_id=person_of(known, each.name))
        for each in named
    )


def person_of(known: Mapping[str, Known], name: str) -> int | None:
    return known.get(_plain(name), NOBODY).person_id


def refuse_guests(plan: VisitPlan, names: Iterable[str], day: date) -> dict[str, Known]:
    """Guests of the business and assessors of the case, however a name is spaced or written."""
    named = list(names)
    known = _known(plan, day)
    _refuse(
        "guest_at_visit",
        _(
            "%(names)s helps the business as a guest. Only its own people are at the visit; "
            "a review can be closed for this. Nothing was kept."
        ),
        [name for name in named if known.get(_plain(name), NOBODY).is_guest],
    )
    _refuse(
        "assessor_as_attendee",
        _("%(names)s reviews this case. Name the business's own people here. Nothing was kept."),
        [name for name in named if known.get(_plain(name), NOBODY).is_of_the_team],
    )
    return known


def _refuse(code: str, sentence: Words, refused: list[str]) -> None:
    if refused:
        raise ActRefused(code, sentence, names=", ".join(refused))


def _known(plan: VisitPlan, day: date) -> dict[str, Known]:
    """By plain name: who is what. Whoever helped since the application is a guest, unless employed meanwhile."""
    application = plan.application
    people = Membership.objects.filter(organisation_id=application.dossier.unit.organisation_id)
    own = people.held_on(day).exclude(role=Role.GUEST)
    guests = people.filter(role=Role.GUEST, from_on__lte=day, until_on__gte=application.submitted_on or day)
    parts = {
        "own": own,
        "guests": guests.filter(Q(until_on__gte=day) | ~Q(person__in=own.values("person"))),
        "team": queries.team(application),
    }
    found: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for part, rows in parts.items():
        for name, person_id in rows.values_list("person__name", "person_id"):
            found[_plain(name)][part].add(person_id)
    return {name: Known(**{part: frozenset(ids) for part, ids in by.items()}) for name, by in found.items()}


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()

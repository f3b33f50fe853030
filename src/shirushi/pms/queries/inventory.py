"""Reads of the inventory: the list with its filters and search, what waits, how far a confirmation is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.functional import cached_property

from shirushi.people.actor import Actor
from shirushi.people.models import Department
from shirushi.pms import search
from shirushi.pms.access import WHOLE
from shirushi.pms.models import ConfirmationRound, DepartmentConfirmation, Holding, HoldingChange, Process

LIVING = (Holding.State.PROPOSED, Holding.State.APPROVED)
# Counting stops here, so that a list takes the same time at any size; an export holds all.
LISTED = 10_000


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What a list shows: living entries, if no state is named."""

    text: str = ""
    department: int | None = None
    state: str = ""
    persons: str = ""
    medium: str = ""
    sensitive: bool = False

    @property
    def is_empty(self) -> bool:
        return self == Filter()


@dataclass(frozen=True)
class Listed(Sequence[Holding]):
    """The entries that an actor sees and a filter lets through, read a page at a time (for a paginator).

    A page takes two questions: its keys from an index alone, then its rows. With a text both come from the
    search index, in the order in which entries were made, and counting stops after a thousand.
    """

    actor: Actor
    filter: Filter = field(default_factory=Filter)

    def __len__(self) -> int:
        return self._length

    @cached_property
    def _length(self) -> int:
        return min(self._counted, self.most)

    @property
    def most(self) -> int:
        """How many the list shows at most."""
        return LISTED if self._asked is None else search.COUNTED

    @cached_property
    def _counted(self) -> int:
        if self._asked is None:
            return self._filtered.order_by()[: LISTED + 1].count()
        return search.counted(self._asked)

    @property
    def is_more_than_counted(self) -> bool:
        return self._counted > self.most

    def __getitem__(self, part: Any) -> Any:
        if not isinstance(part, slice):
            return self[part : part + 1][0]
        first, last = part.start or 0, len(self) if part.stop is None else part.stop
        if self._asked is None:
            keys = list(self._filtered.order_by("number").values_list("pk", flat=True)[first:last])
        else:
            keys = search.find(self._asked, first=first, count=last - first)
        return self.rows(keys)

    def rows(self, keys: list[int]) -> list[Holding]:
        seen = Holding.objects.visible_to(self.actor).filter(pk__in=keys)
        return list(seen.select_related("department", "process").order_by("number"))

    def all_rows(self) -> Iterable[Holding]:
        """Every entry of the list (as far as a search counts), for an export."""
        if self._asked is not None:
            return self.rows(search.find(self._asked, first=0, count=search.COUNTED))
        found = self._filtered.select_related("department", "process", "proposed_by")
        return found.order_by("number").iterator(chunk_size=2000)

    @cached_property
    def _filtered(self) -> QuerySet[Holding]:
        asked = self.filter
        found: QuerySet[Holding] = Holding.objects.visible_to(self.actor).filter(_states(asked.state))
        for column in ("department", "persons", "medium"):
            if value := getattr(asked, column):
                found = found.filter(**{column: value})
        return found.filter(sensitive=True) if asked.sensitive else found

    @cached_property
    def _asked(self) -> search.Asked | None:
        """The question to the search index; None where the text holds nothing to search."""
        asked, who = self.filter, self.actor
        if not search.is_searchable(asked.text) or not who.organisation_id:
            return None
        facets: dict[str, Sequence[object]] = {"state": [asked.state] if asked.state else LIVING}
        for name in ("department", "persons", "medium"):
            if value := getattr(asked, name):
                facets[name] = [value]
        if asked.sensitive:
            facets["sensitive"] = [True]
        return search.Asked("holding", who.organisation_id, asked.text, facets | self._own(facets))

    def _own(self, facets: dict[str, Sequence[object]]) -> dict[str, Sequence[object]]:
        """Heads search their departments, workers what they proposed."""
        who = self.actor
        if who.has(*WHOLE):
            return {}
        if not who.has("department_head"):
            return {"proposer": [who.person_id]}
        mine = sorted(who.department_ids)
        asked = [each for each in facets.get("department", mine) if each in mine]
        return {"department": asked or [0]}


def _states(state: str) -> Q:
    return Q(state=state) if state else Q(state__in=LIVING)


def listed(actor: Actor, asked: Filter | None = None) -> Listed:
    return Listed(actor, asked or Filter())


def one(actor: Actor) -> QuerySet[Holding]:
    """Entries with what their page shows."""
    found: QuerySet[Holding] = Holding.objects.visible_to(actor).select_related(
        "organisation", "department", "process", "proposed_by", "approved_by"
    )
    return found


def open_change(holding: Holding) -> HoldingChange | None:
    found: HoldingChange | None = (
        HoldingChange.objects.filter(holding=holding, state=HoldingChange.State.OPEN)
        .select_related("proposed_by")
        .first()
    )
    return found


def waiting(actor: Actor) -> QuerySet[Holding]:
    """Proposed entries that nobody has answered yet, the oldest first."""
    seen = Holding.objects.visible_to(actor).filter(state=Holding.State.PROPOSED, returned_on=None)
    found: QuerySet[Holding] = seen.select_related("department", "proposed_by", "organisation").order_by(
        "number"
    )
    return found


def waiting_changes(actor: Actor) -> QuerySet[HoldingChange]:
    seen = HoldingChange.objects.visible_to(actor).filter(state=HoldingChange.State.OPEN)
    found: QuerySet[HoldingChange] = seen.select_related("holding__department", "proposed_by").order_by("pk")
    return found


def departments(actor: Actor) -> QuerySet[Department]:
    """Open departments whose rows the actor sees."""
    own = Department.objects.visible_to(actor).filter(closed_on=None).order_by("name", "pk")
    found: QuerySet[Department] = own if actor.has(*WHOLE) else own.filter(pk__in=actor.department_ids)
    return found


def processes(actor: Actor) -> QuerySet[Process]:
    """Business processes with the number of their living entries."""
    living = Count("holdings", filter=Q(holdings__state__in=LIVING))
    found: QuerySet[Process] = (
        Process.objects.visible_to(actor)
        .select_related("department")
        .annotate(living=living)
        .order_by("department__name", "name", "pk")
    )
    return found


def is_empty(actor: Actor) -> bool:
    return not Holding.objects.filter(organisation=actor.organisation_id).exists()


@dataclass(frozen=True)
class Part:
    """A department's part of a round: how many approved entries, how many of them are left to confirm."""

    part: DepartmentConfirmation
    entries: int
    left: int

    @property
    def confirmed(self) -> int:
        return self.entries - self.left

    @property
    def percent(self) -> int:
        return 100 * self.confirmed // self.entries if self.entries else 100


def present_round(organisation_id: int | None) -> ConfirmationRound | None:
    """The open round, else the last one."""
    found: ConfirmationRound | None = (
        ConfirmationRound.objects.filter(organisation=organisation_id)
        .select_related("organisation")
        .order_by("-pk")
        .first()
    )
    return found


def parts(actor: Actor, asked: ConfirmationRound) -> list[Part]:
    """The departments of a round that the actor sees, each with its figures."""
    seen = DepartmentConfirmation.objects.visible_to(actor).filter(round=asked)
    rows = list(seen.select_related("department", "confirmed_by").order_by("department__name", "pk"))
    stale = Q(confirmed_on=None) | Q(confirmed_on__lt=asked.created_on)
    counted = (
        Holding.objects.filter(organisation_id=asked.organisation_id, state=Holding.State.APPROVED)
        .filter(department__in=[row.department_id for row in rows])
        .values("department")
        .annotate(entries=Count("pk"), left=Count("pk", filter=stale))
        .order_by()
    )
    figures = {row["department"]: (row["entries"], row["left"]) for row in counted}
    return [Part(row, *figures.get(row.department_id, (0, 0))) for row in rows]

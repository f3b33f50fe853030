"""The first steps of a business whose PMS is still to come: in their order, each with the page where it is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from shirushi.pms.models import YearPlan
from shirushi.pms.readiness.tree import Readiness


@dataclass(frozen=True)
class Way:
    """A step. It is done when all its proofs are met."""

    label: Any
    detail: Any
    view: str
    proofs: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    way: Way
    is_done: bool


# Each needs what stands before it: the texts name the officers, the risks follow from the inventory.
WAYS = (
    Way(
        _("Begin the inventory from a template"),
        _("Choose your industry and untick what you do not have."),
        "portal:inventory_start",
        ("inventory",),
    ),
    Way(
        _("Name the officers"),
        _("A privacy officer and an audit officer: two people, invited by mail."),
        "entrance:organisation",
        ("officers",),
    ),
    Way(
        _("Take over the policy, rules and forms"),
        _("They are written already and bear your name; the representative approves them."),
        "portal:pms_documents",
        ("policy", "rules"),
    ),
    Way(
        _("Let the risks be proposed"),
        _("From the inventory, with measures. You look at each sheet and keep what is true."),
        "portal:risk_sheets",
        ("risks", "treatment"),
    ),
    Way(
        _("Take over the lists of laws and interested parties"),
        _("One click each, then say that you looked at them."),
        "portal:pms_laws",
        ("laws", "parties"),
    ),
    Way(
        _("Enter who works for you"),
        _("By hand or from Excel; an e-mail address is not needed."),
        "portal:workers",
        ("workers",),
    ),
    Way(
        _("Set an objective and plan the year"),
        _("The plan is made in one click and asks for everything else at its time."),
        "portal:pms_plan",
        ("objectives", "year_plan"),
    ),
)


@dataclass(frozen=True)
class Beginning:
    steps: list[Step]

    @property
    def done(self) -> int:
        return sum(step.is_done for step in self.steps)

    @property
    def next(self) -> Step | None:
        return next((step for step in self.steps if not step.is_done), None)


def beginning_of(organisation_id: int, state: Readiness) -> Beginning | None:
    """None once a year was planned and approved: from then on tasks and readiness ask for what is missing."""
    if YearPlan.objects.filter(organisation=organisation_id, approved_on__isnull=False).exists():
        return None
    met = {proof.code: proof.met for item in state.judged for proof in item.proofs}
    steps = [Step(way, _is_done(way.proofs, met)) for way in WAYS]
    return Beginning(steps)


def _is_done(proofs: Iterable[str], met: dict[str, bool]) -> bool:
    return all(met.get(code, True) for code in proofs)

"""How ready the PMS is for each scheme: every requirement with what shows it, and what is missing."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shirushi.people.actor import Actor
from shirushi.people.models import Organisation, Scheme
from shirushi.pms.access import WHOLE
from shirushi.pms.exports import paper
from shirushi.pms.exports.kinds import Paper, Report
from shirushi.pms.readiness import tree
from shirushi.pms.readiness.tree import Item
from shirushi.ui.language import language

STRENGTHS = {
    tree.MUST: gettext_lazy("must"),
    tree.EFFORT: gettext_lazy("effort"),
    tree.DESIRABLE: gettext_lazy("desirable"),
}


def _papers(actor: Actor) -> Iterator[Paper]:
    """Who sees the whole PMS sees what it shows."""
    if not actor.has(*WHOLE):
        return
    for scheme in tree.SCHEMES:
        title = _("Readiness")
        yield Paper(scheme, f"{title} {Scheme(scheme).label}", actor.on, partial(_data, scheme, actor))


def _data(scheme: str, actor: Actor) -> dict[str, Any]:
    organisation = Organisation.objects.visible_to(actor).get(pk=actor.organisation_id)
    state = tree.readiness(organisation, scheme=scheme, on=actor.on, language=language())
    columns = (
        (_("Requirement"), 40),
        (_("Strength"), 12),
        (_("State"), 14),
        (_("Shown by"), 50),
    )
    figures = [
        (_("Requirements met"), f"{state.met} / {len(state.judged)} ({state.percent}%)"),
        (_("The shortest way"), "、".join(str(step.proof.label) for step in state.way) or "—"),
    ]
    return {
        "title": _("Readiness"),
        "subtitle": str(Scheme(scheme).label),
        "sections": [
            paper.section(_("Results"), paper.facts(figures)),
            *(
                paper.section(
                    f"{group.code} {group.title}", paper.table(columns, [_row(item) for item in group.items])
                )
                for group in state.groups
            ),
        ],
    }


def _row(item: Item) -> tuple[object, ...]:
    shown = [f"{'○' if proof.met else '×'} {proof.label}: {proof.detail}" for proof in item.proofs]
    return f"{item.code} {item.title}", STRENGTHS[item.strength], _state(item), "\n".join(shown)


def _state(item: Item) -> str:
    if not item.is_judged:
        return _("judged by people")
    return _("met") if item.is_met else _("missing")


REPORTS = (Report("readiness", 40, gettext_lazy("Readiness"), _papers),)

"""Everything that an officer weighs, as one picture: level, measure, months, what would follow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from shirushi.incidents.models import Incident
from shirushi.incidents.presentation import MEASURES, SCALE_TONES
from shirushi.incidents.previews import bands, effect_preview, level_preview, measure_preview
from shirushi.incidents.queries import party
from shirushi.incidents.wording import following, months_sentence
from shirushi.rules import Decision


@dataclass(frozen=True)
class Weighing:
    """What the rules answer to a level; `refused` is the decision that gives no answer, if one does."""

    bands: list[Mapping[str, Any]]
    base: int | None = None
    level: int | None = None
    level_decision: Decision | None = None
    measure_decision: Decision | None = None
    effect: Decision | None = None
    refused: Decision | None = None
    months: tuple[int, int] | None = None
    follows: list[str] = field(default_factory=list)

    @property
    def measure(self) -> str:
        return str(self.measure_decision["measure"]) if self.measure_decision else ""

    @property
    def measure_label(self) -> Any:
        return MEASURES.get(self.measure, "")

    @property
    def why(self) -> dict[str, Any]:
        """The reasons of level and measure as one explanation."""
        return joined(self.level_decision, self.measure_decision)


def joined(*decisions: Decision | Mapping[str, Any] | None) -> dict[str, Any]:
    """Decisions that build on each other, explained in one go."""
    given = [each.as_json() if isinstance(each, Decision) else each for each in decisions if each is not None]
    return {
        "reasons": [reason for each in given for reason in each["reasons"]],
        "editions": {rule: on for each in given for rule, on in each["editions"].items()},
        "warnings": list(dict.fromkeys(code for each in given for code in each["warnings"])),
    }


def weigh(
    incident: Incident,
    on: date,
    *,
    level: int | None = None,
    adjustment_reasons: Sequence[str] = (),
    months: int | None = None,
) -> Weighing:
    """Ask the rules step by step; stop where they give no answer."""
    drawn = drawn_bands(incident, on)
    base = level_preview(incident, on)
    if base.refused:
        return Weighing(drawn, refused=base)
    chosen = base["base_value"] if level is None else level
    decided = base
    if chosen != base["base_value"] and adjustment_reasons:
        decided = level_preview(incident, on, level=chosen, adjustment_reasons=adjustment_reasons)
    measure = measure_preview(incident, on, level=chosen)
    for decision in (decided, measure):
        if decision.refused:
            return Weighing(drawn, base=base["base_value"], level_decision=base, refused=decision)
    return _with_effect(Weighing(drawn, base["base_value"], chosen, decided, measure), incident, on, months)


def _with_effect(weighed: Weighing, incident: Incident, on: date, months: int | None) -> Weighing:
    decision = weighed.measure_decision
    if decision is None or weighed.level is None:
        return weighed
    band = decision["months"]
    given = months if band else None
    effect, refused = None, None
    if not band or given is not None:
        effect = effect_preview(incident, on, measure=weighed.measure, level=weighed.level, months=given)
        refused = effect if effect is not None and effect.refused else None
    return Weighing(
        weighed.bands,
        weighed.base,
        weighed.level,
        weighed.level_decision,
        decision,
        effect=None if refused else effect,
        refused=refused,
        months=tuple(band) if band else None,
        follows=[] if refused else following(weighed.measure, effect, on),
    )


def drawn_bands(incident: Incident, on: date) -> list[Mapping[str, Any]]:
    """The scale as the design draws it, for what the business is to the scheme on that day."""
    return [
        {
            "first": band.first,
            "last": band.last,
            "label": MEASURES[band.measure],
            "tone": SCALE_TONES.get(band.measure, "neutral"),
            "note": months_sentence(band.months),
        }
        for band in bands(incident.scheme, on, party(incident.dossier, on))
    ]

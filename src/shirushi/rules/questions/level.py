"""level: how disqualifying an incident is (003 3: event and cause give a base value)."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import model_validator

from shirushi.rules.decision import BadInput
from shirushi.rules.editions import Edition
from shirushi.rules.facts import on, one_of, scheme, some_of, whole
from shirushi.rules.inquiry import Inquiry, Outcome, Question

EVENTS = (
    "leak", "loss", "destruction", "tampering", "improper_acquisition", "use_beyond_purpose",
    "improper_use", "refusal_of_disclosure", "refusal_to_stop",
)  # fmt: skip
CAUSES = ("inadequate_pms_operation", "insider_crime", "external_factor")
ADJUSTMENTS = (
    "persons", "sensitive_data", "secondary_damage", "repetition", "response", "social_effect", "other",
)  # fmt: skip


class Levels(Edition):
    """The base value of every pair of event and cause, on a scale of levels."""

    kind: ClassVar[str] = "levels"

    scale: tuple[int, int]
    base_values: dict[str, dict[str, int]]

    @model_validator(mode="after")
    def _has_no_gap(self) -> "Levels":
        _check_names("base_values", self.base_values, EVENTS)
        for event, values in self.base_values.items():
            _check_names(f"base_values.{event}", values, CAUSES)
            for cause, value in values.items():
                if not self.holds(value):
                    raise ValueError(f"base_values.{event}.{cause}: {value} is off the scale")
        return self

    def holds(self, level: int) -> bool:
        return self.scale[0] <= level <= self.scale[1]


def _check_names(place: str, table: Mapping[str, object], names: tuple[str, ...]) -> None:
    for name in names:
        if name not in table:
            raise ValueError(f"{place}.{name}: the table has a gap")
    for name in table:
        if name not in names:
            raise ValueError(f"{place}.{name}: there is no such row")


def answer(inquiry: Inquiry) -> Outcome:
    """{base_value, level, adjusted, illustrative}.

    Refuses `level_off_scale`; raises BadInput `reason_missing` where a decided level differs from
    the base value without a reason.
    """
    levels, facts = inquiry.rule(Levels), inquiry.facts
    event, cause = facts["event"], facts["cause"]
    base_value = levels.base_values[event][cause]
    inquiry.because("level.base_value", levels.cites, event=event, cause=cause, base_value=base_value)
    level = _decided(inquiry, levels, base_value)
    if levels.illustrative:
        inquiry.because("level.table_is_illustrative", levels.cited("illustrative"))
    return {
        "base_value": base_value,
        "level": level,
        "adjusted": level != base_value,
        "illustrative": levels.illustrative,
    }


def _decided(inquiry: Inquiry, levels: Levels, base_value: int) -> int:
    decided: int | None = inquiry.facts["decided_level"]
    if decided is None or decided == base_value:
        return base_value
    if not levels.holds(decided):
        lowest, highest = levels.scale
        inquiry.refuse("level_off_scale", levels.cites, level=decided, lowest=lowest, highest=highest)
    reasons = inquiry.facts["adjustment_reasons"]
    if not reasons:
        raise BadInput("reason_missing", "adjustment_reasons", base_value=base_value, level=decided)
    cites = levels.cited("adjustment")
    inquiry.because("level.adjusted", cites, base_value=base_value, level=decided, adjustment_reasons=reasons)
    return decided


KINDS = (Levels,)
QUESTION = Question(
    "level",
    (
        scheme(),
        on(),
        one_of("event", EVENTS),
        one_of("cause", CAUSES),
        whole("decided_level", needed=False),
        some_of("adjustment_reasons", ADJUSTMENTS),
    ),
    answer,
)

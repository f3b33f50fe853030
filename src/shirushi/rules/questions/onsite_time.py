"""onsite_time: how long an on-site review may take (004 現地審査時間)."""

from typing import ClassVar

from pydantic import PositiveInt, model_validator

from shirushi.rules.editions import Edition
from shirushi.rules.facts import on, scheme
from shirushi.rules.inquiry import Inquiry, Outcome, Question
from shirushi.rules.questions import tiers


class OnsiteTier(tiers.Tier):
    """The hours of one row."""

    hours: PositiveInt


class OnsiteTime(Edition):
    """Hours by size class or by workers."""

    kind: ClassVar[str] = "onsite_time"

    by: tiers.By
    rows: tuple[OnsiteTier, ...]

    @model_validator(mode="after")
    def _has_no_gap(self) -> "OnsiteTime":
        tiers.refuse_gap(self.by, self.rows, "rows")
        return self


def answer(inquiry: Inquiry) -> Outcome:
    """{"hours_at_most": hours}."""
    edition = inquiry.rule(OnsiteTime)
    tier = tiers.tier_of(inquiry.facts, edition.by, edition.rows)
    weighed = {edition.by: inquiry.facts[edition.by], "hours": tier.hours}
    inquiry.because(f"onsite_time.by_{edition.by}", edition.cites, **weighed)
    return {"hours_at_most": tier.hours}


KINDS = (OnsiteTime,)
QUESTION = Question("onsite_time", (scheme(), on(), *tiers.FIELDS), answer)

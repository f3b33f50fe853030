"""measure: what a scheme answers to an incident of a given level (003 表1, 表2)."""

from functools import cached_property
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import Field, model_validator

from shirushi.rules.editions import Body, Edition, Sealed, Settings
from shirushi.rules.facts import on, one_of, scheme, whole
from shirushi.rules.inquiry import Inquiry, Outcome, Question

PARTIES = ("holder", "under_review", "prospective")
Party = Literal["holder", "under_review", "prospective"]
HolderMeasure = Literal[
    "none", "caution", "recommendation", "suspension", "revocation",
    "written_caution", "stern_caution", "recommendation_or_request",
]  # fmt: skip
UnderReviewMeasure = Literal["continue", "review_halt", "denial"]
ProspectiveMeasure = Literal["may_apply", "application_bar"]
NOBODY_DECIDES = frozenset({"none", "continue", "may_apply"})
Pair = tuple[int, int]


class Band(Sealed):
    """Levels that are answered alike: the measure of each party, and the months it can last.

    `application_bar_months` and `follow_up_review` name the parties that they hold for.
    """

    levels: Pair
    holder: HolderMeasure
    under_review: UnderReviewMeasure | None = None
    prospective: ProspectiveMeasure | None = None
    months: Pair | None = None
    application_bar_months: dict[str, int] = {}
    follow_up_review: tuple[Party, ...] = ()

    @model_validator(mode="after")
    def _is_sound(self) -> "Band":
        for name, pair in (("levels", self.levels), ("months", self.months)):
            if pair is not None and pair[0] > pair[1]:
                raise ValueError(f"{name}: {pair[0]} is above {pair[1]}")
        if unknown := set(self.application_bar_months) - set(PARTIES):
            raise ValueError(f"application_bar_months: there is no party {min(unknown)!r}")
        return self

    @cached_property
    def name(self) -> str:
        lowest, highest = self.levels
        return str(lowest) if lowest == highest else f"{lowest}–{highest}"

    def bars(self, party: str) -> int | None:
        """For how many months the party is barred from applying, where the level itself says it."""
        return self.application_bar_months.get(party)

    def measure_for(self, party: str) -> str | None:
        measure: str | None = getattr(self, party)
        return measure


class Measures(Edition):
    """The measures of a scheme by level, without gap or overlap over its scale."""

    kind: ClassVar[str] = "measures"

    scale: Pair
    bands: Annotated[tuple[Band, ...], Field(min_length=1)]
    decided_by: dict[str, tuple[Body, ...]] = {}

    @model_validator(mode="after")
    def _covers_the_scale(self) -> "Measures":
        levels = [level for band in self.bands for level in range(band.levels[0], band.levels[1] + 1)]
        if levels != list(range(self.scale[0], self.scale[1] + 1)):
            raise ValueError("bands: they must cover the scale in order, without gap or overlap")
        if unknown := set(self.decided_by) - set(get_args(HolderMeasure)):
            raise ValueError(f"decided_by: there is no measure {min(unknown)!r}")
        return self

    @cached_property
    def by_level(self) -> dict[int, Band]:
        return {level: band for band in self.bands for level in range(band.levels[0], band.levels[1] + 1)}

    def band_of(self, inquiry: Inquiry, level: int) -> Band:
        """The band of a level. Refuses `level_off_scale`."""
        band = self.by_level.get(level)
        if band is None:
            lowest, highest = self.scale
            inquiry.refuse("level_off_scale", self.cites, level=level, lowest=lowest, highest=highest)
        return band

    def deciding(self, measure: str, settings: Settings) -> tuple[str, ...]:
        """The bodies that may decide a measure (003 4(2), the scheme's settings)."""
        if measure in NOBODY_DECIDES:
            return ()
        own: tuple[Body, ...] | None = getattr(settings, f"{measure}_decided_by", None)
        return own or self.decided_by.get(measure, ("granting_body",))


def answer(inquiry: Inquiry) -> Outcome:
    """{measure, months [min, max] | None, application_bar_months, follow_up_review, decided_by}.

    Refuses `level_off_scale`, and `party_not_covered` where the scale knows holders only.
    """
    measures = inquiry.rule(Measures)
    level, party = inquiry.facts["level"], inquiry.facts["party"]
    band = measures.band_of(inquiry, level)
    measure = band.measure_for(party)
    if measure is None:
        inquiry.refuse("party_not_covered", measures.cites, party=party)
    outcome = {
        "measure": measure,
        "months": band.months,
        "application_bar_months": band.bars(party),
        "follow_up_review": party in band.follow_up_review,
        "decided_by": measures.deciding(measure, inquiry.settings),
    }
    _explain(inquiry, measures, band, outcome)
    return outcome


def _explain(inquiry: Inquiry, measures: Measures, band: Band, outcome: Outcome) -> None:
    level, party, measure = inquiry.facts["level"], inquiry.facts["party"], outcome["measure"]
    inquiry.because(
        "measure.level_in_band", measures.cites, level=level, band=band.name, party=party, measure=measure
    )
    if band.months:
        shortest, longest = band.months
        cites = measures.cited("months")
        inquiry.because("measure.months_of_level", cites, level=level, shortest=shortest, longest=longest)
    if outcome["application_bar_months"]:
        cites, months = measures.cited("application_bar_months"), outcome["application_bar_months"]
        inquiry.because("measure.application_barred", cites, months=months)
    if outcome["follow_up_review"]:
        inquiry.because("measure.follow_up_review", measures.cited(f"follow_up_review_{party}"), party=party)
    if outcome["decided_by"]:
        cites, bodies = measures.cited("decided_by"), outcome["decided_by"]
        inquiry.because("measure.decided_by", cites, measure=measure, decided_by=bodies)


KINDS = (Measures,)
QUESTION = Question("measure", (scheme(), on(), whole("level"), one_of("party", PARTIES)), answer)

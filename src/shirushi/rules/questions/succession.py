"""succession: what a merger, a takeover or a split does to a grant (P合併分社, the types of PMK520)."""

from typing import ClassVar, Literal

from pydantic import PositiveInt, model_validator

from shirushi.rules.editions import Edition, Sealed
from shirushi.rules.facts import flag, on, one_of, scheme
from shirushi.rules.inquiry import Inquiry, Outcome, Question

Event = Literal["new_business", "takeover", "merger_surviving", "split_off", "split_new", "merger_dissolved"]
EVENTS = ("new_business", "takeover", "merger_surviving", "split_off", "split_new", "merger_dissolved")


class Case(Sealed):
    """One type. `other_granted` is left out where it makes no difference."""

    type: PositiveInt
    event: Event
    other_granted: bool | None = None
    grant: Literal["continues", "ends", "does_not_pass"]
    other_grant: Literal["unchanged", "terminated"] = "unchanged"
    # Whose papers are needed; `unknown` where the source is cut off.
    papers: Literal["none", "own", "both", "unknown"]


class Succession(Edition):
    """The types of a scheme: each event, with a granted other and with one that is not, has its one type."""

    kind: ClassVar[str] = "succession"

    cases: tuple[Case, ...]

    @model_validator(mode="after")
    def _answers_every_event_once(self) -> "Succession":
        for event in EVENTS:
            for granted in (True, False):
                fitting = [case for case in self.cases if _fits(case, event, granted)]
                if len(fitting) != 1:
                    raise ValueError(f"cases: {event}, other granted {granted}: {len(fitting)} types fit")
        return self

    def case(self, event: str, *, other_granted: bool) -> Case:
        return next(case for case in self.cases if _fits(case, event, other_granted))


def _fits(case: Case, event: str, other_granted: bool) -> bool:
    return case.event == event and case.other_granted in (None, other_granted)


def answer(inquiry: Inquiry) -> Outcome:
    """{"type", "grant": continues|ends|does_not_pass, "other_grant", "papers"}."""
    edition = inquiry.rule(Succession)
    case = edition.case(inquiry.facts["event"], other_granted=bool(inquiry.facts["other_granted"]))
    inquiry.because(f"succession.{case.grant}", edition.cites, type=case.type)
    if case.other_grant == "terminated":
        inquiry.because("succession.terminated", edition.cites)
    if case.papers != "none":
        inquiry.because(f"succession.papers_{case.papers}", edition.cites)
    return case.model_dump(include={"type", "grant", "other_grant", "papers"})


KINDS = (Succession,)
QUESTION = Question(
    "succession", (scheme(), on(), one_of("event", EVENTS), flag("other_granted", needed=False)), answer
)

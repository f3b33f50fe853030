"""The committee of a body with a meeting, for tests."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from pytest_django import Settings

from shirushi.awards import services
from shirushi.awards.models import Meeting, MeetingItem
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation, Person, Role
from shirushi.people.rulebook import current
from tests.awards.stages import DECIDED
from tests.cast import acting, member
from tests.review.stages import Case

Sets = Callable[..., None]


def overlaid(folder: Path, settings: Settings) -> Iterator[Sets]:
    """The scheme sets what it had not set: `scheme_sets(committee_quorum="2")`."""

    def sets(**values: str) -> None:
        lines = [f"  {name}: {value}" for name, value in values.items()]
        (folder / "own.yaml").write_text("\n".join(["scheme: privacymark", "settings:", *lines, ""]))
        settings.RULES_DIRECTORIES = [*settings.RULES_DIRECTORIES, folder]
        current.cache_clear()

    yield sets
    current.cache_clear()


def members(organisation: Organisation) -> list[Person]:
    return [member(organisation, Role.COMMITTEE_MEMBER, name) for name in ("委員 甲", "委員 乙", "委員 丙")]


def meeting_of(organisation: Organisation, by: Actor, *called: Person, day: date = DECIDED) -> Meeting:
    """Called and opened on the day, the first of `called` in the chair, all of them there."""
    meeting = services.call_meeting(organisation=organisation, held_on=day, place="会議室", by=by, on=day)
    services.seat_members(meeting=meeting, called=called, chair=called[0], present=called, by=by, on=day)
    return meeting


def placed(case: Case, *called: Person) -> MeetingItem:
    """The reviewed case on the agenda of a meeting of the deciding body with these members."""
    by = case.decider(DECIDED)
    meeting = meeting_of(case.company.review_body, by, *called)
    return services.place_case(
        meeting=meeting, application=case.application, proposal="付与を提案する。", by=by, on=DECIDED
    )


def decided(item: MeetingItem, result: str, by: Person, day: date = DECIDED) -> MeetingItem:
    return services.decide_item(
        item=item, result=result, reasons="審議のとおり。", by=acting(by, day), on=day
    )

"""Filling an empty installation: bodies, the stories in the order of time, then the many."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from random import Random

from django.db import transaction
from django.db.models import F

from shirushi.agenda.models import Notice
from shirushi.operations.demo import (
    applicants,
    assessors,
    cast,
    committee,
    dispensations,
    facts,
    holders,
    incidents,
    money,
    pms,
    renewals,
)
from shirushi.operations.demo.facts import Kept
from shirushi.operations.demo.midori import Midori
from shirushi.operations.demo.names import Namer
from shirushi.operations.demo.stage import Play, Stage, Story
from shirushi.operations.demo.veterans import VETERANS, Holding, holder
from shirushi.operations.models import DailyRun
from shirushi.record import outbox, sequencer
from shirushi.registry import publisher

Say = Callable[[str], None]


@transaction.atomic
def fill(*, count: int, seed: int, today: date, at: datetime, say: Say) -> None:
    """All or nothing. `count` holders, of whom the stories' are the first."""
    random = Random(seed)  # noqa: S311 - the same data each time is the purpose
    with outbox.held():
        say("Bodies of both schemes and their people …")
        stage = Stage(today, random, cast.gather())
        money.put_on_invoices(stage)
        say("Cases and incidents, day by day …")
        kept = _play(stage)
        assessors.enrol(stage)
        say("Holders of the mark …")
        many = _many(stage, max(count - len(kept), 0), say)
        say("Their renewals and years of incidents …")
        renewals.write(many, random, today)
        incidents.write(many, random, today)
        money.arrive(stage)
        dispensations.announce(stage)
        DailyRun.objects.create(day=today, finished_at=at)
        # Nobody is written to about what is invented.
        Notice.objects.filter(mailed_at=None).update(mailed_at=F("given_at"))
        say("Registry and journal …")
        publisher.rebuild_many(each.registration.pk for each in [*kept, *many])
    sequencer.number_journal()


def _play(stage: Stage) -> list[Kept]:
    kept = facts.write(
        [holder(stage, veteran) for veteran in VETERANS.values()],
        stage.bodies,
        stage.random,
        lambda _line: None,
    )
    by_name = {each.holder.name.japanese: each for each in kept}
    veterans = {key: by_name[veteran.words[0]] for key, veteran in VETERANS.items()}
    play = Play(stage.today)
    play.will_change(each.grants[-1] for each in kept)
    merging = [Holding(stage, veterans.pop(key)) for key in ("surviving", "dissolved")]
    play.perform(
        [
            *_stories_of_holders(stage, veterans),
            *applicants.stories(stage),
            *committee.stories(stage, *merging),
        ]
    )
    return kept


def _stories_of_holders(stage: Stage, veterans: dict[str, Kept]) -> Iterator[Story]:
    midori = Midori(stage, veterans.pop("midori"))
    yield from (midori.renewed(), midori.small_trouble(), midori.new_trouble(), midori.japhic())
    yield from pms.stories(stage, midori.company)
    for key, kept in veterans.items():
        yield getattr(Holding(stage, kept), key)()


def _many(stage: Stage, count: int, say: Say) -> list[Kept]:
    namer = Namer(stage.random)
    drawn = [holders.draw(stage.random, namer, serial, stage.today) for serial in range(count)]
    return facts.write(drawn, stage.bodies, stage.random, say)

"""Dispensations of the demonstration: relief after heavy rain where it moves something, and closing days."""

from collections import Counter
from datetime import date, timedelta

from shirushi.dispensations import services
from shirushi.dispensations.models import Deadline, Move
from shirushi.grants.models import Grant
from shirushi.operations.demo.cast import Body
from shirushi.operations.demo.stage import Stage
from shirushi.people.models import Scheme
from shirushi.rules.dates import corresponding_day

RAIN = {
    "title": "台風の大雨で被災した事業者の期限の特例",
    "notice": "期限の特例に関する告示 第4号",
    "deadlines": [
        Deadline.RENEWAL_WINDOW, Deadline.ANSWER_ROUND, Deadline.COMPLETION, Deadline.CONTRACT,
        Deadline.INCIDENT_REPORT,
    ],
    "move": Move.BY_MONTHS,
    "count": 6,
    "is_public": True,
}  # fmt: skip
CLOSING = {
    "title": "年末年始の休業",
    "notice": "休業日のお知らせ",
    "deadlines": [Deadline.RENEWAL_WINDOW],
    "move": Move.CLOSING,
    "is_public": True,
}
MONTHS_TO_CLOSING = 4
# Where the stories of the cast play; their days stay as they are told.
STORIES_PLAY_IN = "04"


def announce(stage: Stage) -> None:
    """Ten days ago the granting body announced relief; a review body closes over the new year."""
    scheme = Scheme.PRIVACYMARK
    struck = _struck(stage.today)
    rained = {"from_on": stage.ago(20), "until_on": stage.today + timedelta(days=60), "prefectures": [struck]}
    _put_in_force(stage, stage.bodies.granting[scheme], stage.ago(10), {**RAIN, **rained})
    year = stage.today.year
    closed = {"from_on": date(year, 12, 28), "until_on": date(year + 1, 1, 8)}
    _put_in_force(stage, stage.bodies.reviewing[scheme][0], stage.ago(5), {**CLOSING, **closed})


def _struck(today: date) -> str:
    """The prefecture in which most windows are about to close."""
    closing = Grant.objects.filter(
        dossier__scheme=Scheme.PRIVACYMARK,
        renewal_applied_on=None,
        expires_on__range=(
            corresponding_day(today, MONTHS_TO_CLOSING),
            corresponding_day(today, MONTHS_TO_CLOSING + 1),
        ),
    ).exclude(dossier__unit__organisation__prefecture=STORIES_PLAY_IN)
    found = closing.values_list("dossier__unit__organisation__prefecture", flat=True)
    return max(sorted(Counter(found).items()), key=lambda each: each[1], default=("43", 0))[0]


def _put_in_force(stage: Stage, body: Body, day: date, facts: dict[str, object]) -> None:
    by = stage.acting(body.officer, body.organisation, day)
    drafted = services.draft(facts={**facts, "noticed_on": day}, by=by, on=day)
    services.put_in_force(dispensation=drafted, by=by, on=day, revision=None)

"""A reported takeover that waits for its word."""

from shirushi.intake.models import Succession
from shirushi.rules import decide
from tests.access.world import TODAY, World
from tests.cast import Cast


def fill(made: World, _people: Cast) -> None:
    facts = {"scheme": "privacymark", "on": TODAY, "event": "takeover", "other_granted": False}
    made.things["succession"] = Succession.objects.create(
        dossier=made.things["dossier"],
        event="takeover",
        other_name="あかね商事株式会社",
        takes_effect_on=TODAY,
        description="通販事業を譲り受けた。",
        decision=decide("succession", facts).as_json(),
        reported_on=TODAY,
    )

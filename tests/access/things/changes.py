"""A reported change that waits for its word."""

from shirushi.changes.models import ChangeReport, Ending
from shirushi.rules import decide
from tests.access.world import TODAY, World
from tests.cast import Cast


def fill(made: World, people: Cast) -> None:
    facts = {"scheme": "privacymark", "on": TODAY, "items": ["name"]}
    made.things["change_report"] = ChangeReport.objects.create(
        dossier=made.things["dossier"],
        review_body=people.review_body,
        takes_effect_on=TODAY,
        decision=decide("change_report", facts).as_json(),
        reported_on=TODAY,
        reported_by=people.privacy_officer,
    )
    made.things["change_report"].changes.create(
        item="name", before="みどり印刷株式会社", after="みどりプリント株式会社"
    )
    made.things["ending"] = Ending.objects.create(
        dossier=made.things["dossier"],
        kind="dissolved",
        happened_on=TODAY,
        reason="廃業した。",
        recorded_on=TODAY,
        recorded_by=people.clerk,
        organisation=people.review_body,
    )

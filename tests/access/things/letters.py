"""A letter that was sent, and a draft of the review body."""

from shirushi.agenda import letters
from shirushi.papers.letters import sheets
from shirushi.papers.models import Letter
from tests.access.world import TODAY, World
from tests.cast import Cast, acting


def fill(made: World, people: Cast) -> None:
    application = made.things["application"]
    by = acting(people.clerk, TODAY)

    def drafted(kind: str) -> Letter:
        return letters.prepare(
            kind=kind,
            dossier=application.dossier,
            subject_id=application.pk,
            sender=people.review_body,
            by=by,
            on=TODAY,
        )

    sent = drafted("intake.accepted")
    read = sheets.sheet_of(sent, on=TODAY, language="ja", addition="", sender_name=by.name).digest
    letters.send(letter=sent, language="ja", addition="", seen=read, by=by, on=TODAY)
    made.things |= {"letter": sent, "letter_draft": drafted("intake.returned")}

"""A draft of the granting body, one in force that the public sees, and the closing days of the review body."""

from datetime import date

from shirushi.dispensations.models import Dispensation
from shirushi.papers import contents
from tests.access.world import World
from tests.cast import LONG_AGO, Cast

FACTS = {
    "scheme": "privacymark", "notice": "告示第12号", "noticed_on": LONG_AGO, "deadlines": ["renewal_window"],
    "from_on": date(2027, 1, 1), "until_on": date(2027, 1, 31), "drafted_on": LONG_AGO,
}  # fmt: skip


def fill(made: World, people: Cast) -> None:
    granting = {**FACTS, "organisation": people.granting_body, "drafted_by": people.officer}
    reviewing = {**FACTS, "organisation": people.review_body, "drafted_by": people.review_officer}
    announced = {"in_force_on": LONG_AGO, "document_sha256": contents.keep_bytes(b"PDF")}
    months = {"move": "by_months", "count": 6}
    made.things |= {
        "dispensation": Dispensation.objects.create(
            title="豪雨の特例", is_public=True, document_name="kokuji.pdf",
            document_media_type="application/pdf", **announced, **months, **granting,
        ),
        "drafted_dispensation": Dispensation.objects.create(title="案", **months, **granting),
        "closing_days": Dispensation.objects.create(
            title="夏季休業", move="closing", review_body=people.review_body, **reviewing
        ),
    }  # fmt: skip

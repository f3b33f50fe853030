"""A case whose review is over; one of those who could sit on an objection advised the applicant once."""

from datetime import date

from shirushi.operations.demo.cast import appoint, person
from shirushi.people.models import Role, Scheme
from tests.e2e.past import Past, play

TODAY = date(2026, 11, 24)
# The review was completed 102 days later.
BEGAN = date(2026, 8, 3)


def bring() -> None:
    past = Past(TODAY)
    company = past.business("そよかぜ介護株式会社", "ソヨカゼカイゴ", "風間 涼", BEGAN)
    play(past.case(company, "privacymark", BEGAN).go(began=BEGAN, until="completed"))
    body = past.stage.bodies.granting[Scheme.PRIVACYMARK]
    advised = person("印藤 助", "advised@demo.example")
    appoint(advised, body.organisation, Role.COMMITTEE_MEMBER)
    appoint(advised, company.organisation, Role.GUEST, until_on=TODAY)
    past.is_over()

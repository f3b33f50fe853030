"""What came before a story: businesses and their cases, made by the services inside the installation."""

from collections.abc import Iterable
from datetime import date, datetime, time
from random import Random

from shirushi.operations.demo.case import Case, Company
from shirushi.operations.demo.cast import corporate_number, person
from shirushi.operations.demo.stage import Stage
from shirushi.people import services
from shirushi.people.models import Role, Unit
from shirushi.rules.dates import TOKYO
from tests.e2e.bodies import everybody_signs_in_with_one_click, gathered

# Its first step is on the day it begins; the contract is concluded 126 days later.
DAYS_TO_THE_MARK = 126


class Past:
    def __init__(self, today: date) -> None:
        self.stage = Stage(today, Random(1), gathered())  # noqa: S311 - nothing here is secret
        self._businesses = 0

    def business(
        self, name: str, kana: str, representative: str, on: date, *, incorporated: bool = True
    ) -> Company:
        """Registered by its representative, who signs in with one click."""
        self._businesses += 1
        who = person(representative, f"representative{self._businesses}@demo.example")
        organisation = services.register_business(
            person=who,
            name=name,
            name_kana=kana,
            name_english="",
            corporate_number=corporate_number(self._businesses) if incorporated else None,
            prefecture="04",
            address="仙台市青葉区1-1",
            website="",
            role=Role.REPRESENTATIVE,
            on=on,
            at=datetime.combine(on, time(10), TOKYO),
        )
        return Company(organisation, who, who)

    def case(self, company: Company, scheme: str, on: date, kind: str = Unit.Kind.CORPORATION) -> Case:
        """A dossier for the whole of it, and the application that is to come of it."""
        by = self.stage.acting(company.representative, company.organisation, on)
        unit = services.register_unit(organisation=company.organisation, kind=kind, name="", by=by, on=on)
        return Case(self.stage, company, services.open_dossier(unit=unit, scheme=scheme, by=by, on=on))

    def holder(self, name: str, kana: str, representative: str, began: date) -> Case:
        company = self.business(name, kana, representative, began)
        case = self.case(company, "privacymark", began)
        play(case.go(began=began, until="concluded"))
        return case

    @staticmethod
    def is_over() -> None:
        everybody_signs_in_with_one_click()


def play(story: Iterable[date]) -> None:
    """All of it at once: nothing that time brings lies in between."""
    for _day in story:
        pass

"""A holder of JAPHIC whose year ends soon."""

from datetime import date

from shirushi.people.models import Unit
from tests.e2e.past import Past, play

TODAY = date(2026, 11, 24)
# Reviewed in the second half of November: the year begins on the first of January.
BEGAN_LAST_YEAR = date(2025, 8, 15)


def bring() -> None:
    past = Past(TODAY)
    company = past.business("みどり印刷株式会社", "ミドリインサツ", "緑川 一郎", BEGAN_LAST_YEAR)
    case = past.case(company, "japhic", BEGAN_LAST_YEAR, Unit.Kind.CORPORATION)
    play(case.go(began=BEGAN_LAST_YEAR, until="concluded"))
    past.is_over()

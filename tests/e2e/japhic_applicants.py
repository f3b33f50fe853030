"""A company that begins with JAPHIC today, and a sole proprietor whose review is over."""

from datetime import date

from shirushi.people.models import Unit
from tests.e2e.past import Past, play

TODAY = date(2026, 11, 24)
# The review was completed 102 days later.
BEGAN = date(2026, 8, 3)


def bring() -> None:
    past = Past(TODAY)
    past.business("みどり印刷株式会社", "ミドリインサツ", "緑川 一郎", TODAY)
    shop = past.business("こもれび工房", "コモレビコウボウ", "木立 透", BEGAN, incorporated=False)
    case = past.case(shop, "japhic", BEGAN, Unit.Kind.SOLE_PROPRIETOR)
    play(case.go(began=BEGAN, until="completed"))
    past.is_over()

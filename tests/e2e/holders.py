"""Two holders: one to whom nothing has happened yet, one suspended for a year today."""

from datetime import date, timedelta

from shirushi.operations.demo.trouble import Trouble
from tests.e2e.past import Past

TODAY = date(2026, 11, 24)
A_YEAR_AGO = date(2025, 11, 24)


def bring() -> None:
    past = Past(TODAY)
    past.holder("ひかり通販株式会社", "ヒカリツウハン", "光 あかり", date(2026, 1, 8))
    _suspended_for_a_year(past)
    past.is_over()


def _suspended_for_a_year(past: Past) -> None:
    case = past.holder("つばさ物流株式会社", "ツバサブツリュウ", "翼 大地", date(2025, 1, 8))
    days = {
        name: A_YEAR_AGO - timedelta(days=before)
        for name, before in (("occurred_on", 32), ("discovered_on", 30))
    }
    trouble = Trouble(past.stage, case.company, case.dossier, persons=9_000, **days)
    trouble.report(A_YEAR_AGO - timedelta(days=28), "access")
    trouble.report_finally(A_YEAR_AGO - timedelta(days=10))
    trouble.decide(A_YEAR_AGO - timedelta(days=2), 9, words="長く気付かず、対応も遅れた。", months=11)
    trouble.notify(A_YEAR_AGO)

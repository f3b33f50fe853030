"""Two holders, one of which is going to be merged into the other."""

from datetime import date

from tests.e2e.past import Past

TODAY = date(2026, 11, 24)


def bring() -> None:
    past = Past(TODAY)
    past.holder("つるや書房株式会社", "ツルヤショボウ", "鶴見 千歳", date(2026, 1, 8))
    past.holder("かめや印刷株式会社", "カメヤインサツ", "亀井 万里", date(2026, 2, 8))
    past.is_over()

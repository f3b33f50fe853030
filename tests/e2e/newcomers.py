"""Before the mark: two businesses under review, and one that still considers."""

from datetime import date

from shirushi.operations.demo.case import Case
from tests.e2e.past import Past, play

TODAY = date(2026, 11, 24)
# The document review was completed 40 days later.
BEGAN = date(2026, 10, 5)


def bring() -> None:
    past = Past(TODAY)
    _under_review(past, "あさひ企画株式会社", "アサヒキカク", "朝日 昇")
    _under_review(past, "ゆうひ興業株式会社", "ユウヒコウギョウ", "夕日 沈")
    considering = past.business("みなと商会株式会社", "ミナトショウカイ", "港 渡", BEGAN)
    past.case(considering, "privacymark", BEGAN)
    past.is_over()


def _under_review(past: Past, name: str, kana: str, representative: str) -> Case:
    case = past.case(past.business(name, kana, representative, BEGAN), "privacymark", BEGAN)
    play(case.go(began=BEGAN, until="documents"))
    return case

"""Every role's pages on a small demonstration: accessible, fitting a phone, in one language, without a mouse."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.e2e.browser import Visitor
from tests.e2e.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.looks]

PHONE = 390
# Whom to sign in as, and the lists of which the first thing is opened as well.
ROLES = {
    "個人情報保護管理者 – 緑川 花": (
        "/business/", "/business/applications/", "/business/incidents/", "/business/invoices/",
        "/business/units", "/organisation/", "/profile", "/business/incidents/report",
        "/business/applications/start",
    ),
    "従業者 – 白石 杏": ("/business/",),
    "代表者 – 日向 葵": ("/business/", "/business/applications/", "/business/units"),
    "事務担当者 – 道野 久美": ("/desk/", "/desk/applications/", "/desk/invoices/", "/desk/incidents/"),
    "審査員 – 奥山 誠": ("/desk/", "/desk/reviews/", "/desk/applications/"),
    "責任者 – 印南 遥": (
        "/desk/", "/desk/applications/", "/desk/decisions/", "/desk/contracts/", "/desk/incidents/",
        "/desk/suspensions/",
    ),
    "責任者 – 明石 剛": ("/desk/", "/desk/incidents/"),
    "": ("/", "/?q=株式会社", "/publications", "/rules", "/rules/clauses", "/for-programs", "/accounts/login/"),
}  # fmt: skip
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
ENGLISH_SENTENCE = re.compile(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}")
# What is ours to translate: names and other data stand elsewhere.
OURS = "header nav a, th[scope=col], dt, label:not(.field-choices label), legend, button, main summary, .button, .chip"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with Installation() as place:
        place.run("demo", "--holders", "30", "-v0")
        place.serve()
        yield place.address


@pytest.mark.parametrize("role", ROLES)
def test_the_pages_of_a_role_are_accessible_and_in_plain_japanese(
    browser: Browser, address: str, role: str
) -> None:
    visitor = visitor_as(role, Visitor(browser, address))
    phone = visitor_as(role, Visitor(browser, address, width=PHONE))

    for path in paths_of(visitor, ROLES[role]):
        visitor.go(path)
        visitor.is_well()
        assert english_in(visitor) == [], path
        phone.go(path)
        phone.fits()


@pytest.mark.parametrize("role", ROLES)
def test_the_pages_of_a_role_are_complete_in_english(browser: Browser, address: str, role: str) -> None:
    visitor = visitor_as(role, Visitor(browser, address, width=PHONE))
    in_english(visitor)

    for path in paths_of(visitor, ROLES[role]):
        visitor.go(path)
        visitor.fits()
        assert japanese_in(visitor) == [], path


def test_the_first_pages_are_accessible_on_a_phone(browser: Browser, address: str) -> None:
    for role, paths in ROLES.items():
        visitor = visitor_as(role, Visitor(browser, address, width=PHONE))
        visitor.go(paths[0])
        visitor.is_well()
        visitor.unfold_menu()
        visitor.is_well()


def test_the_keyboard_reaches_the_content_and_its_main_act(browser: Browser, address: str) -> None:
    visitor = visitor_as("個人情報保護管理者 – 緑川 花", Visitor(browser, address))
    visitor.go("/business/")

    visitor.page.keyboard.press("Tab")
    assert focused(visitor) == "本文へ進む"
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("Tab")
    assert focused(visitor) == "事故が起きた"
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/incidents/report")


def test_forms_work_without_javascript(browser: Browser, address: str) -> None:
    visitor = visitor_as("個人情報保護管理者 – 緑川 花", Visitor(browser, address, scripts=False))

    visitor.go("/business/incidents/report")
    visitor.tick("みどり印刷株式会社 (プライバシーマーク)", "漏えい")
    visitor.fill("発覚した日", "2026-11-02")
    visitor.fill("起きたことと、これまでの対応", "封筒を取り違えた。")
    visitor.press("先に期限を確かめる")

    visitor.sees("まだ何も送っていません", "個人情報保護委員会")


def visitor_as(role: str, visitor: Visitor) -> Visitor:
    if role:
        visitor.sign_in(role)
    return visitor


def paths_of(visitor: Visitor, lists: tuple[str, ...]) -> list[str]:
    """The lists, and the first thing that each of them opens."""
    found = dict.fromkeys(lists)
    for path in lists:
        visitor.go(path)
        first = visitor.main.locator("td a, .task a").first
        if first.count():
            found[str(first.get_attribute("href"))] = None
    return list(found)


def in_english(visitor: Visitor) -> None:
    visitor.go("/")
    visitor.unfold_menu()
    visitor.follow(visitor.page.get_by_role("button", name="English").last)


def english_in(visitor: Visitor) -> list[str]:
    """Sentences in English on a Japanese page. Commands and other code are what they are."""
    text = visitor.page.locator("body").inner_text()
    for code in visitor.page.locator("code, pre").all_inner_texts():
        text = text.replace(code, "")
    return [line for line in text.splitlines() if ENGLISH_SENTENCE.search(line)]


def japanese_in(visitor: Visitor) -> list[str]:
    """Words of ours in Japanese; what they are about may follow on a line of its own."""
    texts = visitor.page.locator(OURS).all_inner_texts()
    words = [text.strip().split("\n")[0].replace("日本語", "") for text in texts]
    return [word for word in words if JAPANESE.search(word)]


def focused(visitor: Visitor) -> str:
    return str(visitor.page.evaluate("document.activeElement.innerText")).strip()

"""Every piece on one page, in a real browser, under the content security policy of the product."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django import forms as django_forms
from django.conf import LazySettings
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from django.utils import translation
from playwright.sync_api import Browser, Page, Route

from shirushi.ui import forms
from shirushi.ui.tones import SIGNS

pytestmark = pytest.mark.browser
ADDRESS = "http://gallery.example"
POLICY = "default-src 'self'; base-uri 'self'; object-src 'none'"
REASON = {"code": "c", "cites": ["003 表1"], "text": {"ja": "欠格レベル 8 です。", "en": "The level is 8."}}
ITEMS = [
    {"label": f"案内{number}", "url": f"/{number}/", "current": number == 1, "count": 4}
    for number in range(8)
]


class Report(forms.Form):
    name = forms.CharField(label="名称", help_text="登記のとおり", example="みどり印刷株式会社")
    on = forms.DayField(label="発生した日")
    persons = forms.WholeNumberField(label="本人の数", unit="人", required=False)
    how = forms.ChoiceField(label="しかた", choices=[("new", "新規")], widget=django_forms.RadioSelect)
    kind = forms.ChoiceField(label="区分", choices=[("leak", "漏えい")])
    story = forms.CharField(label="経緯", widget=django_forms.Textarea, required=False)
    agreed = django_forms.BooleanField(label="同意します")
    paper = django_forms.FileField(label="台帳", required=False)


class Filter(forms.Form):
    q = forms.CharField(label="ことば", required=False)


def context() -> dict[str, Any]:
    decision = {
        "reasons": [REASON],
        "warnings": ["illustrative"],
        "editions": {"privacymark.measures": "2007-12-21"},
    }
    return {
        "frame": {
            "brand": "付与機関デスク",
            "items": ITEMS,
            "account_label": "措置担当",
            "account_items": ITEMS,
        },
        "facts": [("登録番号", "18820031(03)"), ("返還", None)],
        "bands": [
            {"first": 0, "last": 5, "label": "注意", "tone": "caution"},
            {"first": 6, "last": 7, "label": "勧告", "tone": "recommendation"},
            {"first": 8, "last": 8, "label": "一時停止", "tone": "suspension", "note": "1〜5か月"},
            {"first": 9, "last": 9, "label": "一時停止", "tone": "suspended-strong", "note": "6〜11か月"},
            {"first": 10, "last": 10, "label": "取消し", "tone": "revocation"},
        ],
        "decision": decision,
        "refusal": decision | {"refused": True},
        "spans": [{"start": "2026-09-15", "end": "2026-12-14", "tone": "suspended", "label": "一時停止"}],
        "entries": [
            {
                "on": "2026-09-15",
                "text": "一時停止",
                "cites": ["003 2.1(3)"],
                "tone": "suspended",
                "url": "/x/",
            }
        ],
        "states": [
            {"label": f"段階{state}", "state": state} for state in ("done", "current", "halted", "ahead")
        ],
        "page_obj": Paginator(range(240), 20).page(5),
        "filter": Filter(),
        "form": Report({"persons": "many"}),
        "tones": list(SIGNS),
    }


@pytest.fixture
def gallery(settings: LazySettings) -> str:
    settings.ROOT_URLCONF = "django.conf.urls.i18n"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    source = (Path(__file__).parent / "gallery.html").read_text()
    with translation.override("ja"):
        return engines["django"].from_string(source).render(context(), RequestFactory().get("/"))


def opened(browser: Browser, html: str, *, width: int, script: bool = True) -> tuple[Page, list[str]]:
    """The gallery in a window of that width, and what the browser complained of."""
    window = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
    page, complaints = window.new_page(), list[str]()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(ADDRESS)
        if path.startswith("/static/"):
            route.fulfill(path=str(finders.find(path.removeprefix("/static/"))))
        else:
            route.fulfill(body=html, headers={"Content-Type": "text/html", "Content-Security-Policy": POLICY})

    page.route("**/*", answer)
    page.goto(f"{ADDRESS}/")
    return page, complaints


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_no_piece_is_wider_than_the_screen(browser: Browser, gallery: str, width: int) -> None:
    page, _complaints = opened(browser, gallery, width=width)

    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", [390, 1280])
def test_the_browser_finds_nothing_to_refuse(browser: Browser, gallery: str, width: int) -> None:
    page, complaints = opened(browser, gallery, width=width)

    assert (
        page.evaluate("getComputedStyle(document.querySelector('.seal')).backgroundColor")
        == "rgb(200, 64, 42)"
    )
    assert complaints == []


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(browser: Browser, gallery: str, width: int) -> None:
    page, _complaints = opened(browser, gallery, width=width)

    found = Axe().run(page).response["violations"]

    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_the_phone_menu_opens_without_script(browser: Browser, gallery: str) -> None:
    page, _complaints = opened(browser, gallery, width=390, script=False)

    page.click("details.folded > summary")

    assert page.locator("details.folded a", has_text="案内7").first.is_visible()


def test_escape_closes_the_menu_and_gives_the_focus_back(browser: Browser, gallery: str) -> None:
    page, _complaints = opened(browser, gallery, width=390)
    page.click("details.folded > summary")

    page.keyboard.press("Escape")

    assert not page.locator("details.folded a").first.is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_the_summary_of_errors_takes_the_focus(browser: Browser, gallery: str) -> None:
    page, _complaints = opened(browser, gallery, width=1280)

    assert page.evaluate("document.activeElement.id") == "error-summary"


def test_a_link_of_the_summary_leads_to_its_control(browser: Browser, gallery: str) -> None:
    page, _complaints = opened(browser, gallery, width=1280)

    page.click(".error-summary a[href='#id_how_0']")

    assert page.evaluate("document.activeElement.id") == "id_how_0"


def test_paper_carries_no_frame(browser: Browser, gallery: str) -> None:
    page, _complaints = opened(browser, gallery, width=1280)

    page.emulate_media(media="print")

    assert not any(
        page.locator(hidden).first.is_visible() for hidden in (".frame", ".foot", ".button", ".filter-bar")
    )
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"

"""The frame of the pages; the skeleton without anything, and with everything."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

Page = Callable[..., str]
FRAME = {
    "brand": "付与機関デスク",
    "home_url": "/desk/",
    "items": [
        {"label": "待ち行列", "url": "/desk/queue/", "current": True, "count": 4},
        {"label": "公表", "url": "/desk/publications/", "current": False, "count": None},
    ],
    "account_label": "措置担当",
    "account_items": [{"label": "設定", "url": "/account/", "current": False, "count": None}],
    "notice": "開発用です",
}


@pytest.fixture
def page(settings: LazySettings) -> Page:
    settings.ROOT_URLCONF = "django.conf.urls.i18n"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }

    def drawn(template: str = "ui/page.html", language: str = "ja", **context: Any) -> str:
        source = (
            f'{{% extends "{template}" %}}{{% block title %}}題{{% endblock %}}'
            "{% block heading %}<h1>題</h1>{% endblock %}{% block content %}<p>本文</p>{% endblock %}"
        )
        request = RequestFactory().get("/x/?q=1")
        with translation.override(language):
            return engines["django"].from_string(source).render(context, request)

    return drawn


def test_a_page_stands_without_a_frame(page: Page) -> None:
    drawn = page()

    assert '<html lang="ja">' in drawn
    assert "<h1>題</h1>" in drawn
    assert '<a class="skip-link" href="#content">本文へ進む</a>' in drawn
    assert '<main id="content"' in drawn


def test_the_language_of_the_page_is_told(page: Page) -> None:
    drawn = page(language="en")

    assert '<html lang="en">' in drawn
    assert "Skip to the content" in drawn


def test_the_frame_shows_navigation_account_and_notice(page: Page) -> None:
    drawn = page(frame=FRAME)

    assert "<title>題 | 付与機関デスク</title>" in drawn
    assert '<a href="/desk/queue/" aria-current="page">待ち行列' in drawn
    assert "<summary>措置担当</summary>" in drawn
    assert "開発用です" in drawn


def test_on_a_phone_everything_is_reached_through_one_menu(page: Page) -> None:
    folded = page(frame=FRAME).split('<details class="folded menu">')[1].split("</details>")[0]

    assert all(url in folded for url in ("/desk/queue/", "/desk/publications/", "/account/"))


def test_the_language_switch_returns_to_the_same_page(page: Page) -> None:
    drawn = page()

    assert '<input type="hidden" name="next" value="/x/?q=1">' in drawn
    assert "csrfmiddlewaretoken" in drawn
    assert 'value="ja" lang="ja" aria-current="true"' in drawn


def test_messages_are_shown_as_notices(page: Page) -> None:
    class Message:
        level_tag = "success"

        def __str__(self) -> str:
            return "保存しました。"

    drawn = page(messages=[Message()])

    assert "notice-done" in drawn
    assert "保存しました。" in drawn


def test_htmx_may_neither_write_styles_nor_evaluate(page: Page) -> None:
    assert """content='{"includeIndicatorStyles":false,"allowEval":false}'""" in page()


def test_a_printed_page_has_no_navigation(page: Page) -> None:
    drawn = page("ui/printed.html", frame=FRAME)

    assert "<nav" not in drawn
    assert "not-printed" in drawn
    assert "<p>本文</p>" in drawn


def test_a_narrow_page_is_a_page(page: Page) -> None:
    assert '<body class="narrow"' in page("ui/narrow.html")

"""Which of the two languages the page is written in."""

from django.conf import settings
from django.utils.translation import get_language


def language() -> str:
    active = get_language() or settings.LANGUAGE_CODE
    return "ja" if active.startswith("ja") else "en"


def speaks_japanese() -> bool:
    return language() == "ja"

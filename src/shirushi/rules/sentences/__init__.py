"""What the codes of reasons and errors say, in Japanese and English.

One file a question (`measure.yaml` holds every code `measure.…`); `common.yaml` holds codes
without a dot, `errors.yaml` those of bad input, `words.yaml` the words for values.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from ruamel.yaml import YAML

LANGUAGES = ("ja", "en")
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
NOTHING = {"ja": "なし", "en": "none"}
BOOLEANS = {True: {"ja": "はい", "en": "yes"}, False: {"ja": "いいえ", "en": "no"}}
AS_WRITTEN = frozenset({"value", "allowed"})  # what was given and what could be: codes, not words
SEPARATORS = {"ja": "、", "en": ", "}

Sentences = dict[str, dict[str, str]]


@cache
def sentences(name: str) -> Sentences:
    """All sentences of one file: {code: {"ja": …, "en": …}}."""
    text = resources.files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    loaded: Sentences = YAML(typ="safe", pure=True).load(text) or {}
    return loaded


def reason_sentence(code: str, facts: Mapping[str, Any], lang: str) -> str:
    """The sentence of a reason in `ja` or `en`, with its facts in their places."""
    question, dot, _ = code.partition(".")
    return _say(sentences(question if dot else "common")[code][lang], facts, lang)


def error_sentence(code: str, facts: Mapping[str, Any], lang: str) -> str:
    """The sentence of an error of input in `ja` or `en`."""
    return _say(sentences("errors")[code][lang], facts, lang)


def _say(sentence: str, facts: Mapping[str, Any], lang: str) -> str:
    return sentence.format_map({name: shown(name, value, lang) for name, value in facts.items()})


def shown(name: str, value: Any, lang: str) -> str:
    """A fact as people read it: words for codes, days written out, lists joined, {ja, en} chosen."""
    if value is None:
        return NOTHING[lang]
    if isinstance(value, bool):
        return BOOLEANS[value][lang]
    if isinstance(value, list):
        return SEPARATORS[lang].join(shown(name, item, lang) for item in value) or NOTHING[lang]
    if isinstance(value, Mapping):
        return str(value[lang])
    if isinstance(value, str):
        return _word(name, value, lang)
    return f"{value:,}" if isinstance(value, int) else str(value)


def _word(name: str, value: str, lang: str) -> str:
    day = _day(value)
    if day is not None:
        return day_in_words(day, lang)
    if name in AS_WRITTEN:
        return value
    words = sentences("words")
    word = words.get(f"{name}.{value}") or words.get(value)
    return word[lang] if word else value


def _day(value: str) -> date | None:
    """The day that is written here; None for other text, even where it only looks like a day."""
    try:
        return date.fromisoformat(value) if ISO_DAY.fullmatch(value) else None
    except ValueError:
        return None


def day_in_words(day: date, lang: str) -> str:
    if lang == "ja":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {day:%B} {day.year}"

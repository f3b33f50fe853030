"""A stored decision, opened: its reasons in the reader's language, its clauses, the editions in force."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from shirushi.ui.language import language
from shirushi.ui.reading import read


@dataclass(frozen=True)
class Reason:
    text: str
    cites: list[str]


@dataclass(frozen=True)
class Edition:
    rule: str
    on: str


@dataclass(frozen=True)
class Explanation:
    refused: bool
    reasons: list[Reason]
    editions: list[Edition]
    illustrative: bool
    warnings: list[str]
    rulebook: str


def explained(decision: Any) -> Explanation | None:
    """What `why` shows of a decision, given as its JSON or as the object itself; nothing of no decision."""
    if not decision:
        return None
    stored = decision.as_json() if hasattr(decision, "as_json") else decision
    codes = [str(code) for code in read(stored, "warnings") or []]
    return Explanation(
        refused=bool(read(stored, "refused")),
        reasons=[_reason(reason) for reason in read(stored, "reasons") or []],
        editions=[Edition(str(rule), on) for rule, on in (read(stored, "editions") or {}).items()],
        illustrative="illustrative" in codes,
        warnings=[warned(code) for code in codes if code != "illustrative"],
        rulebook=str(read(stored, "rulebook") or ""),
    )


def _reason(reason: Any) -> Reason:
    return Reason(text=_sentence(reason), cites=[str(cite) for cite in read(reason, "cites") or []])


def _sentence(reason: Any) -> str:
    """The sentence in the language of the page; without one the other language's, at last the code."""
    text = read(reason, "text") or {}
    if isinstance(text, str):
        return text
    return str(text.get(language()) or text.get("ja") or text.get("en") or read(reason, "code", ""))


def warned(code: str) -> str:
    known = {
        "review_overdue": gettext("This rule has not been checked against its source for over a year."),
        "change_announced": gettext("A change of this rule is announced; its content is not known yet."),
    }
    return known.get(code, code)

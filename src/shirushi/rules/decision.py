"""What a question answers: a decision that explains itself, a refusal, or bad input."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from shirushi.rules.sentences import LANGUAGES, error_sentence, reason_sentence

_NATIVE = (str, int, bool, type(None))


def native(value: Any) -> Any:
    """The value as JSON has it: days as ISO strings, sequences as lists."""
    if type(value) in _NATIVE:
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: native(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [native(item) for item in value]
    return value


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of a decision: a code, the facts weighed (JSON-native) and where it is written."""

    code: str
    facts: Mapping[str, Any]
    cites: tuple[str, ...]

    def text(self, lang: str) -> str:
        """The reason as a sentence, `lang` being `ja` or `en`."""
        return reason_sentence(self.code, self.facts, lang)

    def as_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "facts": dict(self.facts),
            "cites": list(self.cites),
            "text": {lang: self.text(lang) for lang in LANGUAGES},
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        return cls(stored["code"], stored["facts"], tuple(stored["cites"]))


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer to a question. `outcome` is JSON-native (days are ISO strings), null if refused.

    `editions` maps each rule that was used to the first day of its edition, `rulebook` is the
    digest of the whole book, `warnings` are codes.
    """

    question: str
    scheme: str | None
    editions: Mapping[str, str]
    rulebook: str
    refused: bool
    outcome: dict[str, Any] | None
    reasons: tuple[Reason, ...]
    warnings: tuple[str, ...] = field(default=())

    def __getitem__(self, name: str) -> Any:
        """One field of the outcome. A refusal has none (KeyError)."""
        return (self.outcome or {})[name]

    def day(self, name: str) -> date | None:
        """One field of the outcome as a date, or None where it is null."""
        value = self[name]
        return None if value is None else date.fromisoformat(value)

    def as_json(self) -> dict[str, Any]:
        """The envelope of the contract, texts included."""
        return {
            "question": self.question,
            "scheme": self.scheme,
            "editions": dict(self.editions),
            "rulebook": self.rulebook,
            "refused": self.refused,
            "outcome": self.outcome,
            "reasons": [reason.as_json() for reason in self.reasons],
            "warnings": list(self.warnings),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """A decision as `as_json` stored it."""
        return cls(
            question=stored["question"],
            scheme=stored["scheme"],
            editions=stored["editions"],
            rulebook=stored["rulebook"],
            refused=stored["refused"],
            outcome=stored["outcome"],
            reasons=tuple(Reason.from_json(reason) for reason in stored["reasons"]),
            warnings=tuple(stored["warnings"]),
        )


class Refused(Exception):  # noqa: N818  (a refusal is an answer of the rules, not a fault)
    """The rules give no answer; `decision` says why."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(decision.reasons[0].text("en"))
        self.decision = decision


class BadInput(ValueError):  # noqa: N818
    """A question asked wrongly: `code`, the `field` (a fact's name) and `text` in ja and en.

    `path` names the place inside a list (`extensions[0].months`); further facts fill the sentence.
    """

    def __init__(self, code: str, field: str, *, path: str | None = None, **facts: Any) -> None:
        self.code = code
        self.field = field
        self.path = path or field
        said = native({"field": self.path, **facts})
        self.text = {lang: error_sentence(code, said, lang) for lang in LANGUAGES}
        super().__init__(self.text["en"])

    def as_json(self) -> dict[str, Any]:
        return {"error": self.code, "field": self.field, "text": self.text}

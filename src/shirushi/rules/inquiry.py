"""One asking of one question: what the answer rests on is gathered here."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast

from shirushi.rules.decision import Decision, Reason, native
from shirushi.rules.editions import Edition, Settings
from shirushi.rules.facts import Facts, Field

if TYPE_CHECKING:
    from shirushi.rules.book import Rulebook

E = TypeVar("E", bound=Edition)
Outcome = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its name, its fields, and the function that answers.

    `answer(inquiry)` returns the outcome (days as dates: they are written as ISO later), having
    said why with `inquiry.because`. `scheme_fact` names the fact that is the envelope's scheme.
    """

    name: str
    fields: tuple[Field, ...]
    answer: "Callable[[Inquiry], Outcome]"
    scheme_fact: str = "scheme"


class NoAnswer(Exception):  # noqa: N818  (becomes a refused decision)
    """The rules give no answer, for these reasons; the first names the refusal."""

    def __init__(self, *reasons: Reason) -> None:
        super().__init__(reasons[0].code)
        self.reasons = reasons


class Inquiry:
    """The facts of one asking, the rules it looked up, the reasons it found."""

    def __init__(self, book: "Rulebook", question: Question, facts: Facts) -> None:
        self.book = book
        self.question = question
        self.facts = facts
        self.scheme: str | None = facts.get(question.scheme_fact)
        self._editions: dict[str, str] = {}
        self._warnings: list[str] = []
        self._reasons: list[Reason] = []

    @property
    def settings(self) -> Settings:
        """The scheme's own settings."""
        return self.book.settings[str(self.scheme)]

    def rule(self, kind: type[E], *, scheme: str | None = None, on: date | None = None) -> E:
        """The edition of `<scheme>.<kind>` in force on `on`, noted among the decision's editions.

        The scheme and `on` are those of the facts unless given; without any `on`, the newest
        edition. Refuses `no_public_table` if the scheme has no such rule, `edition_missing` if
        none is in force.
        """
        edition = self.rule_if_any(kind, scheme=scheme, on=on)
        if edition is None:
            self._refuse_for_want_of(self._rule_name(kind, scheme), on or self.facts.get("on"))
        return edition

    def rule_if_any(self, kind: type[E], *, scheme: str | None = None, on: date | None = None) -> E | None:
        """The same, but None where no edition is in force."""
        name = self._rule_name(kind, scheme)
        rule = self.book.rules.get(name)
        day = on or self.facts.get("on")
        if rule is None:
            return None
        edition = rule.in_force_on(day) if day else rule.editions[-1]
        if edition is None:
            return None
        self._editions[name] = edition.in_force_from.isoformat()
        self._warn(rule.warnings(edition, day))
        return cast("E", edition)

    def because(self, code: str, cites: Iterable[str], **facts: Any) -> None:
        """Note a reason: `<question>.<code>`, with what it weighed and where it is written."""
        self._reasons.append(Reason(code, native(facts), tuple(cites)))

    def refuse(self, code: str, cites: Iterable[str], **facts: Any) -> NoReturn:
        """Give no answer, for this reason."""
        raise NoAnswer(Reason(code, native(facts), tuple(cites)))

    def decided(self, outcome: Outcome) -> Decision:
        return self._decision(refused=False, outcome=native(outcome))

    def refused(self, reasons: Iterable[Reason]) -> Decision:
        self._reasons = list(reasons)
        return self._decision(refused=True, outcome=None)

    def _refuse_for_want_of(self, name: str, day: date | None) -> NoReturn:
        rule = self.book.rules.get(name)
        if rule is None:
            self.refuse("no_public_table", self.settings.no_public_table, scheme=self.scheme)
        first = rule.editions[0]
        said = native({"on": day, "first": first.in_force_from})
        missing = Reason("edition_missing", said, first.cites)
        if first.note is None:
            raise NoAnswer(missing)
        note = {"first": said["first"], "note": first.note.model_dump()}
        raise NoAnswer(missing, Reason("first_day_is_a_reading", note, first.cites))

    def _rule_name(self, kind: type[Edition], scheme: str | None) -> str:
        return f"{scheme or self.scheme}.{kind.kind}"

    def _warn(self, codes: Iterable[str]) -> None:
        self._warnings += [code for code in codes if code not in self._warnings]

    def _decision(self, *, refused: bool, outcome: dict[str, Any] | None) -> Decision:
        return Decision(
            question=self.question.name,
            scheme=self.scheme,
            editions=self._editions,
            rulebook=self.book.digest,
            refused=refused,
            outcome=outcome,
            reasons=tuple(self._reasons),
            warnings=tuple(self._warnings),
        )

"""The rulebook: the shipped schemes, with a scheme's own files laid over them."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from os import PathLike
from pathlib import Path
from typing import Any, Self

from shirushi.rules.decision import BadInput, Decision, Refused
from shirushi.rules.editions import Rule, Settings, Source
from shirushi.rules.facts import read_facts
from shirushi.rules.files import Layer, digest, merged_settings, read_layer
from shirushi.rules.inquiry import Inquiry, NoAnswer
from shirushi.rules.questions import KINDS, QUESTIONS
from shirushi.rules.requirements import RequirementEditions, merged_requirements


class Rulebook:
    """Rules, settings and sources that answer questions. Several can be used at once.

    `rules` by name (`privacymark.measures`), `settings`, `sources` and `requirements` by scheme, `digest` over
    everything that an answer can depend on (`sha256:…`).
    """

    def __init__(self, layers: Iterable[Layer]) -> None:
        layers = list(layers)
        self.rules: Mapping[str, Rule] = {name: r for layer in layers for name, r in layer.rules.items()}
        self.settings: Mapping[str, Settings] = merged_settings(layers)
        self.sources: Mapping[str, Mapping[str, Source]] = _merged_sources(layers)
        self.requirements: Mapping[str, RequirementEditions] = merged_requirements(layers)
        contents = {name: content for layer in layers for name, content in layer.contents.items()}
        settings = {scheme: each.model_dump() for scheme, each in self.settings.items()}
        self.digest = digest({"rules": contents, "settings": settings})

    @classmethod
    def load(cls, paths: Iterable[str | PathLike[str]] = ()) -> Self:
        """The shipped schemes, and over them the files under `paths` (directories or files).

        A file replaces the shipped file of the same `rule:` whole; settings merge by key; an edition of a
        scheme's requirements is added, or replaces the one that begins on the same day.
        Raises RuleFileError naming file, edition and field.
        """
        overlays = [read_layer(Path(path), KINDS) for path in paths]
        return cls([_shipped_layer(), *overlays])

    def decide(self, question: str, facts: Mapping[str, Any]) -> Decision:
        """The answer, or a decision that is `refused`. Raises BadInput."""
        asked = QUESTIONS.get(question) if isinstance(question, str) else None
        if asked is None:
            raise BadInput("unknown_question", "question", value=str(question))
        inquiry = Inquiry(self, asked, read_facts(asked.fields, facts, self.settings))
        try:
            return inquiry.decided(asked.answer(inquiry))
        except NoAnswer as none:
            return inquiry.refused(none.reasons)

    def require(self, question: str, facts: Mapping[str, Any]) -> Decision:
        """The answer. Raises Refused if the rules give none, BadInput as `decide` does."""
        decision = self.decide(question, facts)
        if decision.refused:
            raise Refused(decision)
        return decision


@cache
def _shipped_layer() -> Layer:
    return read_layer(resources.files("shirushi.rules") / "schemes", KINDS)


@cache
def shipped_book() -> Rulebook:
    """The shipped schemes alone, loaded once."""
    return Rulebook.load()


def decide(question: str, facts: Mapping[str, Any]) -> Decision:
    """The answer of the shipped rules: `Rulebook.load().decide(…)`, loaded once."""
    return shipped_book().decide(question, facts)


def _merged_sources(layers: Iterable[Layer]) -> dict[str, dict[str, Source]]:
    merged: dict[str, dict[str, Source]] = {}
    for layer in layers:
        for scheme, sources in layer.sources.items():
            merged[scheme] = merged.get(scheme, {}) | sources
    return merged

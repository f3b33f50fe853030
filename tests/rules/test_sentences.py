"""Every code says something in both languages, and nothing is said for no code."""

import ast
from importlib import resources
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from shirushi.rules import decide
from shirushi.rules.editions import Settings
from shirushi.rules.questions import KINDS, QUESTIONS

RULES = Path(str(resources.files("shirushi.rules")))
SENTENCES = {
    file.stem: YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
    for file in (RULES / "sentences").glob("*.yaml")
}
REASONS = {
    code: text
    for name, said in SENTENCES.items()
    if name not in {"errors", "words"}
    for code, text in said.items()
}


def strings_in(room: Path) -> set[str]:
    return {
        node.value
        for file in room.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


STRINGS = strings_in(RULES)


@pytest.mark.parametrize("name", SENTENCES)
def test_every_sentence_and_word_has_both_languages(name: str) -> None:
    for code, text in SENTENCES[name].items():
        assert set(text) == {"ja", "en"}, code
        assert all(text.values()), code


def said_in_tables() -> set[str]:
    found: set[str] = set()
    for file in (Path(__file__).parent / "tables").glob("*.yaml"):
        table = YAML(typ="safe", pure=True).load(file)
        for case in table["cases"]:
            if "error" not in case:
                facts = table.get("given", {}) | case.get("facts", {})
                decision = decide(file.stem.partition(".")[0], facts)
                found |= {reason.code for reason in decision.reasons}
    return found


def test_every_reason_named_in_the_code_has_its_sentence() -> None:
    questions = tuple(f"{question}." for question in QUESTIONS)
    named = {text for text in STRINGS if text.startswith(questions) and " " not in text}
    whole = {text for text in named if not text.endswith((".", "_"))}

    assert whole - {f"{question}.{question}" for question in QUESTIONS} <= set(REASONS)


def test_no_sentence_is_left_that_nobody_says() -> None:
    assert set(REASONS) - said_in_tables() <= STRINGS


def test_no_error_is_left_that_nobody_raises() -> None:
    assert set(SENTENCES["errors"]) <= STRINGS | strings_in(RULES.parent / "config")


@pytest.mark.parametrize("name", sorted(set(SENTENCES) - {"common", "errors", "words"}))
def test_a_file_of_sentences_belongs_to_a_question(name: str) -> None:
    assert name in QUESTIONS
    assert all(code.startswith(f"{name}.") for code in SENTENCES[name])


def test_every_setting_and_kind_is_known_by_one_name() -> None:
    assert len(KINDS) == len(set(KINDS.values()))
    assert "name" in Settings.model_fields

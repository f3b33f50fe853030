"""`shirushi decide`: one question, or one a line."""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shirushi.rules import BadInput, Decision, Rulebook, RuleFileError
from shirushi.rules.facts import Field, read_facts, text

ANSWERED, BAD_INPUT, REFUSED = 0, 2, 3
LINE = (text("question"), Field("facts", lambda facts: facts))  # the question reads the facts itself


def run(asked: argparse.Namespace) -> int:
    """Answer on standard output. Returns 0 for an answer or a batch, 2 for bad input, 3 for a refusal."""
    if asked.batch and (asked.question, asked.facts) != (None, None):
        asked.usage_error("with --batch each line names its question and its facts")
    if not asked.batch and not asked.question:
        asked.usage_error("name a question, or --batch")
    try:
        book = loaded(asked.rules)
    except BadInput as problem:
        return _rejected(problem)
    return _batch(book) if asked.batch else _single(book, asked.question, asked.facts)


def loaded(directories: list[Path]) -> Rulebook:
    """The shipped rules under those of the directories. Raises BadInput `unreadable_rules`."""
    try:
        return Rulebook.load(directories)
    except RuleFileError as error:
        problem, field = str(error), error.field
    except (OSError, UnicodeDecodeError) as error:
        problem, field = str(error), "rules"
    sys.stderr.write(f"shirushi: the rule files do not load: {problem}\n")
    raise BadInput("unreadable_rules", field, problem=problem)


def _single(book: Rulebook, question: str, facts: str | None) -> int:
    try:
        written = sys.stdin.buffer.read() if facts is None else facts
        decision = book.decide(question, _parsed(written, "facts"))
    except BadInput as problem:
        return _rejected(problem)
    _write(decision.as_json())
    return REFUSED if decision.refused else ANSWERED


def _rejected(problem: BadInput) -> int:
    _write(problem.as_json())
    return BAD_INPUT


def _batch(book: Rulebook) -> int:
    for line in sys.stdin.buffer:
        try:
            answer = _decided(book, line).as_json()
        except BadInput as problem:
            answer = problem.as_json()
        _write(answer)
    return ANSWERED


def _decided(book: Rulebook, line: bytes) -> Decision:
    asked = _parsed(line, "line")
    if not isinstance(asked, dict):
        raise BadInput("bad_json", "line")
    read = read_facts(LINE, asked, ())
    return book.decide(read["question"], read["facts"])


def _parsed(written: bytes | str, field: str) -> Any:
    try:
        return json.loads(written)
    except (ValueError, RecursionError):
        raise BadInput("bad_json", field) from None


def _write(answer: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")

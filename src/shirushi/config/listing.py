"""`shirushi rules clauses` and `shirushi rules editions`."""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any
from unicodedata import east_asian_width

from shirushi.config.deciding import ANSWERED, BAD_INPUT, loaded
from shirushi.rules import BadInput, clauses
from shirushi.rules.editions import Edition, Rule
from shirushi.rules.questions.documents import Documents


def list_clauses(asked: argparse.Namespace) -> int:
    """Every clause of the sources, and what carries it out."""
    lines = [clause.as_json(asked.language) for clause in clauses.clauses()]
    rows = [(line["clause"], line["status"], line["says"], ", ".join(line["by"])) for line in lines]
    return _shown(lines, rows, as_json=asked.json)


def list_editions(asked: argparse.Namespace) -> int:
    """Every rule file: its editions, when it was last checked, whether it is illustrative."""
    try:
        rules = loaded(asked.rules).rules
    except BadInput as problem:
        sys.stdout.write(json.dumps(problem.as_json(), ensure_ascii=False) + "\n")
        return BAD_INPUT
    lines = [_rule(rules[name]) for name in sorted(rules)]
    rows = [_row(line, asked.language) for line in lines]
    return _shown(lines, rows, as_json=asked.json)


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "rule": rule.name,
        "title": rule.title.model_dump(),
        "checked_on": rule.checked_on.isoformat(),
        "illustrative": any(edition.illustrative for edition in rule.editions),
        "editions": [_edition(edition) for edition in rule.editions],
    }


def _edition(edition: Edition) -> dict[str, Any]:
    announced = edition.change_announced_from
    line = {
        "in_force_from": edition.in_force_from.isoformat(),
        "illustrative": edition.illustrative,
        "change_announced_from": announced and announced.isoformat(),
        "cites": list(edition.cites),
    }
    return line | (_codes(edition) if isinstance(edition, Documents) else {})


def _codes(edition: Documents) -> dict[str, Any]:
    """The codes that the question `documents` takes and answers with."""
    return {
        "kinds": list(edition.kinds),
        "applies": list(edition.applies),
        "documents": [document.model_dump() for document in edition.documents],
    }


def _row(line: dict[str, Any], language: str) -> tuple[str, ...]:
    begins = ", ".join(edition["in_force_from"] for edition in line["editions"])
    mark = "illustrative" if line["illustrative"] else ""
    return line["rule"], begins, line["checked_on"], mark, line["title"][language]


def _shown(lines: list[dict[str, Any]], rows: Sequence[tuple[str, ...]], *, as_json: bool) -> int:
    shown = json.dumps(lines, ensure_ascii=False, indent=2) if as_json else "\n".join(_table(rows))
    sys.stdout.write(shown + "\n")
    return ANSWERED


def _table(rows: Sequence[tuple[str, ...]]) -> Iterable[str]:
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))


def _width(cell: str) -> int:
    """The columns that a terminal needs: full-width characters take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in cell)

"""Every clause of the three source documents is accounted for, and every citation leads somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from shirushi.rules import Rulebook, RuleFileError
from shirushi.rules.clauses import Clause, Document, clauses
from shirushi.rules.files import checked
from shirushi.rules.questions import QUESTIONS

ROOT = Path(__file__).parents[2]
CLAUSES_OF_THE_SOURCES = [
    "003 1",
    *(f"003 2{number}" for number in "①②③"),
    *(f"003 2.1({number})" for number in range(1, 13)),
    *(f"003 2.2{number}" for number in "①②③"),
    "003 2.3",
    *(f"003 2.4{part}" for part in "①②末"),
    *(f"003 3({number})" for number in range(1, 4)),
    *("003 表1", "003 表2", "003 表2注1", "003 表2注2", "003 表2注3"),
    *(f"003 4({number})" for number in range(1, 6)),
    "003 5",
    *("004 欠格事項", "004 対象範囲", "004 審査の基準", "004 申請審査料、認証料", "004 現地審査時間"),
    *("004 従業者", "004 手続1", "004 手続2", "004 手続3", "004 手続4", "004 様式", "004 差分表"),
    "000 PMS",
    *(f"000 取得の流れ{number}" for number in range(1, 6)),
    "000 費用",
]
CAPABILITIES = {"pms", "casework", "incidents", "trust", "operations", "rule_studio"}


def test_every_clause_of_the_sources_has_one_line() -> None:
    names = [clause.clause for clause in clauses()]

    assert names == CLAUSES_OF_THE_SOURCES


def test_every_clause_is_said_in_both_languages() -> None:
    lines = [clause.as_json(language) for clause in clauses() for language in ("ja", "en")]

    assert all(line["says"] for line in lines)


@pytest.mark.parametrize("clause", clauses(), ids=lambda clause: clause.clause)
def test_what_carries_a_clause_out_exists(clause: Clause) -> None:
    missing = [each for each in clause.by if not _exists(*each.split(":", 1))]

    assert missing == []


@pytest.mark.parametrize("clause", clauses(), ids=lambda clause: clause.clause)
def test_only_a_planned_clause_names_a_capability(clause: Clause) -> None:
    capabilities = [each for each in clause.by if each.startswith("capability:")]

    assert bool(capabilities) == (clause.status == "planned")


def test_every_citation_of_a_rule_is_a_clause_or_a_listed_source() -> None:
    book = Rulebook.load()
    sources = {name for of_scheme in book.sources.values() for name in of_scheme}
    known = set(CLAUSES_OF_THE_SOURCES)

    unknown = {
        cite
        for cite in _citations(book)
        if cite not in known and (cite[:4] in {"003 ", "004 ", "000 "} or cite.split()[0] not in sources)
    }

    assert unknown == set()


def test_every_seed_clause_that_a_rule_cites_is_not_without_effect() -> None:
    without_effect = {clause.clause for clause in clauses() if clause.status == "no_effect"}

    cited = set(_citations(Rulebook.load())) & without_effect

    assert cited == set()


@pytest.mark.parametrize(
    "line",
    [
        {"status": "carried_out"},
        {"status": "planned"},
        {"status": "no_effect"},
        {"status": "no_effect", "by": ("rule:x",), "note": {"ja": "注", "en": "note"}},
        {"status": "forgotten"},
    ],
)
def test_a_line_that_does_not_account_for_its_clause_is_refused(line: dict[str, Any]) -> None:
    says = {"ja": "文", "en": "sentence"}

    with pytest.raises(ValidationError):
        Clause.model_validate({"clause": "003 1", "says": says} | line)


def _exists(kind: str, name: str) -> bool:
    if kind == "test":
        path, _, function = name.partition("::")
        return re.search(rf"def {re.escape(function)}\(", (ROOT / path).read_text()) is not None
    if kind == "feature":
        room, _, feature = name.partition(".")
        return (ROOT / "src" / "shirushi" / room).is_dir() and feature.isidentifier()
    known = {
        "rule": Rulebook.load().rules,
        "question": QUESTIONS,
        "capability": CAPABILITIES,
    }
    return name in known[kind]


def _citations(book: Rulebook) -> Iterator[str]:
    for rule in book.rules.values():
        for edition in rule.editions:
            yield from _cites_in(edition.model_dump())
    for settings in book.settings.values():
        yield from settings.no_public_table


def _cites_in(value: Any, name: str = "") -> Iterator[str]:
    if name == "cites" or name.endswith("_cites"):
        yield from value or ()
    elif name == "cites_for":
        yield from (cite for cites in value.values() for cite in cites)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _cites_in(item, str(key))
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _cites_in(item)


def test_a_clause_is_written_with_its_fields_in_order() -> None:
    texts = {"ja": "あ", "en": "a"}
    clause = Clause.model_validate(
        {"clause": "003 9", "says": texts, "status": "carried_out", "by": ("rule:x",), "note": texts}
    )

    assert list(clause.as_json("en").items()) == [
        ("clause", "003 9"),
        ("says", "a"),
        ("status", "carried_out"),
        ("by", ["rule:x"]),
        ("note", "a"),
    ]
    assert clause.as_json("ja")["note"] == "あ"


def test_a_clause_without_a_note_has_an_empty_one() -> None:
    clause = Clause.model_validate(
        {"clause": "003 9", "says": {"ja": "あ", "en": "a"}, "status": "carried_out", "by": ("rule:x",)}
    )

    assert clause.as_json("en")["note"] == ""


def test_the_lists_are_read_from_their_files() -> None:
    assert clauses.__wrapped__() == clauses()


def test_a_faulty_list_says_where() -> None:
    with pytest.raises(RuleFileError, match=r"clauses_003\.yaml.*status"):
        checked(
            "clauses_003.yaml", Document, {"clauses": ({"clause": "003 9", "says": {"ja": "", "en": ""}},)}
        )

"""The `shirushi` command: exit statuses, JSON in and out, and what it hands to Django."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from shirushi.config import cli

HOURS = {"scheme": "japhic", "on": "2026-10-01", "workers": 51}
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line with this on standard input; the status and what it printed."""

    def run(*words: str, stdin: bytes | str = b"") -> tuple[int, str]:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        status = cli.main(words)
        return status, capsys.readouterr().out

    return run


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    rule = tmp_path / "onsite_time.yaml"
    rule.write_text(
        "rule: japhic.onsite_time\ntitle: {ja: 時間, en: Hours}\nchecked_on: 2026-11-22\neditions:\n"
        "  - {in_force_from: 2022-04-01, cites: [004 現地審査時間], by: workers, "
        "rows: [{workers_up_to: null, hours: 9}]}\n"
    )
    return tmp_path


def test_an_answer_leaves_with_status_0(run: Run) -> None:
    status, out = run("decide", "onsite_time", stdin=json.dumps(HOURS))

    assert status == 0
    assert json.loads(out)["outcome"] == {"hours_at_most": 3}


def test_facts_can_stand_on_the_command_line(run: Run) -> None:
    status, out = run("decide", "onsite_time", "--facts", json.dumps(HOURS))

    assert (status, json.loads(out)["refused"]) == (0, False)


def test_not_eligible_is_an_answer_and_not_a_refusal(run: Run) -> None:
    facts = {"scheme": "japhic", "on": "2026-10-01", "base_in_japan": False, "subject_to_guidelines": True}

    status, out = run(
        "decide", "eligibility", stdin=json.dumps(facts | {"medical": False, "unit": "department"})
    )

    assert status == 0
    assert json.loads(out)["outcome"] == {"eligible": False, "failures": ["base_in_japan"]}


def test_bad_input_leaves_with_status_2_and_names_the_field(run: Run) -> None:
    status, out = run("decide", "onsite_time", stdin=json.dumps(HOURS | {"workers": 0}))

    assert status == 2
    assert json.loads(out)["field"] == "workers"


def test_a_refusal_leaves_with_status_3(run: Run) -> None:
    status, out = run("decide", "onsite_time", stdin=json.dumps(HOURS | {"on": "2022-03-31"}))

    answer = json.loads(out)
    assert status == 3
    assert (answer["refused"], answer["outcome"], answer["editions"]) == (True, None, {})
    assert answer["reasons"][0]["code"] == "edition_missing"


def test_an_unknown_question_is_bad_input(run: Run) -> None:
    status, out = run("decide", "horoscope", "--facts", "{}")

    assert (status, json.loads(out)["error"]) == (2, "unknown_question")


@pytest.mark.parametrize("written", ["", "{", "nonsense", b"\xff\xfe\xff", "[" * 100_000], ids=repr)
def test_facts_that_are_no_json_are_bad_input(run: Run, written: bytes | str) -> None:
    status, out = run("decide", "onsite_time", stdin=written)

    assert (status, json.loads(out)["error"]) == (2, "bad_json")


def test_japanese_leaves_as_it_is_read(run: Run) -> None:
    _, out = run("decide", "onsite_time", stdin=json.dumps(HOURS))

    assert "004 現地審査時間" in out


def test_half_a_surrogate_leaves_as_its_json_escape(run: Run) -> None:
    facts = r'{"scheme": "privacymark", "number": "\ud800"}'

    status, out = run("decide", "registration_number", "--facts", facts)

    assert status == 0
    assert json.loads(out)["reasons"][0]["facts"]["number"] == "\ud800"


def test_a_batch_answers_each_line_in_order_and_goes_on_after_bad_ones(run: Run) -> None:
    good = json.dumps({"question": "onsite_time", "facts": HOURS})
    lines = [
        good,
        "not json",
        "[1]",
        "",
        "{}",
        '{"question": "onsite_time"}',
        '{"question": "onsite_time", "facts": []}',
        '{"question": "onsite_time", "facts": {}, "more": 1}',
        '{"question": "horoscope", "facts": {}}',
        json.dumps({"question": "onsite_time", "facts": HOURS | {"on": "2022-03-31"}}),
        good,
    ]

    status, out = run("decide", "--batch", stdin="\n".join(lines))

    answers = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [answer.get("error", answer.get("refused")) for answer in answers] == [
        False,
        "bad_json",
        "bad_json",
        "bad_json",
        "missing_field",
        "missing_field",
        "wrong_type",
        "unknown_field",
        "unknown_question",
        True,
        False,
    ]


def test_a_mark_of_the_byte_order_and_windows_line_ends_are_read(run: Run) -> None:
    line = json.dumps({"question": "onsite_time", "facts": HOURS}).encode()

    _, out = run("decide", "--batch", stdin=b"\xef\xbb\xbf" + line + b"\r\n" + line + b"\r\n")

    assert [json.loads(answer)["refused"] for answer in out.splitlines()] == [False, False]


@pytest.mark.parametrize("depth", [100, 500, 900, 970, 990, 1000, 50_000])
@pytest.mark.parametrize("field", ["scheme", "on", "workers", "depth"])
def test_lists_in_lists_are_bad_input_and_the_batch_goes_on(run: Run, depth: int, field: str) -> None:
    deep = f'{{"question": "onsite_time", "facts": {{"{field}": {"[" * depth}{"]" * depth}}}}}'
    good = json.dumps({"question": "onsite_time", "facts": HOURS})

    status, out = run("decide", "--batch", stdin=f"{deep}\n{good}")

    first, second = [json.loads(answer) for answer in out.splitlines()]
    assert status == 0
    assert first["error"] in {"wrong_type", "missing_field", "unknown_field", "bad_json"}
    assert second["outcome"] == {"hours_at_most": 3}


@pytest.mark.parametrize("digits", [4000, 4001, 4300, 4301, 20_000])
def test_no_number_is_too_long_to_be_answered(run: Run, digits: int) -> None:
    facts = f'{{"scheme": "privacymark", "on": "2026-10-01", "party": "holder", "level": {"9" * digits}}}'

    status, out = run("decide", "measure", "--facts", facts)

    answer = json.loads(out)
    assert status == (3 if digits <= 4300 else 2)
    assert answer.get("error") == (None if digits <= 4300 else "bad_json")


def test_a_batch_takes_no_facts_of_its_own_not_even_empty_ones(run: Run) -> None:
    with pytest.raises(SystemExit) as raised:
        run("decide", "--batch", "--facts", "")

    assert raised.value.code == 2


def test_a_malformed_line_is_named_as_line(run: Run) -> None:
    _, out = run("decide", "--batch", stdin=b"\xff\n")

    assert json.loads(out)["field"] == "line"


def test_a_schemes_own_rules_are_laid_over_the_shipped_ones(run: Run, overlay: Path) -> None:
    _, out = run("decide", "onsite_time", "--rules", str(overlay), stdin=json.dumps(HOURS))

    assert json.loads(out)["outcome"] == {"hours_at_most": 9}


def test_several_rule_directories_are_laid_over_one_another(run: Run, overlay: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()

    _, out = run(
        "decide", "onsite_time", "--rules", str(overlay), "--rules", str(empty), stdin=json.dumps(HOURS)
    )

    assert json.loads(out)["outcome"] == {"hours_at_most": 9}


@pytest.mark.parametrize("words", [("decide", "fees", "--facts", "{}"), ("rules", "editions")])
def test_rule_files_that_do_not_load_are_bad_input(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "fees.yaml").write_text("rule: japhic.fees\nrule: japhic.fees\n")

    status = cli.main([*words, "--rules", str(tmp_path)])

    printed = capsys.readouterr()
    assert (status, json.loads(printed.out)["error"]) == (2, "unreadable_rules")
    assert "fees.yaml" in printed.err


@pytest.mark.parametrize("content", [None, b"rule: \xff\n"], ids=["missing", "not UTF-8"])
def test_unreadable_rule_directories_are_bad_input(run: Run, tmp_path: Path, content: bytes | None) -> None:
    directory = tmp_path / "rules"
    if content is not None:
        directory.mkdir()
        (directory / "a.yaml").write_bytes(content)

    status, out = run("decide", "fees", "--facts", "{}", "--rules", str(directory))

    assert (status, json.loads(out)["error"]) == (2, "unreadable_rules")


@pytest.mark.parametrize(
    "words",
    [("decide",), ("decide", "--batch", "fees"), ("decide", "--batch", "--facts", "{}"), ("rules",)],
)
def test_a_command_line_that_cannot_be_meant_leaves_with_status_2(words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(words)

    assert left.value.code == 2


def test_the_clauses_are_listed_as_json_in_the_language_asked_for(run: Run) -> None:
    status, out = run("rules", "clauses", "--json", "--language", "en")

    lines = {line["clause"]: line for line in json.loads(out)}
    assert status == 0
    assert set(lines["003 5"]) == {"clause", "says", "status", "by", "note"}
    assert lines["003 5"]["says"] == "In force from 21 December 2007."


def test_the_clauses_are_listed_as_a_table_with_columns_that_line_up(run: Run) -> None:
    _, out = run("rules", "clauses")

    lines = out.splitlines()
    assert lines[0].startswith("003 1 ")
    assert "carried_out" in lines[1]


def test_the_editions_name_each_file_its_days_and_whether_it_is_illustrative(run: Run) -> None:
    status, out = run("rules", "editions", "--json")

    rules = {line["rule"]: line for line in json.loads(out)}
    fees = rules["privacymark.fees"]
    assert status == 0
    assert [edition["in_force_from"] for edition in fees["editions"]] == [
        "2004-12-01",
        "2014-04-01",
        "2019-10-01",
    ]
    assert fees["editions"][-1]["change_announced_from"] == "2026-10-01"
    assert (fees["checked_on"], fees["illustrative"]) == ("2026-11-22", False)
    assert rules["privacymark.levels"]["illustrative"] is True


def test_the_editions_list_the_codes_of_documents(run: Run) -> None:
    _, out = run("rules", "editions", "--json")

    documents = next(line for line in json.loads(out) if line["rule"] == "japhic.documents")["editions"][0]
    assert documents["kinds"] == ["new", "renewal"]
    assert "foreign_transfer" in documents["applies"]
    assert {"code", "form", "name", "months_at_most"} == set(documents["documents"][0])


def test_the_editions_are_listed_as_a_table(run: Run) -> None:
    _, out = run("rules", "editions")

    line = next(line for line in out.splitlines() if line.startswith("privacymark.fees "))
    assert "2004-12-01, 2014-04-01, 2019-10-01" in line


def test_the_version_is_told(run: Run) -> None:
    assert run("--version") == (0, "shirushi 0.1.0\n")


@pytest.mark.parametrize("words", [(), ("help",), ("--help",), ("-h",)])
def test_help_lists_both_kinds_of_commands_with_a_line_each(run: Run, words: tuple[str, ...]) -> None:
    status, out = run(*words)

    assert status == 0
    assert "decide" in out
    assert "migrate" in out


def test_help_for_a_rule_command_is_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["help", "decide"])

    assert left.value.code == 0
    assert "--batch" in capsys.readouterr().out


def test_any_other_word_goes_to_djangos_management(run: Run) -> None:
    status, out = run("help", "migrate")

    assert status == 0
    assert "shirushi migrate" in out


def test_the_installed_command_reads_its_words_from_the_shell() -> None:
    done = _shell("-m", "shirushi", "decide", "onsite_time", "--facts", json.dumps(HOURS | {"workers": 0}))

    assert (done.returncode, json.loads(done.stdout)["error"]) == (2, "out_of_range")


def test_a_decision_is_made_without_django() -> None:
    program = (
        "import sys; from shirushi.config.cli import main; "
        f"main(['decide', 'onsite_time', '--facts', {json.dumps(json.dumps(HOURS))}]); "
        "sys.exit('django' in sys.modules)"
    )

    done = _shell("-c", program)

    assert done.returncode == 0


def test_answers_are_utf_8_whatever_the_locale_says() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "shirushi", "rules", "clauses"],
        env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )

    assert "差分表" in done.stdout.decode("utf-8")


def test_a_stream_that_is_no_text_file_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = io.StringIO()
    monkeypatch.setattr(sys, "stdout", printed)

    cli.main(["--version"])

    assert printed.getvalue() == "shirushi 0.1.0\n"


def test_a_reader_that_has_seen_enough_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    monkeypatch.setattr(sys, "stdout", os.fdopen(writing, "w"))

    status = cli.main(["rules", "clauses", "--json"])

    sys.stdout.close()
    assert status == 0


def _shell(*words: str) -> subprocess.CompletedProcess[Any]:
    return subprocess.run([sys.executable, *words], capture_output=True, check=False)

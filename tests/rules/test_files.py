"""What a rule file says is read as YAML 1.2; what is wrong in it is told with its file, its edition and its field."""

import hashlib
import json
from datetime import date
from importlib import resources
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from shirushi.rules import Rulebook, RuleFileError
from shirushi.rules.book import shipped_book
from shirushi.rules.files import Layer, digest, read_yaml
from shirushi.rules.requirements import merged_requirements

SCHEMES = Path(str(resources.files("shirushi.rules"))) / "schemes"
MEASURES = (SCHEMES / "privacymark" / "measures.yaml").read_text(encoding="utf-8")
NO_FILE_OF_OURS = "this is not a rule, settings or sources file"


def refused(place: Path, **files: str) -> RuleFileError:
    for name, text in files.items():
        (place / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleFileError) as raised:
        Rulebook.load([place])
    return raised.value


def test_numbers_days_and_words_are_those_of_yaml_1_2(tmp_path: Path) -> None:
    file = tmp_path / "any.yaml"
    file.write_text('a: 010\nb: yes\nc: 1.50\nd: 2026-04-01\ne: [印]\nf: "x"\n', encoding="utf-8")

    read = read_yaml(file)

    assert read == {"a": 10, "b": "yes", "c": 1.5, "d": date(2026, 4, 1), "e": ("印",), "f": "x"}
    assert [type(value) for value in read.values()] == [int, str, float, date, tuple, str]


def test_a_digest_is_that_of_the_canonical_json() -> None:
    canonical = '{"a":["印",1],"b":{"c":null,"d":"2026-04-01"}}'
    said = "sha256:" + hashlib.sha256(canonical.encode("utf-8")).hexdigest()

    assert digest({"b": {"d": date(2026, 4, 1), "c": None}, "a": ("印", 1)}) == said


def test_the_digest_of_a_book_is_over_its_rules_and_its_settings() -> None:
    book = shipped_book()
    assert book.digest == Rulebook.load().digest
    empty = Rulebook([Layer()])

    canonical = json.dumps({"rules": {}, "settings": {}}, separators=(",", ":"))
    assert empty.digest == "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()


@pytest.mark.parametrize("text", ["- a\n", "title: {ja: あ, en: a}\n", "just words\n"])
def test_a_file_of_another_kind_is_told_so(tmp_path: Path, text: str) -> None:
    error = refused(tmp_path, other=text)

    assert str(error) == f"{tmp_path}/other.yaml: edition -: -: {NO_FILE_OF_OURS}"


def test_of_two_files_with_one_rule_the_second_is_named_with_its_first_edition(tmp_path: Path) -> None:
    error = refused(tmp_path, a=MEASURES, b=MEASURES)

    assert (Path(error.file).name, error.edition, error.field) == ("b.yaml", "2006-05-01", "rule")
    assert "a.yaml holds the same rule" in str(error)


def test_a_rule_is_known_by_what_follows_the_scheme(tmp_path: Path) -> None:
    error = refused(tmp_path, own=MEASURES.replace("privacymark.measures", "privacymark.own.measures"))

    assert error.field == "rule"
    assert "no question knows a rule 'privacymark.own.measures'" in str(error)


def test_a_rule_without_editions_is_told_of_them(tmp_path: Path) -> None:
    error = refused(tmp_path, own=MEASURES.partition("editions:")[0])

    assert (error.edition, error.field) == (None, "editions")
    assert "Field required" in str(error)


def test_a_setting_that_is_wrong_is_told_with_its_file(tmp_path: Path) -> None:
    error = refused(tmp_path, own="scheme: privacymark\nsettings: {colour: red}\n")

    assert (Path(error.file).name, error.field) == ("own.yaml", "colour")


def test_a_source_that_is_wrong_is_told_with_its_file(tmp_path: Path) -> None:
    error = refused(
        tmp_path, own="scheme: privacymark\nsources: {X: {title: {ja: あ, en: a}, where: there}}\n"
    )

    assert Path(error.file).name == "own.yaml"


def test_requirements_that_say_no_more_than_their_groups_are_told_what_they_lack(tmp_path: Path) -> None:
    error = refused(tmp_path, own="scheme: privacymark\ngroups: []\n")

    assert error.field == "in_force_from"


def test_what_our_own_checks_say_names_the_field_first(tmp_path: Path) -> None:
    item = "{code: A, title: {ja: あ, en: a}}"
    group = f"groups: [{{code: G, title: {{ja: あ, en: a}}, items: [{item}, {item}]}}]\n"
    days = "in_force_from: 2026-04-01\nchecked_on: 2026-11-22\n"

    error = refused(tmp_path, own=f"scheme: privacymark\n{days}{group}")

    assert error.field == "groups"
    assert str(error).endswith("groups: these codes stand twice: A")


def test_a_rule_knows_its_title_and_its_file() -> None:
    rule = shipped_book().rules["privacymark.measures"]

    assert rule.title.ja
    assert rule.file.endswith("measures.yaml")


def test_a_scheme_of_ones_own_brings_its_requirements() -> None:
    item = {"code": "A", "title": {"ja": "あ", "en": "a"}}
    group = {"code": "G", "title": {"ja": "あ", "en": "a"}, "items": (item,)}
    own = {"scheme": "own", "in_force_from": date(2026, 4, 1), "checked_on": date(2026, 11, 22)}

    found = merged_requirements([Layer(requirements=[("own.yaml", {**own, "groups": (group,)})])])

    assert found["own"].in_force_on(date(2026, 4, 1)).codes() == ["A"]
    assert set(found) == {"own", "privacymark", "japhic"}


def test_a_key_twice_is_told_with_the_edition_in_which_it_stands(tmp_path: Path) -> None:
    twice = "rule: a\neditions:\n  - in_force_from:\n      2007-12-21\n    scale: 1\n    scale: 2\n"

    error = refused(tmp_path, own=twice)

    assert (error.edition, error.field) == ("2007-12-21", "scale")
    assert "line 6: " in str(error)


def test_an_edition_that_begins_twice_is_the_one_of_the_second_line(tmp_path: Path) -> None:
    twice = "rule: a\neditions:\n  - in_force_from: 2007-12-21\n    in_force_from: 2008-01-01\n"

    assert refused(tmp_path, own=twice).edition == "2008-01-01"


def test_an_error_without_a_place_is_told_at_the_first_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: YAML, stream: str) -> None:
        raise MarkedYAMLError(problem='no key "x" of ours')

    monkeypatch.setattr(YAML, "load", broken)
    error = refused(tmp_path, own="rule: a\n")

    assert (error.edition, error.field) == (None, "-")
    assert 'line 1: no key "x" of ours' in str(error)

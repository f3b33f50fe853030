"""Rule files that do not load, and what a scheme lays over the shipped ones."""

from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from shirushi.rules import BadInput, Rulebook, RuleFileError

SCHEMES = Path(str(resources.files("shirushi.rules"))) / "schemes"
MEASURES = (SCHEMES / "privacymark" / "measures.yaml").read_text(encoding="utf-8")
HOLDER = {"scheme": "privacymark", "on": "2010-01-01", "party": "holder"}

SPOILED = YAML(typ="safe", pure=True).load(Path(__file__).parent / "spoiled_files.yaml")

Lay = Callable[[str], Rulebook]


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    """Load the shipped rules with one more file over them."""

    def load(text: str) -> Rulebook:
        file = tmp_path / "own" / "rules.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return Rulebook.load([tmp_path])

    return load


def changed(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


@pytest.mark.parametrize("spoiled", [pytest.param(each, id=each["case"]) for each in SPOILED])
def test_the_message_names_file_edition_and_field(lay: Lay, spoiled: dict[str, str]) -> None:
    shipped = (SCHEMES / "privacymark" / f"{spoiled['rule']}.yaml").read_text(encoding="utf-8")

    with pytest.raises(RuleFileError) as raised:
        lay(changed(shipped, spoiled["old"], spoiled["new"]))

    error = raised.value
    assert (error.edition, error.field) == (spoiled["edition"], spoiled["field"])
    assert error.file.endswith("own/rules.yaml")
    for part in (error.file, error.edition or "-", error.field):
        assert part in str(error)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- a\n- b\n", id="a list"),
        pytest.param("title: {ja: あ, en: a}\n", id="something else"),
        pytest.param("rule: [unclosed\n", id="no YAML"),
        pytest.param("rule: a\x00b\n", id="a character that YAML forbids"),
        pytest.param("%YAML 9.9\n---\nrule: a\n", id="another YAML"),
    ],
)
def test_what_is_no_rule_file_does_not_load(lay: Lay, text: str) -> None:
    with pytest.raises(RuleFileError, match=r"own/rules\.yaml"):
        lay(text)


def test_two_files_of_one_layer_cannot_hold_the_same_rule(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(MEASURES, encoding="utf-8")

    with pytest.raises(RuleFileError, match="both hold") as raised:
        Rulebook.load([tmp_path])

    assert raised.value.field == "rule"


def test_a_setting_must_be_known(lay: Lay) -> None:
    with pytest.raises(RuleFileError) as raised:
        lay("scheme: privacymark\nsettings: {mood: good}\n")

    assert raised.value.field == "mood"


def test_a_source_needs_its_place(lay: Lay) -> None:
    with pytest.raises(RuleFileError) as raised:
        lay("scheme: privacymark\nsources:\n  X: {title: {ja: あ, en: a}}\n")

    assert raised.value.field == "place"


def test_a_file_replaces_the_shipped_file_of_the_same_rule_whole(lay: Lay) -> None:
    book = lay(
        "rule: privacymark.measures\ntitle: {ja: 自, en: own}\nchecked_on: 2026-11-22\neditions:\n"
        "  - in_force_from: 2009-01-01\n    cites: [own 1]\n    scale: [0, 1]\n"
        "    bands: [{levels: [0, 0], holder: none}, {levels: [1, 1], holder: revocation}]\n"
    )

    decision = book.decide("measure", HOLDER | {"level": 1})

    assert decision["measure"] == "revocation"
    assert decision["decided_by"] == ["granting_body"]
    assert decision.reasons[0].cites == ("own 1",)
    assert book.decide("measure", HOLDER | {"level": 2}).reasons[0].code == "level_off_scale"
    assert book.decide("measure", HOLDER | {"on": "2008-12-31", "level": 1}).refused


def test_a_scale_without_suspension_has_no_months_to_name(lay: Lay) -> None:
    book = lay(
        "rule: privacymark.measures\ntitle: {ja: 自, en: own}\nchecked_on: 2026-11-22\neditions:\n"
        "  - in_force_from: 2009-01-01\n    cites: [own 1]\n    scale: [0, 0]\n"
        "    bands: [{levels: [0, 0], holder: none}]\n"
    )

    decision = book.decide("suspension", HOLDER | {"notified_on": "2010-01-01", "level": 0, "months": 1})

    assert decision.reasons[0].code == "no_suspension_at_level"
    assert decision.reasons[0].text("en")


def test_a_scheme_without_a_public_table_answers_from_its_own(lay: Lay) -> None:
    book = lay(MEASURES.replace("privacymark.measures", "japhic.measures"))

    decision = book.decide("measure", HOLDER | {"scheme": "japhic", "level": 8})

    assert decision["months"] == [1, 5]
    assert decision.editions == {"japhic.measures": "2007-12-21"}


def test_editions_hold_in_order_of_their_days_however_they_are_written(lay: Lay) -> None:
    begin = "  - in_force_from: "
    head, first, second = MEASURES.split(begin)
    book = lay(f"{head}{begin}{second}{begin}{first}")

    assert book.decide("measure", HOLDER | {"level": 8})["measure"] == "suspension"


def test_the_start_of_a_suspension_is_the_schemes_to_choose(lay: Lay) -> None:
    text = (SCHEMES / "privacymark" / "suspension.yaml").read_text(encoding="utf-8")
    book = lay(changed(text, "holder: notified", "holder: occurred"))

    facts = HOLDER | {"level": 8, "months": 1, "occurred_on": "2009-12-01", "notified_on": "2009-12-20"}

    assert book.decide("suspension", facts)["starts_on"] == "2009-12-01"


def test_a_party_under_review_can_be_counted_from_the_notice(lay: Lay) -> None:
    text = (SCHEMES / "privacymark" / "suspension.yaml").read_text(encoding="utf-8")
    book = lay(changed(text, "under_review: occurred", "under_review: notified"))
    facts = HOLDER | {"party": "under_review", "level": 8, "months": 1, "occurred_on": "2009-12-01"}

    with pytest.raises(BadInput) as raised:
        book.decide("suspension", facts)

    assert raised.value.field == "notified_on"


@pytest.mark.parametrize(
    ("setting", "party", "level"),
    [
        ("denial_decided_by", "under_review", 10),
        ("review_halt_decided_by", "under_review", 8),
        ("application_bar_decided_by", "prospective", 9),
    ],
)
def test_a_scheme_says_who_decides(lay: Lay, setting: str, party: str, level: int) -> None:
    book = lay(f"scheme: privacymark\nsettings: {{{setting}: [review_body]}}\n")

    decision = book.decide("measure", HOLDER | {"party": party, "level": level})

    assert decision["decided_by"] == ["review_body"]
    assert book.settings["privacymark"].name == Rulebook.load().settings["privacymark"].name


def test_a_scheme_says_whether_the_mark_is_shown_during_a_renewal(lay: Lay) -> None:
    facts = {
        "scheme": "privacymark",
        "on": "2010-01-01",
        "starts_on": "2007-01-01",
        "expires_on": "2009-01-01",
    }
    book = lay("scheme: privacymark\nsettings: {may_show_mark_while_expired_under_renewal: false}\n")

    decision = book.decide("standing", facts | {"renewal_applied_on": "2008-10-01"})

    assert decision["standing"] == "expired_under_renewal"
    assert decision["may_show_mark"] is False


def test_a_schemes_own_table_is_no_illustration(lay: Lay) -> None:
    text = (SCHEMES / "privacymark" / "levels.yaml").read_text(encoding="utf-8")
    book = lay(text.replace("illustrative: true", "illustrative: false"))

    facts = {"scheme": "privacymark", "on": "2010-01-01", "event": "leak", "cause": "insider_crime"}
    decision = book.decide("level", facts)

    assert decision["illustrative"] is False
    assert decision.warnings == ()


def test_a_new_scheme_brings_its_settings_and_rules(tmp_path: Path) -> None:
    settings = (SCHEMES / "privacymark" / "settings.yaml").read_text(encoding="utf-8")
    for name, text in (("settings", settings), ("measures", MEASURES)):
        own = text.replace("scheme: privacymark", "scheme: own").replace("privacymark.", "own.")
        (tmp_path / f"{name}.yml").write_text(own, encoding="utf-8")
    (tmp_path / "README.txt").write_text("not a rule", encoding="utf-8")

    book = Rulebook.load([str(tmp_path)])

    assert book.decide("measure", HOLDER | {"scheme": "own", "level": 8}).scheme == "own"


def test_sources_of_an_overlay_stand_beside_the_shipped_ones(lay: Lay) -> None:
    book = lay("scheme: privacymark\nsources:\n  X: {title: {ja: あ, en: a}, place: there}\n")

    assert book.sources["privacymark"]["X"].place == "there"
    assert "民法" in book.sources["privacymark"]


def test_one_file_can_be_laid_over(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(MEASURES.replace("months: [1, 5]", "months: [2, 5]"), encoding="utf-8")

    book = Rulebook.load([file])

    assert book.decide("measure", HOLDER | {"level": 8})["months"] == [2, 5]
    assert book.decide("suspension", HOLDER | {"level": 8, "months": 1, "notified_on": "2010-01-01"}).refused


def test_the_digest_tells_books_apart(lay: Lay) -> None:
    shipped = Rulebook.load()

    assert shipped.digest == Rulebook.load().digest
    assert shipped.digest.startswith("sha256:")
    assert lay(MEASURES).digest == shipped.digest
    assert lay(MEASURES.replace("months: [1, 5]", "months: [2, 5]")).digest != shipped.digest
    assert lay("scheme: privacymark\nsettings: {grant_decided_by: granting_body}\n").digest != shipped.digest
    assert shipped.decide("measure", HOLDER | {"level": 8}).rulebook == shipped.digest


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(
            "rule: a.b\neditions:\n  - in_force_from: 2001-01-01\n    x: 1\n"
            "  - in_force_from: 2002-02-02\n    y: 1\n    y: 2\n  - in_force_from: 2003-03-03\n",
            'edition 2002-02-02: y: line 7: found duplicate key "y" with value "2" (original value: "1")',
            id="a key stands twice",
        ),
        pytest.param(
            "rule: a.b\nrule: a.b\neditions:\n  - in_force_from: 2001-01-01\n",
            'edition -: rule: line 2: found duplicate key "rule" with value "a.b" (original value: "a.b")',
            id="before the first edition",
        ),
        pytest.param(
            "rule: a.b\neditions:\n  - in_force_from: 2001-01-01\n    x: 1\n  y: 2\n",
            "edition 2001-01-01: -: line 5: expected <block end>, but found '?'",
            id="no key is to blame",
        ),
        pytest.param(
            "rule: a\x00b\n",
            "edition -: -: unacceptable character #x0000",
            id="a character that YAML forbids",
        ),
    ],
)
def test_a_fault_of_yaml_is_told_with_its_line(lay: Lay, tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(RuleFileError) as raised:
        lay(text)

    assert str(raised.value).startswith(f"{tmp_path / 'own' / 'rules.yaml'}: {problem}")


def test_two_editions_of_one_day_are_told(lay: Lay) -> None:
    text = (SCHEMES / "privacymark" / "measures.yaml").read_text(encoding="utf-8")

    with pytest.raises(RuleFileError) as raised:
        lay(changed(text, "in_force_from: 2007-12-21", "in_force_from: 2006-05-01"))

    told = "edition 2006-05-01: in_force_from: two editions would both hold from this day"
    assert str(raised.value).endswith(told)


def test_each_statement_on_a_term_has_a_place_of_its_own(lay: Lay) -> None:
    statements = ("lapses", "starts", "follows_previous", "lasts")
    places = ", ".join(f"{name}: [own {name}]" for name in statements)
    book = lay(
        "rule: privacymark.term\ntitle: {ja: 自, en: own}\nchecked_on: 2026-11-22\neditions:\n"
        f"  - in_force_from: 2009-01-01\n    cites: [own]\n    cites_for: {{{places}}}\n"
        "    starts: contract\n    months: 24\n    lapse_months: 3\n"
    )
    facts = {"scheme": "privacymark", "on": "2010-05-01", "decided_on": "2010-01-01"}

    asked = [
        facts,
        facts | {"contracted_on": "2010-01-02"},
        facts | {"contracted_on": "2010-01-02", "previous_expires_on": "2010-02-01"},
        facts | {"contracted_on": "2010-04-02"},
    ]
    reasons = [
        [(reason.code, *reason.cites) for reason in book.decide("term", each).reasons] for each in asked
    ]

    assert reasons == [
        [("term.lapses", "own lapses"), ("term.not_contracted", "own starts")],
        [
            ("term.lapses", "own lapses"),
            ("term.starts_with_contract", "own starts"),
            ("term.lasts", "own lasts"),
        ],
        [
            ("term.lapses", "own lapses"),
            ("term.follows_previous", "own follows_previous"),
            ("term.lasts", "own lasts"),
        ],
        [("term.lapses", "own lapses"), ("term.contracted_too_late", "own lapses")],
    ]

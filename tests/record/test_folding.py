from hypothesis import given
from hypothesis import strategies as st

from shirushi.record import folding


def test_width_case_and_kana_do_not_matter() -> None:
    assert folding.fold("ﾐﾄﾞﾘ Ｐｒｉｎｔ みどり") == folding.fold("ミドリprintミドリ")


def test_variant_characters_are_the_same() -> None:
    assert folding.fold("髙﨑渡邊齋藤") == folding.fold("高崎渡辺斎藤")


def test_spaces_and_signs_do_not_matter() -> None:
    assert folding.fold("あおば・人材 センター（株）") == folding.fold("あおば人材センター株")


def test_a_search_of_two_characters_is_one_pair() -> None:
    assert folding.phrase("印刷") == ["印刷"]


def test_a_search_of_one_character_is_that_character() -> None:
    assert folding.phrase("印") == ["印"]


def test_nothing_searchable_gives_no_phrase() -> None:
    assert folding.phrase("・（）") == []


def test_a_gap_stands_between_fields() -> None:
    assert folding.indexed(["ab", "", "cd"]) == ["ab", "b", folding.GAP, "cd", "d", folding.GAP]


@given(st.text(), st.data())
def test_every_part_of_a_name_is_a_run_of_its_tokens(name: str, data: st.DataObject) -> None:
    folded = folding.fold(name)
    start = data.draw(st.integers(0, len(folded)))
    end = data.draw(st.integers(start, len(folded)))
    part = folded[start:end]

    tokens, phrase = folding.pairs(name), folding.phrase(part)

    runs = [tokens[place : place + len(phrase)] for place in range(len(tokens))]
    found = phrase in runs or (len(phrase) == 1 and any(token.startswith(phrase[0]) for token in tokens))
    # Folding a part again may change it (NFKC is not closed under cutting); only stable parts are promised.
    assert not phrase or folding.fold(part) != part or found


def test_nothing_that_can_be_typed_finds_a_gap_or_all_numbers_at_once() -> None:
    assert folding.fold(folding.GAP + folding.NUMBER) == ""
    assert folding.phrase("0") == ["0"]
    assert not folding.numbered("18000001").startswith("0")

from shirushi.people.prefectures import PREFECTURES, name_of


def test_the_codes_are_01_to_47() -> None:
    assert list(PREFECTURES) == [f"{code:02}" for code in range(1, 48)]


def test_a_prefecture_is_named_in_both_languages() -> None:
    assert (name_of("04", "ja"), name_of("04", "en")) == ("宮城県", "Miyagi")


def test_no_code_has_no_name() -> None:
    assert name_of("", "ja") == ""

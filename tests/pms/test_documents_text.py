"""The form of texts, and what differs between two of them."""

import pytest

from shirushi.pms import differences
from shirushi.pms.document_text import blocks, kind_of, tidy


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("第1条（目的）", "article"),
        ("第十二条の二（例外）", "article"),
        ("第1条の定めによる。", "paragraph"),
        ("第2章　総則", "chapter"),
        ("附則", "chapter"),
        ("【会社の記入欄】", "chapter"),
        ("（1）氏名", "item"),
        ("（注）氏名", "paragraph"),
        ("日付：", "field"),
        ("連絡先：総務部", "paragraph"),
    ],
)
def test_a_line_is_what_it_looks_like(line: str, kind: str) -> None:
    assert kind_of(line) == kind


def test_empty_lines_are_no_blocks() -> None:
    assert [each.text for each in blocks("第1条（目的）\n\n　本文。  \n")] == ["第1条（目的）", "本文。"]


def test_tidying_keeps_the_words_and_mends_the_line_ends() -> None:
    assert tidy("\r\na  \r\n\r\n\r\n\r\nb\r") == "a\n\nb"


def _marks(old: str, new: str) -> list[list[tuple[str, str]]]:
    return [[(piece.kind, piece.text) for piece in line.pieces] for line in differences.between(old, new)]


def test_within_a_line_only_the_changed_signs_are_marked() -> None:
    marks = _marks("記録は3年間保管する。", "記録は5年間保管する。")

    assert marks == [[("same", "記録は"), ("del", "3"), ("ins", "5"), ("same", "年間保管する。")]]


def test_lines_with_little_in_common_are_taken_out_and_put_in() -> None:
    assert _marks("あいう", "カキク") == [[("del", "あいう")], [("ins", "カキク")]]


def test_lines_put_in_and_taken_out_are_marked_whole() -> None:
    assert _marks("一\n二", "一\n二\n三") == [[("same", "一")], [("same", "二")], [("ins", "三")]]
    assert _marks("一\n二", "二") == [[("del", "一")], [("same", "二")]]


def test_equal_texts_do_not_differ() -> None:
    assert not any(line.is_changed for line in differences.between("一\n二", "一\n二"))


def test_very_long_lines_are_compared_whole() -> None:
    long = "あ" * 2001

    assert [kind for line in _marks(long, long + "い") for kind, _text in line] == ["del", "ins"]

"""The vectors are those of the National Tax Agency and of a public library (fact sheet E-1)."""

import pytest

from shirushi.people import corporate_number

RIGHT = ["4011001098993", "7123456789012", "2120901007402", "7000012050002", "5835678256246"]


@pytest.mark.parametrize("number", RIGHT)
def test_a_published_number_is_valid(number: str) -> None:
    assert corporate_number.is_valid(number)


@pytest.mark.parametrize("number", RIGHT)
def test_every_other_check_digit_is_refused(number: str) -> None:
    others = [f"{digit}{number[1:]}" for digit in range(10) if str(digit) != number[0]]

    assert not any(corporate_number.is_valid(other) for other in others)


@pytest.mark.parametrize(
    "text", ["", "401100109899", "40110010989930", "4O11001098993", "４０１１００１０９８９９３"]
)
def test_what_is_not_thirteen_plain_digits_is_refused(text: str) -> None:
    assert not corporate_number.is_valid(text)


def test_full_width_digits_and_hyphens_are_read_as_people_write_them() -> None:
    assert corporate_number.plain("４-0110-0109-8993 ") == "4011001098993"

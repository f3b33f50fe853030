from decimal import Decimal

import pytest
from django.utils import translation

from shirushi.ui import amounts


@pytest.mark.parametrize(
    ("value", "japanese", "english"),
    [
        (12345, "12,345円", "¥12,345"),
        (0, "0円", "¥0"),
        (-500, "-500円", "-¥500"),
        ("12345", "12,345円", "¥12,345"),
        (Decimal("12345.00"), "12,345円", "¥12,345"),
        (None, "—", "—"),
        ("別途見積り", "別途見積り", "別途見積り"),
    ],
)
def test_yen_are_written_in_the_language_of_the_page(value: object, japanese: str, english: str) -> None:
    with translation.override("ja"):
        assert amounts.yen(value) == japanese
    with translation.override("en"):
        assert amounts.yen(value) == english


@pytest.mark.parametrize(
    ("value", "written"),
    [(1234567, "1,234,567"), (12, "12"), ("1234", "1,234"), (None, "—"), ("many", "many"), (True, "True")],
)
def test_numbers_are_grouped_by_thousands(value: object, written: str) -> None:
    assert amounts.grouped(value) == written

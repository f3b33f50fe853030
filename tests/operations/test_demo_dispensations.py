"""The demonstration has relief after a disaster and closing days, also where no mark is about to be renewed."""

from datetime import date
from random import Random

import pytest

from shirushi.dispensations.models import Dispensation
from shirushi.operations.demo import cast
from shirushi.operations.demo.dispensations import announce
from shirushi.operations.demo.stage import Stage

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def test_a_disaster_and_the_closing_days_of_a_body_are_in_force() -> None:
    announce(Stage(TODAY, Random(1), cast.gather()))  # noqa: S311 - nothing is drawn here

    rain, closing = Dispensation.objects.in_force().order_by("pk")
    assert (rain.move, rain.is_public, len(rain.prefectures)) == ("by_months", True, 1)
    assert (closing.move, closing.review_body_id) == ("closing", closing.organisation_id)

"""On a demonstration: not only the usual roles, everybody signs in with one click."""

from tests.e2e.bodies import everybody_signs_in_with_one_click


def bring() -> None:
    everybody_signs_in_with_one_click()

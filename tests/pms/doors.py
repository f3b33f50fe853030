"""Clients of the people of the firm."""

from django.test import Client

from tests.access.world import signed_in
from tests.pms.firm import Firm


def door(made: Firm, who: str) -> Client:
    return signed_in(getattr(made, who), made.business)

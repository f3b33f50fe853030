"""The rulebook in force in this installation: the shipped files with the scheme's own laid over them."""

from functools import lru_cache

from django.conf import settings

from shirushi.rules import Rulebook


@lru_cache(maxsize=1)
def current() -> Rulebook:
    return Rulebook.load(settings.RULES_DIRECTORIES)

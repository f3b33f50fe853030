"""Japanese is complete, says one thing for one text, and keeps nothing that nobody asks for."""

from collections import defaultdict

import polib
import pytest

from tests import catalogues


def translated(path: object) -> dict[catalogues.Key, str]:
    entries = polib.pofile(str(path))
    return {(e.msgctxt, e.msgid): e.msgstr or e.msgstr_plural.get(0, "") for e in entries if not e.obsolete}


def everything_translated() -> set[catalogues.Key]:
    return {
        key for _package, path in catalogues.catalogues() for key, said in translated(path).items() if said
    }


@pytest.mark.parametrize("package", catalogues.packages())
def test_every_text_of_a_package_has_its_japanese(package: str) -> None:
    known = everything_translated()

    missing = {key: place for key, place in catalogues.asked_for(package).items() if key not in known}

    assert missing == {}


def test_a_text_is_said_in_one_way_only() -> None:
    said = defaultdict(set)
    for package, path in catalogues.catalogues():
        for key, japanese in translated(path).items():
            said[key].add((japanese, package))

    assert {key: ways for key, ways in said.items() if len({japanese for japanese, _ in ways}) > 1} == {}


def test_no_catalogue_keeps_what_nobody_asks_for() -> None:
    kept = {
        (package, key)
        for package, path in catalogues.catalogues()
        for key in translated(path).keys() - catalogues.asked_for(package).keys()
    }

    assert kept == set()

"""The field tables know the words of their ledgers: those of the models, those of the empty sheet."""

import pytest
from django.utils.translation import override

from shirushi.pms.imports import LEDGERS, Ledger
from shirushi.pms.imports.templates import template
from shirushi.sheets.fields import Field
from shirushi.sheets.headers import guess, likeness
from shirushi.sheets.opening import open_file
from shirushi.sheets.values import read

ledgers = pytest.mark.parametrize("ledger", LEDGERS.values(), ids=list(LEDGERS))
languages = pytest.mark.parametrize("language", ["ja", "en"])
choices = pytest.mark.parametrize(
    ("ledger", "field"),
    [(ledger, field) for ledger in LEDGERS.values() for field in ledger.fields if field.choices],
    ids=[
        f"{ledger.code}-{field.name}"
        for ledger in LEDGERS.values()
        for field in ledger.fields
        if field.choices
    ],
)
fields = pytest.mark.parametrize(
    ("ledger", "field"),
    [(ledger, field) for ledger in LEDGERS.values() for field in ledger.fields],
    ids=[f"{ledger.code}-{field.name}" for ledger in LEDGERS.values() for field in ledger.fields],
)


@languages
@fields
def test_the_label_that_our_own_lists_show_is_a_known_heading(
    ledger: Ledger, field: Field, language: str
) -> None:
    with override(language):
        known = ledger.known_fields()

    best = max(known, key=lambda each: likeness(str(known[ledger.fields.index(field)].headings[-1]), each))

    assert best.name == field.name


@languages
@choices
def test_the_labels_of_choices_that_our_own_lists_show_are_known(
    ledger: Ledger, field: Field, language: str
) -> None:
    labels = ledger.model._meta.get_field(field.name).choices or ()

    with override(language):
        known = ledger.known_fields()[ledger.fields.index(field)]
        told = {code: read(str(label), known) for code, label in labels}

    assert told == {code: str(code) for code, _label in labels}


@choices
def test_no_word_means_two_choices(ledger: Ledger, field: Field) -> None:
    words = [read(word, field) for code, words in field.choices.items() for word in words]

    assert words == [code for code, words in field.choices.items() for _word in words]


@ledgers
def test_the_empty_sheet_is_understood_by_its_own_import(ledger: Ledger) -> None:
    with override("ja"):
        sheet = open_file("x.xlsx", template(ledger)).sheets[0]

    found = guess(sheet, ledger.fields)

    assert found.fields == {field.name: place for place, field in enumerate(ledger.fields)}


@ledgers
def test_every_heading_of_a_field_finds_a_field(ledger: Ledger) -> None:
    misread = [
        (field.name, heading)
        for field in ledger.fields
        for heading in field.headings[:1]
        if max(ledger.fields, key=lambda each: likeness(heading, each)) != field
    ]

    assert misread == []

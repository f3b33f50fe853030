from datetime import date

import pytest
from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.utils import translation

from shirushi.ui import forms


class Report(forms.Form):
    examples = {"place": "仙台市"}
    autocomplete = {"place": "address-level2"}

    email = django_forms.EmailField()
    place = django_forms.CharField()
    occurred_on = forms.DayField(example="2026-11-22")
    persons = forms.WholeNumberField(required=False, unit="人")
    kind = forms.ChoiceField(choices=[("leak", "漏えい")])
    agreed = django_forms.BooleanField()
    paper = django_forms.FileField()


def test_a_form_says_what_may_be_filled_in_and_with_which_keys() -> None:
    form = Report()

    assert form.fields["email"].widget.attrs["autocomplete"] == "email"
    assert form.fields["email"].widget.attrs["inputmode"] == "email"
    assert form.fields["place"].widget.attrs["autocomplete"] == "address-level2"
    assert form.fields["persons"].widget.attrs["inputmode"] == "numeric"


def test_examples_come_with_the_field_or_from_the_form() -> None:
    form = Report()

    assert getattr(form.fields["place"], "example", "") == "仙台市"
    assert getattr(form.fields["occurred_on"], "example", "") == "2026-11-22"


def test_what_is_missing_is_asked_for_in_words_of_its_kind() -> None:
    with translation.override("ja"):
        errors = {name: messages[0] for name, messages in Report({}).errors.items()}

    assert errors["email"] == errors["occurred_on"] == "入力してください。"
    assert errors["kind"] == "選んでください。"
    assert errors["agreed"] == "確かめて、印をつけてください。"
    assert errors["paper"] == "ファイルを選んでください。"


def test_the_own_words_of_a_field_stay() -> None:
    class Consent(forms.Form):
        agreed = django_forms.BooleanField(error_messages={"required": "代表者の同意が要ります。"})

    assert Consent({}).errors["agreed"] == ["代表者の同意が要ります。"]


@pytest.mark.parametrize(
    "written", ["2026-11-22", "2026年11月22日", "令和8年11月22日", "R8.11.22", "２０２６／１１／２２"]
)
def test_a_day_field_reads_what_people_write(written: str) -> None:
    assert forms.DayField().clean(written) == date(2026, 11, 22)


@pytest.mark.parametrize("written", ["2026-02-30", "来週", "平成31年5月1日"])
def test_a_day_field_says_how_to_write_a_day(written: str) -> None:
    with translation.override("ja"), pytest.raises(ValidationError, match="令和8年11月22日"):
        forms.DayField().clean(written)


def test_an_empty_day_is_none_where_it_may_be() -> None:
    assert forms.DayField(required=False).clean("  ") is None


def test_a_day_is_asked_with_the_browsers_calendar_and_shown_in_iso() -> None:
    class OneDay(forms.Form):
        on = forms.DayField(initial=date(2026, 11, 22))

    shown = str(OneDay()["on"])

    assert 'type="date"' in shown
    assert 'value="2026-11-22"' in shown


@pytest.mark.parametrize(
    ("written", "number"),
    [("12,480", 12480), ("１２，４８０", 12480), ("12480", 12480), ("-3", -3), ("−3", -3)],
)
def test_whole_numbers_may_carry_commas_and_full_width_digits(written: str, number: int) -> None:
    assert forms.WholeNumberField().clean(written) == number


@pytest.mark.parametrize("written", ["1,2", "12.5", "many", "12,48", "1,,000"])
def test_what_is_no_whole_number_is_refused(written: str) -> None:
    with translation.override("ja"), pytest.raises(ValidationError, match="整数"):
        forms.WholeNumberField().clean(written)


@pytest.mark.parametrize("written", ["205,715", "205,715円", "¥205,715", "￥２０５，７１５", "205715"])
def test_yen_may_carry_their_sign(written: str) -> None:
    assert forms.YenField().clean(written) == 205715


def test_yen_are_not_negative() -> None:
    with pytest.raises(ValidationError):
        forms.YenField().clean("-1")

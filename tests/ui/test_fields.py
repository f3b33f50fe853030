from collections.abc import Callable

from django import forms as django_forms

from shirushi.ui import forms

Draw = Callable[..., str]


class Report(forms.Form):
    name = forms.CharField(label="名称", help_text="登記のとおり", example="みどり印刷株式会社")
    on = forms.DayField(label="発生した日")
    persons = forms.WholeNumberField(label="本人の数", unit="人", required=False)
    kind = forms.ChoiceField(label="区分", choices=[("leak", "漏えい")])
    how = django_forms.ChoiceField(
        label="しかた", choices=[("new", "新規"), ("renewal", "更新")], widget=django_forms.RadioSelect
    )
    what = django_forms.MultipleChoiceField(
        label="含むもの",
        choices=[("a", "要配慮")],
        widget=django_forms.CheckboxSelectMultiple,
        help_text="すべて",
    )
    story = django_forms.CharField(label="経緯", widget=django_forms.Textarea, required=False)
    agreed = django_forms.BooleanField(label="同意します")
    paper = django_forms.FileField(label="台帳", required=False)
    secret = django_forms.CharField(label="合言葉", widget=django_forms.PasswordInput)
    token = django_forms.CharField(widget=django_forms.HiddenInput, required=False)

    def clean(self) -> None:
        self.add_error(None, "発覚は発生より後の日です。")


def test_a_field_ties_hint_example_and_errors_to_its_control(draw: Draw) -> None:
    drawn = draw("{% field form.name %}", form=Report({}))

    assert '<label class="field-label" for="id_name">' in drawn
    assert 'aria-describedby="id_name-hint id_name-example id_name-error"' in drawn
    assert 'aria-invalid="true"' in drawn
    assert all(f'id="id_name-{part}"' in drawn for part in ("hint", "example", "error"))
    assert "みどり印刷株式会社" in drawn


def test_a_field_without_help_and_errors_describes_nothing(draw: Draw) -> None:
    drawn = draw("{% field form.story %}", form=Report())

    assert "aria-describedby" not in drawn
    assert "aria-invalid" not in drawn
    assert "任意" in drawn


def test_required_is_told_in_words_and_to_screen_readers(draw: Draw) -> None:
    drawn = draw("{% field form.name %}", "en", form=Report())

    assert "Required" in drawn
    assert 'aria-required="true"' in drawn


def test_choices_stand_in_a_fieldset_that_carries_the_help(draw: Draw) -> None:
    drawn = draw("{% field form.what %}{% field form.how %}", form=Report({}))

    assert (
        '<fieldset class="field field-choices field-wrong" aria-describedby="id_what-hint id_what-error">'
        in drawn
    )
    assert '<fieldset class="field field-radio' in drawn
    assert drawn.count("<legend") == 2
    assert drawn.count("aria-describedby") == 2


def test_a_tick_stands_before_its_label(draw: Draw) -> None:
    drawn = draw("{% field form.agreed %}", form=Report())

    assert drawn.index('type="checkbox"') < drawn.index('<label for="id_agreed">')


def test_units_stand_behind_the_number(draw: Draw) -> None:
    assert '<span class="field-unit">人</span>' in draw("{% field form.persons %}", form=Report())


def test_every_kind_of_field_is_drawn_once(draw: Draw) -> None:
    drawn = draw("{% fields form %}", form=Report())

    assert all(drawn.count(f'name="{name}"') >= 1 for name in Report.base_fields)
    assert drawn.count('type="hidden"') == 1
    assert '<label class="field-label" for="id_token"' not in drawn
    assert all(
        kind in drawn for kind in ("<select", "<textarea", 'type="file"', 'type="password"', 'type="date"')
    )


def test_hostile_labels_and_values_are_escaped(draw: Draw) -> None:
    class Hostile(forms.Form):
        x = forms.CharField(
            label="<script>1</script>", help_text="<script>2</script>", example="<script>3</script>"
        )

    drawn = draw("{% error_summary form %}{% fields form %}", form=Hostile({"x": '"><script>4</script>'}))

    assert "<script" not in drawn


def test_the_summary_leads_to_each_field(draw: Draw) -> None:
    drawn = draw("{% error_summary form %}", form=Report({}))

    assert '<a href="#id_name">名称</a>' in drawn
    assert '<a href="#id_how_0">しかた</a>' in drawn
    assert "<li>発覚は発生より後の日です。</li>" in drawn
    assert 'tabindex="-1"' in drawn
    assert "直すところが8つあります" in drawn


def test_a_form_without_errors_has_no_summary(draw: Draw) -> None:
    assert draw("{% error_summary form %}", form=Report()).strip() == ""


def test_the_targets_of_the_summary_are_on_the_page(draw: Draw) -> None:
    form = Report({})
    summary, fields = draw("{% error_summary form %}", form=form), draw("{% fields form %}", form=form)

    targets = [part.split('"')[0] for part in summary.split('href="#')[1:]]

    assert len(targets) == 7
    assert all(f'id="{target}"' in fields for target in targets)


def test_a_filter_bar_asks_on_the_same_page(draw: Draw) -> None:
    class Filter(forms.Form):
        q = forms.CharField(label="ことば", required=False)

    drawn = draw("{% filter_bar form %}", form=Filter())

    assert 'method="get"' in drawn
    assert 'role="search"' in drawn
    assert "しぼりこむ" in drawn

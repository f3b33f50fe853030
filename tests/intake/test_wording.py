from datetime import date

import pytest
from django.utils.translation import override

from shirushi.intake import presentation, wording
from shirushi.intake.declarations import SHEETS, Fact, Sheet
from shirushi.intake.models import Application
from shirushi.intake.presentation import Progress
from shirushi.rules.questions import QUESTIONS
from tests.cast import cast
from tests.intake.drafts import complete, submitted

FACTS = [
    (scheme, sheet, fact) for scheme, sheets in SHEETS.items() for sheet in sheets for fact in sheet.facts
]


@pytest.mark.parametrize(("scheme", "sheet", "fact"), FACTS)
def test_every_declared_fact_is_a_fact_of_its_question_and_is_asked_in_words(
    scheme: str, sheet: Sheet, fact: Fact
) -> None:
    known = {field.name for field in QUESTIONS[sheet.question].fields}

    assert fact.name in known
    assert str(wording.asked(fact.name).label)
    assert set(fact.choices) <= set(wording.CHOICES)


@pytest.mark.parametrize("question", sorted({sheet.question for _, sheet, _ in FACTS}))
def test_every_sheet_says_why_it_is_asked(question: str) -> None:
    assert str(wording.heading(question).why)


def test_every_word_of_a_declaration_is_japanese_in_japanese() -> None:
    with override("ja"):
        labels = [str(wording.asked(fact.name).label) for _, _, fact in FACTS]
        titles = [str(each.title) for each in wording.HEADINGS.values()]

    assert [text for text in labels + titles if text.isascii()] == []


def test_every_state_has_its_tone() -> None:
    assert set(presentation.TONES) == set(Application.State)


@pytest.mark.django_db
def test_the_first_step_without_a_day_is_the_current_one() -> None:
    application = submitted(cast())

    steps = presentation.steps(application, Progress())

    assert [step.state for step in steps] == ["done"] * 3 + ["current"] + ["ahead"] * 7


@pytest.mark.django_db
def test_a_halted_review_stands_at_its_step() -> None:
    application = submitted(cast())
    application.invoice.paid_on = application.formal_checked_on = date(2026, 6, 1)

    steps = presentation.steps(application, Progress(is_halted=True))

    assert [step.state for step in steps if step.state not in ("done", "ahead")] == ["halted"]


@pytest.mark.django_db
def test_a_withdrawn_case_stands_nowhere_and_has_no_way_ahead() -> None:
    application = submitted(cast())
    application.state = Application.State.WITHDRAWN

    steps = presentation.steps(application, Progress())

    assert {step.state for step in steps} == {"done"}


@pytest.mark.django_db
def test_a_draft_with_everything_declared_waits_for_its_submission() -> None:
    application = complete(cast())

    steps = presentation.steps(application, Progress())

    assert [step.state for step in steps[:4]] == ["done", "done", "current", "ahead"]

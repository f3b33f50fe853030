"""The notice of a measure is a letter that is kept; what it denies, it denies with its reasons."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from shirushi.awards.models import GrantDecision
from shirushi.papers.letters import sheets
from shirushi.papers.models import Letter
from tests.incidents import scene
from tests.incidents.scene import NOTIFIED

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_japanese() -> Iterator[None]:
    with translation.override("ja"):
        yield


def text_of(letter: Letter, language: str = "ja") -> str:
    sheet = sheets.sheet_of(letter, on=NOTIFIED, language=language, addition="")
    return "\n".join(f"{block.label} {block.text}" for block in sheet.blocks)


def test_the_notice_goes_out_as_a_letter_of_the_body_that_sends_it() -> None:
    here = scene.holder()
    measure = scene.notify(here, scene.decide(here, scene.report(here), 8, months=3))

    letter = Letter.objects.get(kind="incidents.measure", subject_id=measure.pk)

    assert (letter.sent_on, letter.sender, letter.number) == (NOTIFIED, measure.organisation, "2026-0001")
    assert letter.file is not None
    assert "一時停止" in text_of(letter)
    assert all(condition in text_of(letter) for condition in measure.conditions)
    assert "End conditions" in text_of(letter, "en")


def test_a_denial_by_a_measure_says_why_on_the_decision_and_in_the_letter() -> None:
    here = scene.under_review()
    measure = scene.answered(here, 10)

    decision = GrantDecision.objects.get()
    letter = Letter.objects.get(kind="incidents.measure", subject_id=measure.pk)
    assert decision.result == "denied"
    assert measure.incident.number in decision.reasons
    assert "欠格レベル" in decision.reasons
    assert "申請を否認とします" in text_of(letter)

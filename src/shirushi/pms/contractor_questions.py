"""What contractors are asked (content/contractor_questions.yaml), and what their answers add up to."""

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from pydantic import BaseModel, ConfigDict, Field, model_validator

from shirushi.pms import content
from shirushi.pms.models import Judgement
from shirushi.ui.language import language

FULL_SCORE = 100
# From here on a contractor is proposed as fit, and as fit with conditions. People judge; this is a proposal.
FIT_FROM, CONDITIONS_FROM = 80, 60


class Answer(models.TextChoices):
    YES = "yes", pgettext_lazy("questionnaire", "Yes")
    PARTLY = "partly", pgettext_lazy("questionnaire", "In part")
    NO = "no", pgettext_lazy("questionnaire", "No")
    NOT_CONCERNED = "not_concerned", _("Does not concern us")


POINTS = {Answer.YES: 2, Answer.PARTLY: 1, Answer.NO: 0}
FULL_POINTS = 2


class Said(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    ja: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def __str__(self) -> str:
        return self.ja if language() == "ja" else self.en


class Question(Said):
    code: str
    group: str
    optional: bool = False

    @property
    def choices(self) -> list[tuple[str, Any]]:
        return [(each.value, each.label) for each in Answer if self.optional or each != Answer.NOT_CONCERNED]


class Questionnaire(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    groups: dict[str, Said]
    questions: tuple[Question, ...]

    @model_validator(mode="after")
    def _fits(self) -> "Questionnaire":
        codes = [each.code for each in self.questions]
        if len(codes) != len(set(codes)):
            raise ValueError("a code stands twice")
        if {each.group for each in self.questions} != set(self.groups):
            raise ValueError("each group has its questions, each question its group")
        return self

    def of(self, group: str) -> list[Question]:
        return [each for each in self.questions if each.group == group]


@lru_cache(maxsize=1)
def questionnaire() -> Questionnaire:
    place = resources.files("shirushi.pms") / "content" / "contractor_questions.yaml"
    return Questionnaire.model_validate(content.read(place.read_text(encoding="utf-8")))


def are_complete(answers: Mapping[str, str]) -> bool:
    """Every question has one of its own answers, and nothing else is answered."""
    asked = {each.code: {code for code, _label in each.choices} for each in questionnaire().questions}
    return asked.keys() == answers.keys() and all(answers[code] in asked[code] for code in asked)


def score_of(answers: Mapping[str, str]) -> int:
    """Points of the questions that concern the contractor, of a hundred, rounded down."""
    counted = [POINTS[Answer(each)] for each in answers.values() if each != Answer.NOT_CONCERNED]
    return FULL_SCORE * sum(counted) // (FULL_POINTS * len(counted)) if counted else 0


def proposed(answers: Mapping[str, str]) -> Judgement:
    """What the answers suggest: a plain "no" is never fit without a condition."""
    score = score_of(answers)
    if score < CONDITIONS_FROM:
        return Judgement.UNFIT
    return Judgement.FIT if score >= FIT_FROM and Answer.NO not in answers.values() else Judgement.CONDITIONS

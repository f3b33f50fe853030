"""Contractors: the register, and the evaluation of each before entrusting and yearly after."""

from shirushi.pms.services.contractors.evaluating import (
    Asked,
    answer,
    approve_exception,
    ask,
    ask_for_review,
    judge,
    record_answers,
)
from shirushi.pms.services.contractors.registering import change, end, register, register_many

__all__ = [
    "Asked",
    "answer",
    "approve_exception",
    "ask",
    "ask_for_review",
    "change",
    "end",
    "judge",
    "record_answers",
    "register",
    "register_many",
]

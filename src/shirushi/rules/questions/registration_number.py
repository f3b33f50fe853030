"""registration_number: what a registration number tells, and the next one at a renewal (P登録番号)."""

import re
from functools import cached_property
from typing import Any, ClassVar

from pydantic import PositiveInt

from shirushi.rules.editions import Edition
from shirushi.rules.facts import scheme, text
from shirushi.rules.inquiry import Inquiry, Outcome, Question


class RegistrationNumber(Edition):
    """The parts: body, business, and in brackets the count of grants; each with its digits."""

    kind: ClassVar[str] = "registration_number"

    body_digits: PositiveInt
    body_from: int
    business_digits: PositiveInt
    grants_digits: PositiveInt
    grants_from: int

    @cached_property
    def form(self) -> re.Pattern[str]:
        body, business, grants = self.body_digits, self.business_digits, self.grants_digits
        return re.compile(rf"([0-9]{{{body}}})([0-9]{{{business}}})(?:\(([0-9]{{{grants}}})\))?")

    def parts(self, number: str) -> tuple[str, str, int | None] | None:
        """(body, business, grants or None), or None where the number is malformed."""
        found = self.form.fullmatch(number)
        if found is None or int(found[1]) < self.body_from:
            return None
        grants = None if found[3] is None else int(found[3])
        return None if grants is not None and grants < self.grants_from else (found[1], found[2], grants)

    def written(self, body: str, business: str, grants: int) -> str | None:
        """The whole number; None where the count has no room."""
        count = str(grants).zfill(self.grants_digits)
        return f"{body}{business}({count})" if len(count) == self.grants_digits else None


def answer(inquiry: Inquiry) -> Outcome:
    """{"valid": bool, "body": str, "business": str, "grants": int, "next_on_renewal": str}, or nulls."""
    edition = inquiry.rule(RegistrationNumber)
    parts = edition.parts(inquiry.facts["number"])
    if parts is None:
        inquiry.because("registration_number.malformed", edition.cites, number=inquiry.facts["number"])
        return _outcome(valid=False)
    body, business, grants = parts
    inquiry.because("registration_number.read", edition.cites, body=body, business=business)
    following = _next(inquiry, edition, parts)
    return _outcome(valid=True, body=body, business=business, grants=grants, next_on_renewal=following)


def _next(inquiry: Inquiry, edition: RegistrationNumber, parts: tuple[str, str, int | None]) -> str | None:
    body, business, grants = parts
    if grants is None:
        inquiry.because("registration_number.without_grants", edition.cites)
        return None
    inquiry.because("registration_number.grants", edition.cites, grants=grants)
    following = edition.written(body, business, grants + 1)
    if following is None:
        inquiry.because("registration_number.last", edition.cites, grants=grants)
    return following


def _outcome(*, valid: bool, **parts: Any) -> Outcome:
    names = ("body", "business", "grants", "next_on_renewal")
    return {"valid": valid} | {name: parts.get(name) for name in names}


KINDS = (RegistrationNumber,)
QUESTION = Question("registration_number", (scheme(), text("number")), answer)

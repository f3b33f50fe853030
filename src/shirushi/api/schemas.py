"""What the API answers: shapes of marks, publications, decisions and refusals. Days are ISO, Tokyo's."""

from datetime import date
from typing import Any, Literal

from ninja import Schema


class Standing(Schema):
    on: date
    standing: str
    may_show_mark: bool
    since: date | None
    until: date | None


class Span(Schema):
    standing: str
    may_show_mark: bool
    from_on: date
    until_on: date | None


class Mark(Schema):
    """One registered mark with its standing on the asked day (today if none was asked)."""

    scheme: Literal["privacymark", "japhic"]
    number: str
    grants: int
    name: str
    name_kana: str
    unit_kind: str
    unit_name: str
    corporate_number: str
    prefecture: str
    review_body: str
    first_granted_on: date
    starts_on: date | None
    expires_on: date | None
    standing: Standing
    page: str


class MarkWithHistory(Mark):
    history: list[Span]


class Marks(Schema):
    """One page of marks. `total` counts to a thousand; beyond that `total_is_more` is true."""

    page: int
    total: int
    total_is_more: bool
    marks: list[Mark]


class Published(Schema):
    kind: str
    scheme: str
    number: str
    name: str
    effective_on: date
    published_on: date
    period_starts_on: date | None
    period_ends_on: date | None
    cites: list[str]


class Publications(Schema):
    page: int
    total: int
    publications: list[Published]


class Texts(Schema):
    ja: str
    en: str


class Reason(Schema):
    code: str
    facts: dict[str, Any]
    cites: list[str]
    text: Texts


class DecisionAnswer(Schema):
    """The answer of a rule question; a refusal is an answer too (`refused`, outcome null)."""

    question: str
    scheme: str | None
    editions: dict[str, str | None]
    rulebook: str
    refused: bool
    outcome: dict[str, Any] | None
    reasons: list[Reason]
    warnings: list[str]


class BadInputAnswer(Schema):
    error: str
    field: str
    text: Texts

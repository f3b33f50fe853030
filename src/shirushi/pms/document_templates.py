"""The policy, the fifteen rules and the forms that ship (content/documents/*.txt), filled with a company's names."""

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from pydantic import BaseModel, ConfigDict, Field

from shirushi.pms import content
from shirushi.ui.language import language

RULE_LETTERS = "abcdefghijklmno"
RULES = tuple(f"rule_{letter}" for letter in RULE_LETTERS)
FORMS = (
    "form_pledge", "form_consent", "form_acquisition", "form_media", "form_disposal", "form_entry",
    "form_request", "form_complaint", "form_incident", "form_contractor",
)  # fmt: skip
# In the order in which a business reads them.
CODES = ("policy", *RULES, *FORMS)
PLACEHOLDERS = (
    "company", "representative", "privacy_officer", "audit_officer", "complaint_desk", "address", "enacted_on",
)  # fmt: skip
PLACE = re.compile(r"\{(\w+)\}")


class Template(BaseModel):
    """Front data, a line with ---, the text."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    title: str = Field(min_length=1)
    title_en: str = Field(min_length=1)
    summary: str = Field(min_length=1)
    summary_en: str = Field(min_length=1)
    text: str = Field(min_length=1)

    @property
    def kind(self) -> str:
        return self.code.partition("_")[0]

    @property
    def said_summary(self) -> str:
        return self.summary if language() == "ja" else self.summary_en

    def filled(self, names: Mapping[str, str]) -> str:
        """The text with the names of a company; KeyError for a name that is missing."""
        return PLACE.sub(lambda found: names[found[1]], self.text)


@lru_cache(maxsize=len(CODES))
def template(code: str) -> Template:
    """A document that ships; KeyError for any other."""
    if code not in CODES:
        raise KeyError(code)
    place = resources.files("shirushi.pms") / "content" / "documents" / f"{code}.txt"
    front, _line, text = place.read_text(encoding="utf-8").partition("\n---\n")
    return Template(code=code, text=text.strip("\n"), **content.read(front))


def templates() -> list[Template]:
    return [template(code) for code in CODES]


def summary_of(code: str) -> str:
    """What a shipped document is for, in a sentence; nothing for a company's own."""
    return template(code).said_summary if code in CODES else ""

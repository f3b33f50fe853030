"""How the declarations are asked: each fact as a question, with what the reviewer looks for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from shirushi.intake.declarations import sheet
from shirushi.rules.questions.documents import Document
from shirushi.ui import amounts, days

Text = str | Promise


@dataclass(frozen=True)
class Asked:
    """The words of one fact: the question, what the reviewer looks for, an example."""

    label: Text
    hint: Text = ""
    example: Text = ""


@dataclass(frozen=True)
class Heading:
    """The words of one sheet: its title and why it is asked."""

    title: Text
    why: Text


HEADINGS: Mapping[str, Heading] = {
    "eligibility": Heading(
        _("Who may apply"),
        _(
            "The scheme takes applications only from businesses that meet its conditions. "
            "The answer is shown at once."
        ),
    ),
    "size_class": Heading(
        _("Size of the business"),
        _(
            "Line of business, capital and workers decide the size class, and with it the "
            "fees and the hours on site."
        ),
    ),
    "headcount": Heading(
        _("Number of workers"),
        _("The fees and the hours on site go by the workers on the day of the application."),
    ),
    "small_business": Heading(
        _("Form for My Number information"),
        _("Small businesses fill in a shorter self-assessment form for My Number information."),
    ),
    "documents": Heading(
        _("What applies to you"),
        _(
            "Some self-assessment forms concern only those who provide or process "
            "information in certain ways."
        ),
    ),
}

STRENGTHS: Mapping[str, Text] = {
    "must": _("Must"),
    "effort": _("Effort"),
    "desirable": _("Desirable"),
}

SHARED: Mapping[str, Asked] = {
    "base_in_japan": Asked(
        _("Is there a place of business in Japan?"),
        _("The reviewer looks for an address in Japan at which the business really works."),
    ),
    "industry": Asked(
        _("Main line of business"),
        _("The one with the highest sales. The reviewer compares it with your outline of the business."),
    ),
    "capital": Asked(
        _("Capital"),
        _("As in the register. Leave it empty if your kind of corporation has no registered capital."),
        "10,000,000",
    ),
    "workers": Asked(
        _("Number of workers"),
        _(
            "Everybody who works under your direction: employees of any kind, all "
            "officers, dispatched workers. It is checked on site."
        ),
        "24",
    ),
    "legal_entity": Asked(
        _("Is the applicant one whole legal entity?"),
        _("PrivacyMark is granted per legal entity, not to a department or a sole proprietor."),
    ),
    "unregistered_foreign_company": Asked(
        _("Is it a foreign company without a registered place of business in Japan?"),
        _("The reviewer looks at the registry certificate."),
    ),
    "adult_entertainment": Asked(
        _("Does it run a sex-related business (Entertainment Business Act, Article 2(5)) or one like it?"),
    ),
    "officer_disqualified": Asked(
        _("Does an officer have a ground for disqualification?"),
        _(
            "A sentence under the law within the last two years, or ties to organised "
            "crime within the last five."
        ),
    ),
    "pms_established": Asked(
        _("Is a PMS (personal information management system) established?"),
        _(
            "The reviewer looks for written rules that follow the scheme's guideline, and "
            "for the people in charge."
        ),
    ),
    "pms_operated": Asked(
        _("Has the PMS been run once through plan, do, check and act?"),
        _("The reviewer looks for records of training, internal audit and management review."),
    ),
    "qualified_people": Asked(
        _("Regular employees with social insurance, and registered officers"),
        _(
            "At least two are needed: the privacy officer and the audit officer are two "
            "people. Auditors (監査役) do not count."
        ),
        "8",
    ),
    "subject_to_guidelines": Asked(
        _("Does the law on personal information apply to the business?"),
        _("It applies to nearly everybody who keeps personal information for work."),
    ),
    "medical": Asked(
        _("Is it a medical or care business that the JAPHIC Mark Medical is for?"),
        _("Such businesses apply for the other mark."),
    ),
    "serious_infringement_on": Asked(
        _("Day of a serious leak or other serious infringement within the last two years"),
        _(
            "Leave it empty if there was none. You declare it yourself; a false statement "
            "ends the certification."
        ),
        "2026-04-01",
    ),
    "employees": Asked(
        _("Employees"),
        _("Those employed regularly, over the whole business. At most 100 counts as small."),
        "24",
    ),
    "persons_in_databases": Asked(
        _("Persons in your databases"),
        _("The most on any day of the last six months. At most 5,000 counts as small."),
        "1,200",
    ),
    "entrusted": Asked(
        _("Do you handle My Number information that others entrusted to you?"),
        _("For example payroll for other businesses."),
    ),
    "financial_sector": Asked(
        _("Do you belong to the financial sector?"), _("Banks, insurers, lenders and the like.")
    ),
    "my_number_office": Asked(
        _("Are you an office that uses My Numbers for its own administration?"),
        _("For example a health insurance society. An ordinary employer is not."),
    ),
    "applies": Asked(
        _("Which of these concern you?"),
        _(
            "Each adds a self-assessment form, and some a fee that the review body quotes. "
            "Choose none if none applies."
        ),
    ),
    "officers": Asked(_("Company officers"), _("Directors and auditors, part-time ones too.")),
    "directors": Asked(_("Directors of associations and foundations")),
    "regular": Asked(_("Regular employees")),
    "contract": Asked(_("Contract employees")),
    "dispatched": Asked(_("Dispatched workers"), _("Those who come to you from an agency.")),
    "shokutaku": Asked(_("Re-employed and commissioned employees (嘱託)")),
    "part_time": Asked(_("Part-time workers")),
    "arbeit": Asked(_("Casual workers (アルバイト)")),
    "volunteer": Asked(_("Volunteers")),
    "contractor_staff": Asked(
        _("Staff of contractors"), _("Not counted as workers; the number helps the reviewer.")
    ),
    "contractor_individual": Asked(_("Individual contractors"), _("Not counted as workers.")),
    "work_experience": Asked(_("People on work experience"), _("Not counted as workers.")),
}

CHOICES: Mapping[str, Text] = {
    "manufacturing_and_other": _("Manufacturing and everything else"),
    "wholesale": _("Wholesale"),
    "retail": _("Retail, restaurants"),
    "service": _("Service industry"),
    "foreign_transfer": _("We provide personal information to third parties abroad"),
    "third_party_records": _("We provide it to third parties or receive it, and keep records of that"),
    "anonymised": _("We make or use pseudonymised or anonymised information"),
    "remote_review": _("We ask for a remote review"),
}

SIZES: Mapping[str, Text] = {"small": _("Small"), "medium": _("Medium"), "large": _("Large")}

YES, NO = _("Yes"), _("No")


def heading(question: str) -> Heading:
    return HEADINGS[question]


def asked(name: str) -> Asked:
    return SHARED[name]


def document_label(document: Document) -> str:
    """A document's name in the reader's language, with the number of its form."""
    name = document.name.en if (get_language() or "ja").startswith("en") else document.name.ja
    return f"{document.form} {name}" if document.form else name


def told(scheme: str, question: str, facts: Mapping[str, Any]) -> list[tuple[Text, Any]]:
    """The declared facts of a sheet as rows of label and value, in the order in which they are asked."""
    return [
        (asked(fact.name).label, _written(fact.reads, facts.get(fact.name)))
        for fact in sheet(scheme, question).facts
        if fact.needed or facts.get(fact.name) or fact.reads in ("codes", "day")
    ]


def _written(reads: str, value: Any) -> Any:
    """One declared value as people read it."""
    if reads == "codes":
        return "、".join(str(CHOICES[code]) for code in value) if value else _("None declared")
    if value is None:
        return _("None declared")
    return _WRITTEN[reads](value)


_WRITTEN: Mapping[str, Callable[[Any], Any]] = {
    "flag": lambda value: YES if value else NO,
    "choice": CHOICES.__getitem__,
    "yen": amounts.yen,
    "whole": amounts.grouped,
    "day": days.written_day,
}

"""small_business: 中小規模事業者 of the guidelines, and the My Number form that goes with it."""

from typing import ClassVar

from pydantic import PositiveInt

from shirushi.rules.editions import Cites, Edition
from shirushi.rules.facts import flag, on, whole
from shirushi.rules.inquiry import Inquiry, Outcome, Question

AUTHORITY = "ppc"  # the guidelines are the commission's, whatever the scheme
EXCLUDED_FROM_THE_SMALL_FORM = ("financial_sector", "my_number_office")


class SmallBusiness(Edition):
    """The limits of the guidelines."""

    kind: ClassVar[str] = "small_business"

    employees_at_most: PositiveInt
    persons_at_most: PositiveInt
    form_cites: Cites


def answer(inquiry: Inquiry) -> Outcome:
    """{"small": bool, "form": "principle" | "small"}."""
    edition = inquiry.rule(SmallBusiness, scheme=AUTHORITY)
    small = _is_small(inquiry, edition)
    return {"small": small, "form": _form(inquiry, edition, small=small)}


def _is_small(inquiry: Inquiry, edition: SmallBusiness) -> bool:
    facts = inquiry.facts
    limits = {"employees": edition.employees_at_most, "persons_in_databases": edition.persons_at_most}
    above = [name for name, limit in limits.items() if facts[name] > limit]
    for name in above:
        inquiry.because(f"small_business.{name}", edition.cites, **{name: facts[name]}, limit=limits[name])
    if facts["entrusted"]:
        inquiry.because("small_business.entrusted", edition.cites)
    if above or facts["entrusted"]:
        return False
    inquiry.because("small_business.small", edition.cites, **{name: facts[name] for name in limits})
    return True


def _form(inquiry: Inquiry, edition: SmallBusiness, *, small: bool) -> str:
    excluded = [name for name in EXCLUDED_FROM_THE_SMALL_FORM if inquiry.facts[name]]
    for name in excluded:
        inquiry.because(f"small_business.{name}", edition.form_cites)
    if not small:
        inquiry.because("small_business.form_principle", edition.form_cites)
    if excluded or not small:
        return "principle"
    inquiry.because("small_business.form_small", edition.form_cites)
    return "small"


KINDS = (SmallBusiness,)
QUESTION = Question(
    "small_business",
    (
        on(),
        whole("employees", at_least=0),
        whole("persons_in_databases", at_least=0),
        flag("entrusted"),
        *(flag(name, needed=False) for name in EXCLUDED_FROM_THE_SMALL_FORM),
    ),
    answer,
)

"""What the house knows already of a business, for the fields of an application's forms."""

from collections.abc import Callable, Mapping

from shirushi.people.actor import Actor
from shirushi.people.models import Membership, Organisation, Role
from shirushi.pms.models import Holding
from shirushi.pms.queries import inventory, workers

MOST_LINES = 40
Values = dict[str, str]


def values_of(code: str, who: Actor) -> Values:
    """The fields of a form as known today; those that nobody knows are left out."""
    business = Organisation.objects.get(pk=who.organisation_id or 0)
    found = _KNOWN[code](business, who) if code in _KNOWN else {}
    return {name: value for name, value in found.items() if value}


def _holder(business: Organisation, role: str, who: Actor) -> str:
    held = Membership.objects.held_on(who.on).filter(organisation=business, role=role)
    found = held.select_related("person").order_by("from_on", "pk").first()
    return str(found.person) if found else ""


def _application_form(business: Organisation, who: Actor) -> Values:
    return {
        "name": business.name,
        "name_kana": business.name_kana,
        "corporate_number": business.corporate_number or "",
        "address": business.address,
        "representative": _holder(business, Role.REPRESENTATIVE, who),
        "contact": _holder(business, Role.PRIVACY_OFFICER, who),
    }


def _organisation(business: Organisation, who: Actor) -> Values:
    departments = business.departments.filter(closed_on=None).order_by("name").values_list("name", flat=True)
    return {
        "representative": _holder(business, Role.REPRESENTATIVE, who),
        "privacy_officer": _holder(business, Role.PRIVACY_OFFICER, who),
        "audit_officer": _holder(business, Role.AUDIT_OFFICER, who),
        "others": "\n".join(departments),
    }


def _outline(business: Organisation, who: Actor) -> Values:
    count = workers.working_on(business.pk, who.on).count()
    return {"workers": str(count) if count else "", "website": business.website}


def _handling(_business: Organisation, who: Actor) -> Values:
    """By line: the work, the information, whose."""
    held = inventory.listed(who, inventory.Filter(state=Holding.State.APPROVED))[:MOST_LINES]
    return {"handling": "\n".join(_line(each) for each in held)}


def _line(each: Holding) -> str:
    work = f"{each.process}: " if each.process else ""
    count = f" ({each.count:,})" if each.count else ""
    return f"{work}{each.name}, {each.get_persons_display()}{count}"


def _sites(business: Organisation, _who: Actor) -> Values:
    return {"sites": f"{business.name}, {business.address}"}


_KNOWN: Mapping[str, Callable[[Organisation, Actor], Values]] = {
    "application_form": _application_form,
    "pms_organisation": _organisation,
    "business_outline": _outline,
    "handling_outline": _handling,
    "sites": _sites,
}

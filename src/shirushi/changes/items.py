"""What a business can report as changed: what it was told last, what the rules call it, how it is shown."""

from collections.abc import Mapping
from datetime import date

from shirushi.changes.models import Change, ChangeReport
from shirushi.people import queries as people
from shirushi.people.models import Dossier, Organisation, Role
from shirushi.people.prefectures import name_of

Item = Change.Item
# These are facts of the organisation and follow a confirmed report.
OF_THE_ORGANISATION = (Item.NAME, Item.NAME_KANA, Item.NAME_ENGLISH, Item.PREFECTURE, Item.ADDRESS)
OF_A_ROLE = {
    Item.REPRESENTATIVE: Role.REPRESENTATIVE,
    Item.PRIVACY_OFFICER: Role.PRIVACY_OFFICER,
    Item.AUDIT_OFFICER: Role.AUDIT_OFFICER,
}
# What the rules call an item, where it is not its own name.
IN_THE_RULES = {
    Item.NAME_KANA: "name",
    Item.NAME_ENGLISH: "name",
    Item.PREFECTURE: "head_office",
    Item.ADDRESS: "head_office",
}


def known(dossier: Dossier, on: date) -> dict[str, str]:
    """What stands now for each item: the organisation's facts, else what was confirmed last, else who holds the role."""
    organisation = dossier.unit.organisation
    told = _told(dossier)
    return {
        item.value: getattr(organisation, item)
        if item in OF_THE_ORGANISATION
        else told.get(item.value) or _holders(organisation, item, on)
        for item in Item
    }


def _told(dossier: Dossier) -> dict[str, str]:
    """What the confirmed reports say, the latest day last."""
    confirmed = Change.objects.filter(report__dossier=dossier, report__state=ChangeReport.State.CONFIRMED)
    return dict(confirmed.order_by("report__takes_effect_on", "report_id").values_list("item", "after"))


def _holders(organisation: Organisation, item: Change.Item, on: date) -> str:
    if item not in OF_A_ROLE:
        return ""
    return ", ".join(str(person) for person in people.people_with(organisation, [OF_A_ROLE[item]], on))


def different(before: Mapping[str, str], given: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """The items that are not what they were: before and after."""
    return {
        item.value: (before[item], given[item].strip())
        for item in Item
        if item in given and given[item].strip() != before[item]
    }


def rule_items(items: Mapping[str, object] | list[str]) -> list[str]:
    """What the rules are asked about: each of their items once."""
    return list(dict.fromkeys(IN_THE_RULES.get(Item(item), item) for item in items))


def shown(item: str, value: str) -> str:
    return name_of(value) if item == Item.PREFECTURE else value

"""The cast of the tests: invented people and bodies with names, each as a plain function.

`cast()` makes the usual company: a business with its officers, two review bodies, the granting body.
"""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from zoneinfo import ZoneInfo

from shirushi.people import queries
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Membership, Organisation, Person, Role, Unit
from shirushi.people.searching import search_words

TOKYO = ZoneInfo("Asia/Tokyo")
LONG_AGO = date(2015, 4, 1)
_numbers = count(1)


def moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10, 0, tzinfo=TOKYO)


def corporate_number(serial: int) -> str:
    """A number with a right check digit on an invented base (9999…)."""
    base = f"9999{serial:08d}"
    weighted = sum(int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(base)))
    return f"{9 - weighted % 9}{base}"


def person(name: str, email: str = "") -> Person:
    return Person.objects.create_user(email=email or f"p{next(_numbers)}@people.example", name=name)


def business(name: str = "みどり印刷株式会社", **fields: str) -> Organisation:
    made = Organisation(
        kind=Organisation.Kind.BUSINESS,
        name=name,
        name_kana=fields.pop("name_kana", "ミドリインサツ"),
        corporate_number=fields.pop("corporate_number", corporate_number(next(_numbers))),
        prefecture=fields.pop("prefecture", "04"),
        address=fields.pop("address", "宮城県仙台市青葉区1-1"),
        registered_on=LONG_AGO,
        **fields,
    )
    made.search_words = search_words(made)
    made.save()
    return made


def body(kind: str, scheme: str, name: str, code: str = "") -> Organisation:
    return Organisation.objects.create(
        kind=kind, scheme=scheme, name=name, code=code, prefecture="13", registered_on=LONG_AGO
    )


def member(organisation: Organisation, role: str, name: str, until_on: date | None = None) -> Person:
    made = person(name)
    Membership.objects.create(
        person=made, organisation=organisation, role=role, from_on=LONG_AGO, until_on=until_on
    )
    return made


def acting(who: Person, day: date, organisation: Organisation | None = None) -> Actor:
    """The person as it acts on that day."""
    return queries.actor_for(
        who, organisation_id=organisation.pk if organisation else None, on=day, at=moment(day)
    )


def dossier(organisation: Organisation, scheme: str = "privacymark", **fields: object) -> Dossier:
    unit = Unit.objects.create(organisation=organisation, kind=Unit.Kind.CORPORATION, registered_on=LONG_AGO)
    return Dossier.objects.create(unit=unit, scheme=scheme, opened_on=LONG_AGO, **fields)


@dataclass(frozen=True)
class Cast:
    business: Organisation
    representative: Person
    privacy_officer: Person
    audit_officer: Person
    worker: Person
    review_body: Organisation
    clerk: Person
    assessor: Person
    second_assessor: Person
    review_officer: Person
    other_review_body: Organisation
    other_clerk: Person
    other_assessor: Person
    granting_body: Organisation
    officer: Person
    granting_clerk: Person
    committee_member: Person


def cast(scheme: str = "privacymark") -> Cast:
    company = business()
    here = body("review_body", scheme, "みちのく審査センター", "18")
    there = body("review_body", scheme, "あけぼの審査機構", "19")
    granting = body("granting_body", scheme, "しるし付与機関", "10")
    return Cast(
        business=company,
        representative=member(company, Role.REPRESENTATIVE, "緑川 一郎"),
        privacy_officer=member(company, Role.PRIVACY_OFFICER, "緑川 花"),
        audit_officer=member(company, Role.AUDIT_OFFICER, "青木 健"),
        worker=member(company, Role.WORKER, "白石 杏"),
        review_body=here,
        clerk=member(here, Role.CLERK, "道野 久美"),
        assessor=member(here, Role.ASSESSOR, "奥山 誠"),
        second_assessor=member(here, Role.ASSESSOR, "鳴子 薫"),
        review_officer=member(here, Role.OFFICER, "松島 渚"),
        other_review_body=there,
        other_clerk=member(there, Role.CLERK, "明石 剛"),
        other_assessor=member(there, Role.ASSESSOR, "曙 圭"),
        granting_body=granting,
        officer=member(granting, Role.OFFICER, "印南 遥"),
        granting_clerk=member(granting, Role.CLERK, "印東 歩"),
        committee_member=member(granting, Role.COMMITTEE_MEMBER, "印旛 学"),
    )

"""The bodies of both schemes and the people who can be signed in as (their addresses end in @demo.example)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from shirushi.people.corporate_number import check_digit
from shirushi.people.models import Membership, Organisation, Person, Role, Scheme

LONG_AGO = date(2006, 4, 1)
Kind = Organisation.Kind
# Base of invented corporate numbers: nobody has one that begins so.
BASE = "9999"

GRANTING_BODIES = {
    Scheme.PRIVACYMARK: ("しるし付与機関", "シルシフヨキカン", "Shirushi Granting Body", "10"),
    Scheme.JAPHIC: ("あかし認証機構", "アカシニンショウキコウ", "Akashi Certification Organisation", ""),
}
REVIEW_BODIES = {
    Scheme.PRIVACYMARK: (
        ("みちのく審査センター", "ミチノクシンサセンター", "Michinoku Review Center", "18", "04"),
        ("あけぼの審査機構", "アケボノシンサキコウ", "Akebono Review Organisation", "19", "13"),
        ("しおかぜ審査会", "シオカゼシンサカイ", "Shiokaze Review Society", "21", "27"),
        ("中央印審査協会", "チュウオウインシンサキョウカイ", "Chuo-in Review Association", "22", "23"),
        ("南風審査センター", "ナンプウシンサセンター", "Nanpu Review Center", "23", "43"),
    ),
    Scheme.JAPHIC: (
        ("ともしび審査所", "トモシビシンサショ", "Tomoshibi Review Office", "", "13"),
        ("かけはし審査所", "カケハシシンサショ", "Kakehashi Review Office", "", "27"),
        ("いしずえ審査所", "イシズエシンサショ", "Ishizue Review Office", "", "40"),
    ),
}


def corporate_number(serial: int) -> str:
    base = f"{BASE}{serial:08d}"
    return f"{check_digit(base)}{base}"


@dataclass(frozen=True)
class Body:
    """A body with the people who act for it."""

    organisation: Organisation
    clerk: Person
    officer: Person
    assessors: tuple[Person, ...] = ()
    committee_member: Person | None = None


@dataclass(frozen=True)
class Bodies:
    granting: dict[Scheme, Body]
    reviewing: dict[Scheme, list[Body]]


def person(name: str, address: str, *, language: str = "ja") -> Person:
    return Person.objects.create_user(email=address, name=name, language=language)


def appoint(who: Person, organisation: Organisation, *roles: str, until_on: date | None = None) -> None:
    Membership.objects.bulk_create(
        Membership(person=who, organisation=organisation, role=role, from_on=LONG_AGO, until_on=until_on)
        for role in roles
    )


def gather() -> Bodies:
    """Both granting bodies, the review bodies; those of the first review body of each scheme can be signed in as."""
    granting = {scheme: _granting_body(scheme) for scheme in Scheme}
    reviewing = {scheme: list(_review_bodies(scheme)) for scheme in Scheme}
    return Bodies(granting, reviewing)


def _granting_body(scheme: Scheme) -> Body:
    name, kana, english, code = GRANTING_BODIES[scheme]
    body = _organisation(Kind.GRANTING_BODY, scheme, name, kana, english, code, "13")
    officer = _member(body, OFFICERS[scheme], Role.OFFICER)
    if scheme == Scheme.JAPHIC:
        clerk = _member(body, ("明石 歩", "clerk@akashi.example"), Role.CLERK)
        return Body(body, clerk, officer)
    clerk = _member(body, ("印東 歩", "granting.clerk@demo.example"), Role.CLERK)
    committee = _member(body, ("印旛 学", "committee@demo.example"), Role.COMMITTEE_MEMBER)
    return Body(body, clerk, officer, committee_member=committee)


OFFICERS = {
    Scheme.PRIVACYMARK: ("印南 遥", "granting.officer@demo.example"),
    Scheme.JAPHIC: ("明石 剛", "japhic.officer@demo.example"),
}
# Of the first review body of each scheme: clerk, officer, two assessors.
PEOPLE = {
    Scheme.PRIVACYMARK: (
        ("道野 久美", "clerk@demo.example"), ("松島 渚", "review.officer@demo.example"),
        ("奥山 誠", "assessor@demo.example"), ("鳴子 薫", "naruko@michinoku.example"),
    ),
    Scheme.JAPHIC: (
        ("灯 千尋", "japhic.clerk@demo.example"), ("灯台 光", "officer@tomoshibi.example"),
        ("燭 真琴", "japhic.assessor@demo.example"), ("篝 悠", "kagari@tomoshibi.example"),
    ),
}  # fmt: skip


def _review_bodies(scheme: Scheme) -> Iterable[Body]:
    for place, (name, kana, english, code, prefecture) in enumerate(REVIEW_BODIES[scheme]):
        body = _organisation(Kind.REVIEW_BODY, scheme, name, kana, english, code, prefecture)
        people = PEOPLE[scheme] if place == 0 else _strangers(scheme, place)
        clerk, officer, *assessors = people
        yield Body(
            body,
            _member(body, clerk, Role.CLERK),
            _member(body, officer, Role.OFFICER),
            tuple(_member(body, assessor, Role.ASSESSOR) for assessor in assessors),
        )


def _strangers(scheme: Scheme, place: int) -> tuple[tuple[str, str], ...]:
    names = (
        ("受付 {}", "clerk"),
        ("責任者 {}", "officer"),
        ("審査員 {}一", "first"),
        ("審査員 {}二", "second"),
    )
    return tuple(
        (name.format("甲乙丙丁"[place - 1]), f"{role}@{scheme}{place}.example") for name, role in names
    )


def _organisation(  # noqa: PLR0917 - the columns of the tables above, in their order
    kind: str, scheme: str, name: str, kana: str, english: str, code: str, prefecture: str
) -> Organisation:
    return Organisation.objects.create(
        kind=kind,
        scheme=scheme,
        code=code,
        name=name,
        name_kana=kana,
        name_english=english,
        prefecture=prefecture,
        registered_on=LONG_AGO,
    )


def _member(body: Organisation, who: tuple[str, str], role: str) -> Person:
    made = person(*who)
    appoint(made, body, role)
    return made

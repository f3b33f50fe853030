"""Businesses that come new: a case at every step, and those to which something happened on the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from shirushi.awards import services as awards
from shirushi.operations.demo.case import Case, Company
from shirushi.operations.demo.cast import corporate_number, person
from shirushi.operations.demo.places import address
from shirushi.operations.demo.stage import AT_WORK, Stage, Story
from shirushi.operations.demo.trouble import Trouble
from shirushi.operations.demo.words import ADJUSTMENTS, RETURN_REASON, WITHDRAWAL_REASON
from shirushi.people import services as people
from shirushi.people.models import Dossier, Role, Scheme, Unit
from shirushi.rules.dates import TOKYO

PRIVACYMARK, JAPHIC = Scheme.PRIVACYMARK, Scheme.JAPHIC


@dataclass(frozen=True)
class Newcomer:
    """A business that comes new: its application began so many days ago."""

    words: tuple[str, str, str]
    representative: str
    prefecture: str
    began: int
    scheme: Scheme = PRIVACYMARK
    place: int = 0
    kind: str = Unit.Kind.CORPORATION
    email: str = ""


def register(stage: Stage, key: str, on: date) -> Company:
    """A person registers the business and becomes its representative."""
    who, serial = NEWCOMERS[key], list(NEWCOMERS).index(key) + 1
    japanese, kana, english = who.words
    representative = person(who.representative, who.email or f"daihyo@n{serial:02d}.example")
    is_proprietor = who.kind == Unit.Kind.SOLE_PROPRIETOR
    organisation = people.register_business(
        person=representative,
        name=japanese,
        name_kana=kana,
        name_english=english,
        corporate_number=None if is_proprietor else corporate_number(serial),
        prefecture=who.prefecture,
        address=address(stage.random, who.prefecture),
        website=f"https://www.n{serial:02d}.example/",
        role=Role.REPRESENTATIVE,
        on=on,
        at=datetime.combine(on, AT_WORK, TOKYO),
    )
    return Company(organisation, representative, representative)


def open_dossier(stage: Stage, company: Company, who: Newcomer, on: date) -> Dossier:
    by = stage.acting(company.representative, company.organisation, on)
    unit = people.register_unit(organisation=company.organisation, kind=who.kind, name="", by=by, on=on)
    return people.open_dossier(unit=unit, scheme=who.scheme, by=by, on=on)


class Applicant:
    """A newcomer's stories: it is registered three days before its application begins."""

    def __init__(self, stage: Stage, key: str) -> None:
        self.stage, self.key, self.who = stage, key, NEWCOMERS[key]
        self.began = stage.ago(self.who.began)
        self.case: Case

    def until(self, step: str, **waits: int) -> Story:
        yield from self._registered()
        yield from self.case.go(began=self.began, until=step, waits=waits)

    def _registered(self) -> Story:
        registered_on = self.began - timedelta(days=3)
        yield registered_on
        company = register(self.stage, self.key, registered_on)
        dossier = open_dossier(self.stage, company, self.who, registered_on)
        self.case = Case(self.stage, company, dossier, place=self.who.place)

    def returned(self) -> Story:
        yield from self.until("submitted")
        on = self.began + timedelta(days=14)
        yield on
        self.case.send_back(on, RETURN_REASON)

    def denied(self) -> Story:
        yield from self.until("completed")
        on = self.began + timedelta(days=112)
        yield on
        self.case.deny(on)

    def withdrawn(self) -> Story:
        yield from self.until("staffed")
        on = self.began + timedelta(days=24)
        yield on
        by = self.case.officer(on)
        awards.withdraw(application=self.case.application, reason=WITHDRAWAL_REASON, by=by, on=on)

    def halted(self) -> Story:
        """An incident during the review: it stands still for some months."""
        yield from self.until("documents")
        trouble = Trouble(
            self.stage,
            self.case.company,
            self.case.dossier,
            occurred_on=self.stage.ago(40),
            discovered_on=self.stage.ago(38),
            persons=3200,
        )
        yield from _answered(trouble, level=8, months=3, narrative="access")

    def barred(self) -> Story:
        """An incident of a business that only thinks of applying."""
        yield from self._registered()
        trouble = Trouble(
            self.stage,
            self.case.company,
            self.case.dossier,
            occurred_on=self.stage.ago(75),
            discovered_on=self.stage.ago(70),
            persons=5400,
        )
        yield from _answered(trouble, level=9, months=6, narrative="access")

    def starting(self) -> Story:
        """Registered this morning, nothing done yet."""
        yield self.began
        company = register(self.stage, self.key, self.began)
        open_dossier(self.stage, company, self.who, self.began)


def _answered(trouble: Trouble, *, level: int, months: int, narrative: str) -> Story:
    discovered_on: date = trouble.facts["discovered_on"]
    for after, act in (
        (3, lambda on: trouble.report(on, narrative)),
        (16, trouble.report_finally),
        (25, lambda on: trouble.decide(on, level, words=ADJUSTMENTS["suspension"], months=months)),
        (27, trouble.notify),
    ):
        on = discovered_on + timedelta(days=after)
        yield on
        act(on)


NEWCOMERS = {
    "hinata": Newcomer(
        ("株式会社ひなた商店", "ヒナタショウテン", "Hinata Shoten Co., Ltd."),
        "日向 葵",
        "44",
        0,
        email="hinata@demo.example",
    ),
    "draft": Newcomer(
        ("株式会社さくらんぼ文具", "サクランボブング", "Sakuranbo Stationery Co., Ltd."),
        "蒼井 静",
        "06",
        12,
    ),
    "submitted": Newcomer(
        ("まつかぜ運輸株式会社", "マツカゼウンユ", "Matsukaze Transport Co., Ltd."),
        "滝口 司",
        "22",
        26,
    ),
    "returned": Newcomer(
        ("株式会社とびうおデータ", "トビウオデータ", "Tobiuo Data Co., Ltd."),
        "鳥海 渚",
        "46",
        40,
        place=4,
    ),
    "accepted": Newcomer(
        ("みなづき会計株式会社", "ミナヅキカイケイ", "Minazuki Accounting Co., Ltd."),
        "望月 涼",
        "16",
        24,
        place=3,
    ),
    "staffed": Newcomer(
        ("株式会社こよみソフト", "コヨミソフト", "Koyomi Software Co., Ltd."),
        "槙野 悠",
        "03",
        23,
    ),
    "reading": Newcomer(
        ("合同会社あさがお介護", "アサガオカイゴ", "Asagao Care LLC"),
        "仁科 薫",
        "13",
        33,
        JAPHIC,
    ),
    "planned": Newcomer(
        ("株式会社うみねこシステム", "ウミネコシステム", "Umineko Systems Co., Ltd."),
        "深山 蓮",
        "02",
        50,
    ),
    "found": Newcomer(
        ("さざなみ人材株式会社", "サザナミジンザイ", "Sazanami Staffing Co., Ltd."),
        "若槻 光",
        "25",
        78,
        place=2,
    ),
    "answered": Newcomer(
        ("株式会社ふくろう学習塾", "フクロウガクシュウジュク", "Fukuro Learning Co., Ltd."),
        "須貝 葵",
        "05",
        96,
    ),
    "reviewed": Newcomer(
        ("株式会社ゆりかごリサーチ", "ユリカゴリサーチ", "Yurikago Research Co., Ltd."),
        "名取 直",
        "07",
        110,
    ),
    "signed": Newcomer(
        ("あかつき通販株式会社", "アカツキツウハン", "Akatsuki Mail Order Co., Ltd."),
        "結城 千尋",
        "23",
        122,
        place=3,
    ),
    "denied": Newcomer(
        ("株式会社つむじかぜ商事", "ツムジカゼショウジ", "Tsumujikaze Trading Co., Ltd."),
        "五味 栄太",
        "28",
        150,
        place=2,
    ),
    "barred": Newcomer(
        ("株式会社かげろうネット", "カゲロウネット", "Kagero Net Co., Ltd."),
        "東雲 圭",
        "11",
        76,
        place=1,
    ),
    "halted": Newcomer(
        ("はつゆきコールセンター株式会社", "ハツユキコールセンター", "Hatsuyuki Call Center Co., Ltd."),
        "瀬名 早紀",
        "01",
        80,
    ),
    "lapsed": Newcomer(
        ("株式会社わたぐも建設", "ワタグモケンセツ", "Watagumo Construction Co., Ltd."),
        "木崎 和樹",
        "10",
        230,
        place=1,
    ),
    "refunded": Newcomer(
        ("株式会社しおさい健康", "シオサイケンコウ", "Shiosai Health Co., Ltd."),
        "久我 美咲",
        "42",
        140,
        JAPHIC,
        2,
    ),
    "begun": Newcomer(
        ("ひいらぎ事務所 三雲 真琴", "ヒイラギジムショ", "Hiiragi Office"),
        "三雲 真琴",
        "35",
        112,
        JAPHIC,
        1,
        Unit.Kind.SOLE_PROPRIETOR,
    ),
    "withdrawn": Newcomer(
        ("株式会社おぼろ月不動産", "オボロヅキフドウサン", "Oborozuki Real Estate Co., Ltd."),
        "月岡 智也",
        "33",
        60,
        place=4,
    ),
    "weighed": Newcomer(
        ("株式会社なずな書店", "ナズナショテン", "Nazuna Books Co., Ltd."),
        "矢吹 一花",
        "32",
        108,
        JAPHIC,
    ),
}


def stories(stage: Stage) -> Iterator[Story]:
    """A case at every step, in both schemes; three more are with the committee."""
    play = {key: Applicant(stage, key) for key in NEWCOMERS}
    yield play["hinata"].starting()
    yield play["draft"].until("attached")
    yield play["submitted"].until("submitted")
    yield play["returned"].returned()
    yield play["accepted"].until("accepted")
    yield play["staffed"].until("staffed")
    yield play["reading"].until("begun")
    yield play["found"].until("issued")
    yield play["answered"].until("answered")
    yield play["signed"].until("signed")
    yield play["barred"].barred()
    yield play["halted"].halted()
    yield play["lapsed"].until("granted")
    yield play["refunded"].denied()
    # Reviewed ten days ago: the term begins on the first of a month to come.
    yield play["begun"].until("concluded", granted=104, signed=105, fee_paid=106, concluded=107)
    yield play["withdrawn"].withdrawn()
    yield play["weighed"].until("completed")

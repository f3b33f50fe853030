"""Holders of long standing to whom something happens: one for every standing a mark can have."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from shirushi.grants import services as grants
from shirushi.grants.models import Grant
from shirushi.grants.queries import current_grant
from shirushi.operations.demo import changes
from shirushi.operations.demo.case import Case, Company
from shirushi.operations.demo.facts import Kept
from shirushi.operations.demo.holders import Holder, chain
from shirushi.operations.demo.names import Name
from shirushi.operations.demo.places import address
from shirushi.operations.demo.stage import Stage, Story
from shirushi.operations.demo.trouble import Trouble
from shirushi.operations.demo.words import ADJUSTMENTS
from shirushi.people.models import Scheme, Unit
from shirushi.rules.dates import corresponding_day

PRIVACYMARK, JAPHIC = Scheme.PRIVACYMARK, Scheme.JAPHIC


@dataclass(frozen=True)
class Veteran:
    """`began` days ago its last term began, after as many terms as `terms` says in all."""

    words: tuple[str, str, str]
    prefecture: str
    began: int
    terms: int
    scheme: Scheme = PRIVACYMARK
    place: int = 0


VETERANS = {
    "midori": Veteran(("みどり印刷株式会社", "ミドリインサツ", "Midori Printing Co., Ltd."), "04", 1290, 5),
    "suspended": Veteran(
        ("あおぞら通販株式会社", "アオゾラツウハン", "Aozora Mail Order Co., Ltd."), "27", 300, 3
    ),
    "decision": Veteran(
        ("ゆうなぎ運輸株式会社", "ユウナギウンユ", "Yunagi Transport Co., Ltd."), "28", 330, 2, place=2
    ),
    "revocation": Veteran(
        (
            "しらかば情報サービス株式会社",
            "シラカバジョウホウサービス",
            "Shirakaba Information Services Co., Ltd.",
        ),
        "01",
        480,
        4,
    ),
    "lifted": Veteran(
        ("はまかぜ人材株式会社", "ハマカゼジンザイ", "Hamakaze Staffing Co., Ltd."), "14", 420, 2, place=1
    ),
    "renewing": Veteran(
        ("たけのこ学習塾株式会社", "タケノコガクシュウジュク", "Takenoko Learning Co., Ltd."), "13", 740, 3
    ),
    "awaiting": Veteran(
        ("かがりび保険株式会社", "カガリビホケン", "Kagaribi Insurance Co., Ltd."), "40", 735, 2, place=4
    ),
    "expired": Veteran(
        ("すみれ文具株式会社", "スミレブング", "Sumire Stationery Co., Ltd."), "26", 760, 1, place=2
    ),
    "revoked": Veteran(
        ("くろしおデータ株式会社", "クロシオデータ", "Kuroshio Data Co., Ltd."), "39", 260, 2, place=4
    ),
    "returned": Veteran(
        ("いなほ商事株式会社", "イナホショウジ", "Inaho Trading Co., Ltd."), "15", 200, 1, place=3
    ),
    "terminated": Veteran(
        ("ふゆぞら建設株式会社", "フユゾラケンセツ", "Fuyuzora Construction Co., Ltd."), "20", 350, 2, place=3
    ),
    "weighed": Veteran(
        ("ひまわりリサーチ株式会社", "ヒマワリリサーチ", "Himawari Research Co., Ltd."), "23", 380, 3
    ),
    "noticed": Veteran(
        ("つくし不動産株式会社", "ツクシフドウサン", "Tsukushi Real Estate Co., Ltd."), "34", 290, 2, place=2
    ),
    "drafting": Veteran(
        ("やまびこシステム株式会社", "ヤマビコシステム", "Yamabiko Systems Co., Ltd."), "12", 530, 4
    ),
    "renamed": Veteran(
        ("さざなみ設計株式会社", "サザナミセッケイ", "Sazanami Architects Co., Ltd."), "22", 430, 2
    ),
    "surviving": Veteran(
        ("わかたけ流通株式会社", "ワカタケリュウツウ", "Wakatake Distribution Co., Ltd."),
        "22",
        310,
        3,
        place=1,
    ),
    "dissolved": Veteran(
        ("あけび倉庫株式会社", "アケビソウコ", "Akebi Warehouse Co., Ltd."), "22", 450, 2, place=1
    ),
    "advised": Veteran(("合同会社こだま介護", "コダマカイゴ", "Kodama Care LLC"), "33", 210, 2, JAPHIC),
}


def holder(stage: Stage, veteran: Veteran) -> Holder:
    """Its terms so far, as they were taken over from the time before this system."""
    months = 24 if veteran.scheme == PRIVACYMARK else 12
    last_start = stage.ago(veteran.began)
    first = corresponding_day(last_start, -months * (veteran.terms - 1))
    return Holder(
        scheme=veteran.scheme,
        name=Name(*veteran.words, "service"),
        kind=Unit.Kind.CORPORATION,
        unit_name="",
        prefecture=veteran.prefecture,
        address=address(stage.random, veteran.prefecture),
        terms=chain(veteran.scheme, first, last_start),
        review_body=veteran.place,
    )


def company_of(kept: Kept) -> Company:
    return Company(kept.organisation, kept.officer, kept.officer)


class Holding:
    """A holder's stories."""

    def __init__(self, stage: Stage, kept: Kept) -> None:
        self.stage, self.kept = stage, kept
        self.company, self.dossier = company_of(kept), kept.dossier

    def _trouble(self, discovered: int, **facts: object) -> Trouble:
        discovered_on = self.stage.ago(discovered)
        occurred_on = discovered_on - timedelta(days=2)
        days = {"discovered_on": discovered_on, "occurred_on": occurred_on}
        return Trouble(self.stage, self.company, self.dossier, **days, **facts)

    def _answered(self, trouble: Trouble, notified: int, level: int, months: int | None, why: str) -> Story:
        """Reported, weighed, decided three days before the notice."""
        notified_on = self.stage.ago(notified)
        words = ADJUSTMENTS[why] if why else ""
        yield notified_on - timedelta(days=27)
        trouble.report(notified_on - timedelta(days=27), "access" if why == "suspension" else "insider")
        yield notified_on - timedelta(days=15)
        trouble.report_finally(notified_on - timedelta(days=15))
        yield notified_on - timedelta(days=3)
        trouble.decide(notified_on - timedelta(days=3), level, words=words, months=months)
        yield notified_on
        trouble.notify(notified_on)

    def _suspended(self, notified: int, level: int, months: int) -> Iterator[date]:
        self.trouble = self._trouble(notified + 29, persons=12_400, property_damage=True)
        yield from self._answered(self.trouble, notified, level, months, "suspension")

    def suspended(self) -> Story:
        """The mark is suspended now; the holder does what it must, and reports the first condition."""
        yield from self._suspended(33, 8, 3)
        yield self.stage.ago(30)
        self.trouble.fulfil(self.stage.ago(30), ("stop_showing_mark", "stop_claiming"))
        yield self.stage.ago(5)
        self.trouble.report_conditions(self.stage.ago(5), how_many=1)

    def decision(self) -> Story:
        """The period is reached, and nothing is reported."""
        yield from self._suspended(100, 8, 3)
        yield self.stage.ago(95)
        self.trouble.fulfil(self.stage.ago(95))

    def revocation(self) -> Story:
        """Extended to a year, and the year is over."""
        yield from self._suspended(372, 9, 6)
        yield self.stage.ago(365)
        self.trouble.fulfil(self.stage.ago(365))
        yield self.stage.ago(187)
        self.trouble.extend(self.stage.ago(187), 6)

    def lifted(self) -> Story:
        """The conditions are met early."""
        yield from self._suspended(150, 8, 4)
        yield self.stage.ago(147)
        self.trouble.fulfil(self.stage.ago(147))
        yield self.stage.ago(90)
        self.trouble.report_conditions(self.stage.ago(90))
        yield self.stage.ago(82)
        self.trouble.judge_conditions(self.stage.ago(82))
        self.trouble.lift(self.stage.ago(82))
        yield self.stage.ago(80)
        self.trouble.give_back(self.stage.ago(80))
        yield from changes.moved_office(self.stage, self.company, self.dossier)

    def renewing(self) -> Story:
        """Applied for in its window; the term was over before the review was."""
        place = self.kept.holder.review_body or 0
        case = Case(self.stage, self.company, self.dossier, kind="renewal", place=place)
        yield from case.go(
            began=self.stage.ago(150), until="issued", waits={"visited": 120, "found": 122, "issued": 128}
        )

    def awaiting(self) -> Story:
        """Suspended while its window closed; a short time is left to renew."""
        yield from self._suspended(160, 8, 5)
        yield self.stage.ago(155)
        self.trouble.fulfil(self.stage.ago(155))
        yield self.stage.ago(20)
        self.trouble.report_conditions(self.stage.ago(20))
        yield self.stage.ago(9)
        self.trouble.judge_conditions(self.stage.ago(9))
        self.trouble.lift(self.stage.ago(9))

    def expired(self) -> Story:
        """Nobody applied in time."""
        return
        yield

    def revoked(self) -> Story:
        trouble = self._trouble(50, cause="insider_crime", persons=48_000, improper_purpose=True)
        yield from self._answered(trouble, 21, 10, None, "revocation")

    def returned(self) -> Story:
        on = self.stage.ago(50)
        yield on
        by = self.stage.acting(self.company.representative, self.company.organisation, on)
        grants.return_mark(grant=self._grant(on), by=by, on=on)

    def terminated(self) -> Story:
        on = self.stage.ago(70)
        yield on
        granting = self.kept.granting
        by = self.stage.acting(granting.officer, granting.organisation, on)
        grants.terminate(
            grant=self._grant(on), reason="登録料が支払われず、催告にも応じなかったため。", by=by, on=on
        )

    def weighed(self) -> Story:
        """Reported to the end; the bodies have to answer."""
        trouble = self._trouble(20, persons=340)
        yield self.stage.ago(18)
        trouble.report(self.stage.ago(18), "mail")
        yield self.stage.ago(3)
        trouble.report_finally(self.stage.ago(3))

    def noticed(self) -> Story:
        """Decided; its notice has not been sent yet."""
        trouble = self._trouble(32, cause="insider_crime", persons=120)
        yield self.stage.ago(29)
        trouble.report(self.stage.ago(29), "insider")
        yield self.stage.ago(12)
        trouble.report_finally(self.stage.ago(12))
        yield self.stage.ago(1)
        trouble.decide(self.stage.ago(1), 7)

    def drafting(self) -> Story:
        """Its renewal is begun, not handed in yet."""
        place = self.kept.holder.review_body or 0
        case = Case(self.stage, self.company, self.dossier, kind="renewal", place=place)
        yield from case.go(began=self.stage.ago(6), until="declared")

    def renamed(self) -> Story:
        yield from changes.renamed(self.stage, self.company, self.dossier)

    def advised(self) -> Story:
        """JAPHIC has no public table of measures: closed with a word of advice."""
        trouble = self._trouble(60, persons=2, sensitive=True)
        yield self.stage.ago(58)
        trouble.report(self.stage.ago(58), "japhic")
        yield self.stage.ago(40)
        trouble.report_finally(self.stage.ago(40))
        yield self.stage.ago(31)
        trouble.close(self.stage.ago(31))

    def _grant(self, on: date) -> Grant:
        grant = current_grant(self.dossier, on)
        if grant is None:
            raise LookupError("a veteran holds a grant")
        return grant

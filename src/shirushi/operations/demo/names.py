"""Invented names: of businesses in kanji, kana and English, and of people."""

from dataclasses import dataclass
from random import Random

Word = tuple[str, str, str]

FIRST: tuple[Word, ...] = (
    ("こもれび", "コモレビ", "Komorebi"), ("あさなぎ", "アサナギ", "Asanagi"), ("風待", "カゼマチ", "Kazemachi"),
    ("月見坂", "ツキミザカ", "Tsukimizaka"), ("ひばり野", "ヒバリノ", "Hibarino"), ("雪明", "ユキアカリ", "Yukiakari"),
    ("つばめ堂", "ツバメドウ", "Tsubamedo"), ("潮見台", "シオミダイ", "Shiomidai"), ("すずかぜ", "スズカゼ", "Suzukaze"),
    ("花筏", "ハナイカダ", "Hanaikada"), ("星降", "ホシフリ", "Hoshifuri"), ("里山", "サトヤマ", "Satoyama"),
    ("青嵐", "アオアラシ", "Aoarashi"), ("水鏡", "ミズカガミ", "Mizukagami"), ("朝霧", "アサギリ", "Asagiri"),
    ("麦秋", "バクシュウ", "Bakushu"), ("千草", "チグサ", "Chigusa"), ("若竹", "ワカタケ", "Wakatake"),
    ("紙ふうせん", "カミフウセン", "Kamifusen"), ("いろは", "イロハ", "Iroha"), ("白露", "シラツユ", "Shiratsuyu"),
    ("常磐木", "トキワギ", "Tokiwagi"), ("木の芽", "キノメ", "Kinome"), ("初音", "ハツネ", "Hatsune"),
    ("波の花", "ナミノハナ", "Naminohana"), ("山笑", "ヤマワライ", "Yamawarai"), ("小春", "コハル", "Koharu"),
    ("夕凪", "ユウナギ", "Yunagi"), ("銀杏坂", "イチョウザカ", "Ichozaka"), ("たんぽぽ", "タンポポ", "Tanpopo"),
    ("北斗七", "ホクトシチ", "Hokutoshichi"), ("陽だまり", "ヒダマリ", "Hidamari"), ("笹舟", "ササブネ", "Sasabune"),
    ("瑠璃", "ルリ", "Ruri"), ("渡り鳥", "ワタリドリ", "Wataridori"), ("ほたる川", "ホタルガワ", "Hotarugawa"),
    ("霜柱", "シモバシラ", "Shimobashira"), ("薫風", "クンプウ", "Kunpu"), ("あけび", "アケビ", "Akebi"),
    ("鈴虫", "スズムシ", "Suzumushi"),
)  # fmt: skip
SECOND: tuple[Word, ...] = (
    ("", "", ""), ("東", "ヒガシ", "Higashi"), ("西", "ニシ", "Nishi"), ("南", "ミナミ", "Minami"), ("北", "キタ", "Kita"),

    ("中央", "チュウオウ", "Chuo"), ("新", "シン", "Shin"),
    ("大", "オオ", "O"), ("本", "ホン", "Hon"), ("第一", "ダイイチ", "Daiichi"),
)  # fmt: skip


@dataclass(frozen=True)
class Trade:
    """What a business does, in its name, and its industry by the rules' size classes."""

    word: Word
    industry: str


TRADES: tuple[Trade, ...] = (
    Trade(("情報サービス", "ジョウホウサービス", "Information Services"), "service"),
    Trade(("システム", "システム", "Systems"), "service"),
    Trade(("ソフトウェア", "ソフトウェア", "Software"), "service"),
    Trade(("データ", "データ", "Data"), "service"),
    Trade(("人材", "ジンザイ", "Staffing"), "service"),
    Trade(("学習塾", "ガクシュウジュク", "Learning"), "service"),
    Trade(("リサーチ", "リサーチ", "Research"), "service"),
    Trade(("コールセンター", "コールセンター", "Call Center"), "service"),
    Trade(("会計", "カイケイ", "Accounting"), "service"),
    Trade(("介護", "カイゴ", "Care"), "service"),
    Trade(("印刷", "インサツ", "Printing"), "manufacturing_and_other"),
    Trade(("製版", "セイハン", "Plates"), "manufacturing_and_other"),
    Trade(("運輸", "ウンユ", "Transport"), "manufacturing_and_other"),
    Trade(("建設", "ケンセツ", "Construction"), "manufacturing_and_other"),
    Trade(("精機", "セイキ", "Precision"), "manufacturing_and_other"),
    Trade(("保険", "ホケン", "Insurance"), "manufacturing_and_other"),
    Trade(("不動産", "フドウサン", "Real Estate"), "manufacturing_and_other"),
    Trade(("商事", "ショウジ", "Trading"), "wholesale"),
    Trade(("文具", "ブング", "Stationery"), "wholesale"),
    Trade(("通販", "ツウハン", "Mail Order"), "retail"),
    Trade(("書店", "ショテン", "Books"), "retail"),
    Trade(("百貨", "ヒャッカ", "Goods"), "retail"),
)
FORMS = (
    ("株式会社{}", "{} Co., Ltd."),
    ("{}株式会社", "{} Co., Ltd."),
    ("合同会社{}", "{} LLC"),
    ("有限会社{}", "{} Ltd."),
)
FORM_WEIGHTS = (5, 5, 1, 1)
FAMILY: tuple[str, ...] = (
    "藍沢", "印南", "鵜飼", "榎本", "奥山", "神楽", "木崎", "久我", "五味", "早乙女", "東雲", "須貝", "瀬名", "蒼井",
    "滝口", "千早", "月岡", "鳥海", "名取", "仁科", "根岸", "野々村", "萩原", "日向", "深山", "穂高", "槙野", "三雲",
    "望月", "矢吹", "結城", "米倉", "若槻",
)  # fmt: skip
GIVEN: tuple[str, ...] = (
    "葵", "一花", "栄太", "薫", "和樹", "圭", "早紀", "静", "涼", "千尋", "司", "智也", "直", "渚", "陽菜", "光",
    "真琴", "美咲", "悠", "蓮",
)  # fmt: skip


@dataclass(frozen=True)
class Name:
    japanese: str
    kana: str
    english: str
    industry: str


class Namer:
    """Draws names; each business name once, as long as there are any."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._used: set[str] = set()

    def business(self) -> Name:
        for _ in range(20):
            name = self._drawn()
            if name.japanese not in self._used:
                break
        self._used.add(name.japanese)
        return name

    def _drawn(self) -> Name:
        second, first = self._random.choice(SECOND), self._random.choice(FIRST)
        trade = self._random.choice(TRADES)
        japanese, english = self._random.choices(FORMS, FORM_WEIGHTS)[0]
        words = [second, first, trade.word]
        return Name(
            japanese=japanese.format("".join(word[0] for word in words)),
            kana="".join(word[1] for word in words),
            english=english.format(" ".join(word[2] for word in words if word[2])),
            industry=trade.industry,
        )

    def proprietor(self) -> Name:
        family, given = self._random.choice(FAMILY), self._random.choice(GIVEN)
        first = self._random.choice(FIRST)
        return Name(
            f"{first[0]}事務所 {family} {given}", f"{first[1]}ジムショ", f"{first[2]} Office", "service"
        )

    def person(self) -> str:
        return f"{self._random.choice(FAMILY)} {self._random.choice(GIVEN)}"

"""Invented addresses: a real town of each prefecture, with a quarter and number that nobody has to live at."""

from random import Random

# By prefecture (JIS X 0401): two towns each.
TOWNS = {
    "01": ("札幌市北区", "函館市"), "02": ("青森市", "弘前市"), "03": ("盛岡市", "花巻市"),
    "04": ("仙台市青葉区", "石巻市"), "05": ("秋田市", "横手市"), "06": ("山形市", "米沢市"),
    "07": ("福島市", "郡山市"), "08": ("水戸市", "つくば市"), "09": ("宇都宮市", "小山市"),
    "10": ("前橋市", "高崎市"), "11": ("さいたま市大宮区", "川越市"), "12": ("千葉市中央区", "船橋市"),
    "13": ("千代田区", "品川区"), "14": ("横浜市西区", "川崎市幸区"), "15": ("新潟市中央区", "長岡市"),
    "16": ("富山市", "高岡市"), "17": ("金沢市", "小松市"), "18": ("福井市", "敦賀市"),
    "19": ("甲府市", "甲斐市"), "20": ("長野市", "松本市"), "21": ("岐阜市", "大垣市"),
    "22": ("静岡市葵区", "浜松市"), "23": ("名古屋市中区", "豊橋市"), "24": ("津市", "四日市市"),
    "25": ("大津市", "草津市"), "26": ("京都市下京区", "宇治市"), "27": ("大阪市北区", "堺市"),
    "28": ("神戸市中央区", "姫路市"), "29": ("奈良市", "橿原市"), "30": ("和歌山市", "田辺市"),
    "31": ("鳥取市", "米子市"), "32": ("松江市", "出雲市"), "33": ("岡山市北区", "倉敷市"),
    "34": ("広島市中区", "福山市"), "35": ("山口市", "下関市"), "36": ("徳島市", "鳴門市"),
    "37": ("高松市", "丸亀市"), "38": ("松山市", "今治市"), "39": ("高知市", "南国市"),
    "40": ("福岡市博多区", "北九州市"), "41": ("佐賀市", "唐津市"), "42": ("長崎市", "佐世保市"),
    "43": ("熊本市中央区", "八代市"), "44": ("大分市", "別府市"), "45": ("宮崎市", "都城市"),
    "46": ("鹿児島市", "霧島市"), "47": ("那覇市", "うるま市"),
}  # fmt: skip
QUARTERS = (
    "ひかり町",
    "しるし台",
    "みどり野",
    "かぜの森",
    "ほしが丘",
    "つばめ町",
    "こもれび台",
    "すずかぜ町",
)
# Where businesses are many: how often the prefecture is drawn, against one for the others.
WEIGHTS = {
    "13": 30,
    "27": 12,
    "14": 8,
    "23": 8,
    "40": 5,
    "11": 4,
    "12": 4,
    "28": 4,
    "01": 3,
    "26": 3,
    "34": 2,
}


def prefecture(random: Random, serial: int) -> str:
    """The first 47 businesses stand in 47 prefectures; the others where businesses are."""
    codes = list(TOWNS)
    if serial < len(codes):
        return codes[serial]
    return random.choices(codes, [WEIGHTS.get(code, 1) for code in codes])[0]


def address(random: Random, code: str) -> str:
    numbers = f"{random.randint(1, 9)}-{random.randint(1, 30)}-{random.randint(1, 20)}"
    return f"{random.choice(TOWNS[code])}{random.choice(QUARTERS)}{numbers}"

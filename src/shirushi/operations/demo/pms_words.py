"""What みどり印刷 writes in its PMS: invented, as such records are written."""

from typing import Any

SALES, FACTORY, GENERAL = "営業部", "製造部", "総務部"
# Department, name, reading, kind of employment, years here, address of whoever signs in.
WORKERS = (
    (GENERAL, "緑川 一郎", "ミドリカワ イチロウ", "officer", 24, "representative@demo.example"),
    (GENERAL, "緑川 花", "ミドリカワ ハナ", "regular", 15, "privacy@demo.example"),
    (GENERAL, "青木 健", "アオキ ケン", "regular", 11, "audit@demo.example"),
    (SALES, "赤井 望", "アカイ ノゾミ", "regular", 9, "head@demo.example"),
    (SALES, "白石 杏", "シライシ アン", "regular", 3, "worker@demo.example"),
    (SALES, "茶谷 実", "チャタニ ミノル", "regular", 6, ""),
    (SALES, "藤色 真帆", "フジイロ マホ", "part_time", 2, ""),
    (FACTORY, "金子 樹", "カネコ イツキ", "regular", 18, ""),
    (FACTORY, "銀林 空", "ギンバヤシ ソラ", "regular", 7, ""),
    (FACTORY, "紺野 岳", "コンノ ガク", "contract", 4, ""),
    (FACTORY, "橙山 澪", "トウヤマ ミオ", "dispatched", 2, ""),
    (GENERAL, "桃井 結", "モモイ ユイ", "part_time", 5, ""),
)
# Those who had no time for this year's training yet.
LATE = ("赤井 望", "白石 杏", "橙山 澪")
PRINTING: tuple[dict[str, Any], ...] = (
    {
        "name": "名簿印刷の入稿データ",
        "items": "氏名、住所、顧客番号",
        "persons": "entrusted",
        "medium": "data",
        "count": 48000,
        "purpose": "委託を受けた宛名印刷を行うため",
        "acquisition": "entrusted",
        "storage_place": "製造部の専用サーバー",
        "storage_method": "アクセス制限、暗号化",
        "access": "製造部の担当者",
        "kept_until": "納品後1か月",
        "disposal": "データの消去",
    },
    {
        "name": "刷り損じの用紙",
        "items": "氏名、住所",
        "persons": "entrusted",
        "medium": "paper",
        "count": 300,
        "purpose": "印刷の工程で生じるもの",
        "acquisition": "entrusted",
        "storage_place": "施錠した回収箱",
        "storage_method": "施錠",
        "access": "製造部",
        "kept_until": "当日",
        "disposal": "裁断",
    },
    {
        "name": "納品の受領書",
        "items": "担当者の氏名、電話番号",
        "persons": "business_partners",
        "medium": "paper",
        "count": 900,
        "purpose": "納品の確認のため",
        "acquisition": "direct_written",
        "storage_place": "製造部の書庫",
        "storage_method": "施錠",
        "access": "製造部",
        "kept_until": "受領後7年",
        "disposal": "溶解",
    },
)
PROPOSED: tuple[dict[str, Any], ...] = (
    {
        "name": "展示会の来場者名簿",
        "items": "氏名、会社名、メールアドレス",
        "persons": "visitors",
        "medium": "data",
        "count": 120,
        "purpose": "展示会の案内と商談のため",
        "acquisition": "direct_written",
        "storage_place": "営業部の共有フォルダー",
        "storage_method": "アクセス制限",
        "access": "営業部",
        "kept_until": "展示会から1年",
        "disposal": "データの消去",
    },
    {
        "name": "見本請求のはがき",
        "items": "氏名、住所、電話番号",
        "persons": "customers",
        "medium": "paper",
        "count": 40,
        "purpose": "見本の発送のため",
        "acquisition": "direct_written",
        "storage_place": "営業部の書庫",
        "storage_method": "施錠",
        "access": "営業部",
        "kept_until": "発送後6か月",
        "disposal": "裁断",
    },
)
FURTHER_MEASURE = "宛先を二人で確かめる画面を送信の前に入れる"
# Name, work, data, days since the last evaluation, judgement, conditions.
CONTRACTORS = (
    (
        "株式会社きつつき廃棄",
        "紙の溶解処理",
        "刷り損じの用紙",
        400,
        "conditions",
        "処理の証明書を毎回受け取ること",
    ),
    ("みずたま物流株式会社", "印刷物の発送", "送付先の氏名、住所", 120, "fit", ""),
    ("わかば給与事務所", "給与の計算", "従業者の氏名、給与、扶養家族", 70, "fit", ""),
)
REQUEST = {
    "kind": "disclosure",
    "requester": "山吹 葵",
    "contact": "yamabuki@kojin.example",
    "content": "通信販売で買った商品の履歴を見たい。",
}
COMPLAINT = {
    "channel": "telephone",
    "complainant": "若草 灯",
    "content": "案内の停止を頼んだのに、また届いた。",
}
COMPLAINT_SO_FAR = {"cause": "停止の登録が名簿の更新より後になった。", "action": "名簿から外し、お詫びした。"}
FINDING = "入稿データの受け渡しの記録に、受け取った人の名前がない日がある。"
CORRECTION = {
    "cause": "記録の様式に受け取った人の欄がなかった。",
    "remedy": "当月分を担当者に確かめて書き足した。",
    "action": "様式に欄を設け、朝礼で書き方を伝える。",
}
NEAR_MISS = "プリンターに名簿が残っているのを、次に使う人が見つけた。"
MISHAP: dict[str, Any] = {
    "kind": "incident",
    "happened": "年賀状の宛名を印刷した控えを、別の会社の納品に同封した。",
    "event": "leak",
    "items": "氏名、住所",
    "persons": 12,
}
RESPONSE = {
    "contain": "納品先に電話し、封を切らずに返してもらった。",
    "tell": "その日のうちに代表者に伝えた。",
    "scope": "控えは1枚、12人分。",
    "persons": "発注元を通してお詫びした。",
}
MISHAP_AFTERWARDS = {
    "told": "発注元に当日、電話と書面で知らせた。",
    "cause": "控えと納品物を同じ台で包んでいた。",
    "prevention": "控えは別の台に置き、包む前に二人で数える。",
}
UNNAMED = "名簿をつけたメールを、同じ名字の別のお客様に送るところだった。"
PROVISIONS: tuple[dict[str, Any], ...] = (
    {
        "method": "contract",
        "recipient": "うぐいす共済組合",
        "recipient_address": "神奈川県川崎市1-2",
        "recipient_representative": "理事長 鶯谷 葉",
        "items": "氏名、加入の種類",
        "persons": "加入を申し込んだ従業者",
        "ground": "consent",
        "ground_detail": "加入申込書の同意欄",
    },
    {
        "method": "each",
        "recipient": "Lantern Gifts Pte. Ltd.",
        "recipient_address": "1 Harbour Lane, Singapore",
        "recipient_representative": "",
        "items": "氏名、住所、贈り物の番号",
        "persons": "海外発送を選んだ注文者 8人",
        "count": 8,
        "ground": "consent",
        "ground_detail": "注文画面の同意(発送先の国の説明つき)",
        "country": "シンガポール",
        "country_ground": "consent",
        "country_information": "個人データ保護の法律がある。提供先は保存を発送後30日に限っている。",
    },
)
MEDIA: tuple[dict[str, Any], ...] = (
    {
        "kind": "computer",
        "label": "営業ノート 3号機",
        "content": "得意先の担当者の名簿",
        "protection": "ディスクの暗号化",
        "holder": "赤井 望",
        "place": "営業部の施錠棚",
    },
    {
        "kind": "usb",
        "label": "入稿用USB 1",
        "content": "入稿データ(納品後に消去)",
        "protection": "暗号化",
        "holder": "金子 樹",
        "place": "製造部の金庫",
    },
    {
        "kind": "paper",
        "label": "応募書類の箱",
        "content": "採用に応募した人の履歴書",
        "holder": "桃井 結",
        "place": "総務部の書庫",
    },
)
OUT: dict[str, Any] = {"out_by": "赤井 望", "out_to": "展示会の会場、来場者の登録"}
DISPOSALS: tuple[dict[str, Any], ...] = (
    {
        "what": "刷り損じの用紙",
        "amount": "12箱",
        "method": "dissolved",
        "done_by": "銀林 空",
        "contractor": "株式会社きつつき廃棄",
        "certificate": "K-0612",
    },
    {
        "what": "保管期限を過ぎた注文書",
        "amount": "4箱",
        "method": "dissolved",
        "done_by": "桃井 結",
        "contractor": "株式会社きつつき廃棄",
    },
)
RECEIPT = {
    "method": "each",
    "provider": "ひばり展示会事務局",
    "provider_address": "千葉県千葉市3-4",
    "acquired": "来場の登録のときに、本人から出展者への提供の同意を得て取得",
    "items": "氏名、会社名、メールアドレス",
    "persons": "当社の小間に来た人のうち同意した34人",
    "count": 34,
    "ground": "consent",
    "ground_detail": "登録画面の写しと、事務局の確認書を見た",
}
OBJECTIVES = (
    ("objective", "宛先の間違いをなくす", "誤送付の件数", "年0件"),
    ("objective", "全員が研修に合格する", "期日までに合格した割合", "100%"),
    ("figure", "苦情に5日以内に答える", "5日以内に答えた割合", "95%以上"),
)
DECISION = "発送の前の確認を二人で行い、記録する"
CONCLUSION = "PMSは有効に働いている。発送の工程の確認を強める。"

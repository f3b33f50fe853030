"""The texts shown to persons when their data are obtained, filled from an entry of the inventory.

Obtained from the person in writing, the text says all that J.8.5 asks for; otherwise the purpose is made known
(J.8.4, 通則 3-3-3). What the inventory does not know is left to be written in: 【…】.
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from shirushi.pms.document_templates import PLACE
from shirushi.pms.models import Holding

DIRECT, INDIRECT = "direct", "indirect"
NO_PROVISION = "ご本人の同意がある場合及び法令に基づく場合を除き、第三者に提供しません。"
PROVISION = (
    "次の提供を予定しています。提供先：{to}　提供する項目：【項目】　目的：【目的】　"
    "手段：【手段】　契約の有無：【有無】"
)
NO_ENTRUSTMENT = "取扱いを外部に委託する予定はありません。"
ENTRUSTMENT = "利用目的の達成に必要な範囲で、取扱いを{to}に委託します。委託先とは契約を結び、監督します。"


def kind_of(holding: Holding) -> str:
    return DIRECT if holding.acquisition == Holding.Acquisition.DIRECT_WRITTEN else INDIRECT


@lru_cache(maxsize=2)
def _text(kind: str) -> str:
    place = resources.files("shirushi.pms") / "content" / "notices" / f"{kind}.txt"
    return place.read_text(encoding="utf-8").strip("\n")


def filled(holding: Holding, names: Mapping[str, str]) -> str:
    """The text for this entry; `names` are company, address, privacy_officer, complaint_desk."""
    provided, entrusted = holding.third_party, holding.contractor_name
    known = {
        **names,
        "name": holding.name,
        "purpose": holding.purpose,
        "items": holding.items,
        "provision": PROVISION.format(to=provided) if provided else NO_PROVISION,
        "entrustment": ENTRUSTMENT.format(to=entrusted) if entrusted else NO_ENTRUSTMENT,
        "consequence": "【お知らせいただけないときに生じること】",
        "unnoticed": "【クッキーなどで取得するときは、その内容と方法。なければ、この条を削る】",
    }
    return PLACE.sub(lambda found: known[found[1]], _text(kind_of(holding)))

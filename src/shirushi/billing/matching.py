"""Which invoices a transfer pays, proposed for a clerk to confirm."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import combinations

NUMBER = re.compile(r"(?<!\d)(20\d{2})-?(\d{6})(?!\d)")
# What a bank leaves out or writes short: the legal form, small kana, marks.
LEGAL_FORM = re.compile(
    r"株式会社|有限会社|合同会社|カブシキガイシヤ|ユウゲンガイシヤ|ゴウドウガイシヤ"
    r"|\(?(?:カ|ユ|ド|シヤ|ザイ|株|有)\)|\((?:カ|ユ|ド|シヤ|ザイ|株|有)\)?"
)
SMALL = str.maketrans("ァィゥェォッャュョヮ", "アイウエオツヤユヨワ")
IDLE = re.compile(r"[^0-9A-Z\u30a1-\u30fa\u3041-\u3096\u4e00-\u9fff]")
# A name that is so much alike is taken for the same; banks cut long ones.
ALIKE, LEAST_LETTERS = 0.8, 4
MOST_TOGETHER = 4


@dataclass(frozen=True)
class OpenInvoice:
    pk: int
    number: str
    owed: int
    payer_id: int
    payer_name: str
    payer_kana: str


@dataclass(frozen=True)
class Proposal:
    """`why`: number, amount_and_name, several, name, amount; "" where nothing fits. The first three are sure."""

    invoices: tuple[OpenInvoice, ...] = ()
    why: str = ""

    @property
    def is_sure(self) -> bool:
        return self.why in {"number", "amount_and_name", "several"}


def folded(name: str) -> str:
    """A name as it is compared: wide katakana without legal form, marks and small letters."""
    wide = unicodedata.normalize("NFKC", name).upper()
    katakana = "".join(chr(ord(sign) + 0x60) if "ぁ" <= sign <= "ゖ" else sign for sign in wide)
    return IDLE.sub("", LEGAL_FORM.sub("", katakana.translate(SMALL)))


def likeness(one: str, other: str) -> float:
    """Of two folded names, 0 to 1; a name that was cut off is the same, and one that is not alike counts nothing."""
    if not one or not other:
        return 0.0
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= LEAST_LETTERS and longer.startswith(shorter):
        return 1.0
    compared = SequenceMatcher(None, one, other)
    # Two quick looks tell how alike they are at most: nearly all names of a scheme end here.
    may_be = compared.real_quick_ratio() >= ALIKE and compared.quick_ratio() >= ALIKE
    return compared.ratio() if may_be else 0.0


@dataclass
class Matcher:
    """The open invoices of an issuer, looked up by number, by amount and by payer."""

    by_number: dict[str, OpenInvoice] = field(default_factory=dict)
    by_payer: dict[int, list[OpenInvoice]] = field(default_factory=lambda: defaultdict(list))
    names: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, invoices: Iterable[OpenInvoice]) -> "Matcher":
        made = cls()
        for each in invoices:
            made.by_number[each.number] = each
            made.by_payer[each.payer_id].append(each)
            made.names[each.payer_id] |= {folded(each.payer_name), folded(each.payer_kana)}
        return made

    def propose(self, *, amount: int, payer_name: str, remark: str = "") -> Proposal:
        named = self._numbered(f"{remark} {payer_name}")
        if named:
            return Proposal(named, "number")
        payers = self._payers(payer_name)
        for payer in payers:
            chosen = _adding_up(self.by_payer[payer], amount)
            if chosen:
                return Proposal(chosen, "amount_and_name" if len(chosen) == 1 else "several")
        if payers:
            return Proposal(tuple(self.by_payer[payers[0]][:1]), "name")
        return self._by_amount(amount)

    def _numbered(self, text: str) -> tuple[OpenInvoice, ...]:
        plain = unicodedata.normalize("NFKC", text)
        numbers = dict.fromkeys(f"{year}-{serial}" for year, serial in NUMBER.findall(plain))
        return tuple(self.by_number[number] for number in numbers if number in self.by_number)

    def _payers(self, payer_name: str) -> list[int]:
        """Those whose name is alike, the most alike first."""
        said = folded(payer_name)
        scored = [(max(likeness(said, name) for name in names), payer) for payer, names in self.names.items()]
        return [payer for score, payer in sorted(scored, reverse=True) if score >= ALIKE]

    def _by_amount(self, amount: int) -> Proposal:
        """The amount alone, where only one invoice asks for it."""
        same = [each for each in self.by_number.values() if each.owed == amount]
        return Proposal((same[0],), "amount") if len(same) == 1 else Proposal()


def _adding_up(invoices: Sequence[OpenInvoice], amount: int) -> tuple[OpenInvoice, ...]:
    """The fewest invoices of one payer whose sum is the amount, the oldest first."""
    for count in range(1, min(len(invoices), MOST_TOGETHER) + 1):
        for chosen in combinations(invoices[:12], count):
            if sum(each.owed for each in chosen) == amount:
                return chosen
    return ()

"""A risk analysis kept in Excel: each row is a risk of a sheet, or of an entry of the inventory, with its measures."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.pms import search
from shirushi.pms.imports.ledgers import Ledger, Trouble, Values, asked
from shirushi.pms.models import Risk, RiskMeasure, RiskSheet, SheetEntry
from shirushi.pms.services import risk
from shirushi.pms.services.risk import assessing
from shirushi.sheets.fields import Field, Reads
from shirushi.sheets.folding import fold

PHASES = {
    "acquire": "取得・入力 取得 入力 取得入力 収集 受領 取得・入力の局面",
    "move": "移送・送信 移送 送信 移送送信 運搬 伝送 授受 持出し",
    "use": "利用・加工 利用 加工 利用加工 使用 編集 提供 委託",
    "keep": "保管・バックアップ 保管 バックアップ 保存 保管・保存 保管バックアップ",
    "dispose": "消去・廃棄 廃棄 消去 消去廃棄 廃棄・消去 削除 返却",
}
HARMS = {
    "leak": "漏えい 漏洩 情報漏えい 流出 盗難 盗難・漏えい 不正アクセス 誤送信",
    "loss": "滅失 紛失 消失 滅失・紛失 紛失・滅失",
    "damage": "毀損・誤り 毀損 き損 破損 改ざん 誤り 正確性の欠如",
    "breach_of_law": "法令違反 法令等違反 目的外利用 関連法令違反 法令違反等",
    "loss_of_trust": "経済的な不利益・信用の失墜 経済的不利益 信用失墜 社会的信用の失墜 信用の失墜 経済的損失",
    "effect_on_person": "本人への影響 本人の不利益 本人への不利益",
}
DEGREES = {
    "1": "小 低 低い まれ 小さい 1小",
    "2": "中 普通 中程度 ふつう 2中",
    "3": "大 高 高い 頻繁 大きい 3大",
}
SHEETS = (
    "リスク分析シート シート シート名 分析対象 対象 個人情報の名称 個人情報名 個人情報 "
    "情報資産名 管理対象 台帳名"
)
MEASURES = "対策 安全管理措置 リスク対策 講じる対策 現状の対策 対応策 実施している対策 安全対策 管理策"
PAIRS = (("likelihood", "residual_likelihood"), ("impact", "residual_impact"))
LONGEST_MEASURE = RiskMeasure._meta.get_field("text").max_length or 0


FIELDS = (
    Field(
        "sheet",
        _("Risk sheet or entry of the inventory"),
        Reads.TEXT,
        tuple(SHEETS.split()),
        needed=True,
        longest=200,
    ),
    asked(
        Risk,
        "phase",
        "局面 ライフサイクル 取扱局面 取扱いの局面 段階 取扱段階 フェーズ 取扱いの段階",
        choices=PHASES,
    ),
    asked(
        Risk,
        "harm",
        "起こりうること リスクの種類 リスク区分 リスク種別 影響の種類 想定される事態 想定事態 被害 脅威の種類",
        choices=HARMS,
    ),
    asked(
        Risk,
        "text",
        "リスク リスクの内容 想定されるリスク 想定リスク リスク内容 認識したリスク 脅威 リスクの認識",
    ),
    asked(
        Risk,
        "likelihood",
        "発生可能性 起こりやすさ 可能性 発生頻度 頻度 発生確率 対策前の発生可能性 発生の可能性 対策前の起こりやすさ",
        choices=DEGREES,
    ),
    asked(
        Risk,
        "impact",
        "影響度 影響 影響の大きさ 重大性 重大さ 対策前の影響度 被害の大きさ 重要度",
        choices=DEGREES,
    ),
    asked(
        Risk,
        "residual_likelihood",
        "残存リスクの発生可能性 対策後の発生可能性 残存発生可能性 対策後の起こりやすさ 残る起こりやすさ 残存可能性",
        choices=DEGREES,
    ),
    asked(
        Risk,
        "residual_impact",
        "残存リスクの影響度 対策後の影響度 残存影響度 対策後の影響 残る影響 残存影響",
        choices=DEGREES,
    ),
    Field(
        "measures",
        _("Security measures (one a line)"),
        Reads.LONG_TEXT,
        tuple(MEASURES.split()),
    ),
)


def _sheets_by_name(organisation: Organisation) -> Mapping[str, int]:
    """Living sheets by their own names, and by the entries on them where a name is on one sheet only."""
    entries = SheetEntry.objects.filter(sheet__organisation=organisation, sheet__ended_on=None)
    found: dict[str, int | None] = {}
    for name, sheet in entries.values_list("holding__name", "sheet_id").iterator():
        key = fold(name)
        found[key] = sheet if found.get(key, sheet) == sheet else None
    living = RiskSheet.objects.filter(organisation=organisation, ended_on=None)
    found |= {fold(name): pk for pk, name in living.values_list("pk", "name")}
    return {name: pk for name, pk in found.items() if pk is not None}


def _identities(values: Values) -> Iterable[Hashable]:
    return ((values["sheet_id"], values["phase"], fold(values["text"])),)


def _standing(organisation: Organisation) -> Iterator[Hashable]:
    for sheet, phase, text in Risk.objects.filter(organisation=organisation).values_list(
        "sheet_id", "phase", "text"
    ):
        yield sheet, phase, fold(text)


def _check(values: Values) -> Iterator[Trouble]:
    for before, after in PAIRS:
        if values.get(before) and values.get(after) and values[after] > values[before]:
            yield after, "raised", {}
    for line in _measures(values):
        if len(line) > LONGEST_MEASURE:
            yield "measures", "too_long", {"length": len(line), "longest": LONGEST_MEASURE}


def _measures(values: Values) -> list[str]:
    return [line.strip() for line in (values.get("measures") or "").split("\n") if line.strip()]


def _add(
    *,
    organisation: Organisation,
    rows: Sequence[Values],
    by: Actor,
    on: date,
    batch: int,  # noqa: ARG001
) -> Sequence[Model]:
    """Each with its own line on its sheet: the degrees of the file are an assessment, made on this day."""
    sheets = RiskSheet.objects.filter(organisation=organisation).in_bulk({row["sheet_id"] for row in rows})
    return [
        risk.add_risk(
            sheet=sheets[row["sheet_id"]],
            values={**_columns(row), "assessed_on": on},
            measures=[{"text": line} for line in _measures(row)],
            by=by,
            on=on,
        )
        for row in rows
    ]


def _columns(row: Values) -> dict[str, Any]:
    degrees = {name: int(row[name]) for pair in PAIRS for name in pair}
    return {**{name: row[name] for name in ("phase", "harm", "text")}, **degrees}


def _remove(organisation: Organisation, keys: Sequence[int], on: date) -> None:
    gone = Risk.objects.filter(organisation=organisation, pk__in=keys)
    sheets = list(RiskSheet.objects.filter(pk__in=gone.values("sheet")))
    gone.delete()
    search.remove("risk", keys)
    for sheet in sheets:
        assessing.touch(sheet)
        assessing.settle(sheet, on=on)


RISKS = Ledger(
    code="risks",
    label=_("Risk analysis"),
    detail=_(
        "One row for each risk: on which sheet or entry, in which phase, how large, what is done against it."
    ),
    model=Risk,
    fields=FIELDS,
    identities=_identities,
    standing=_standing,
    add=_add,
    remove=_remove,
    references={"sheet": _sheets_by_name},
    check=_check,
)

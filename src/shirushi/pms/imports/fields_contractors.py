"""The register of contractors (委託先管理台帳) as companies keep it in Excel."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people import corporate_number as numbers
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.pms import search
from shirushi.pms.imports.ledgers import Ledger, Trouble, Values, asked
from shirushi.pms.models import Contractor
from shirushi.pms.services import contractors
from shirushi.pms.services.contractors.reviewing import TASKS
from shirushi.sheets.folding import fold
from shirushi.sheets.values import NO

FIELDS = (
    asked(
        Contractor,
        "name",
        "委託先 委託先名 委託先名称 委託先の名称 委託先会社名 業務委託先 外部委託先 会社名 事業者名 "
        "委託先事業者 委託先事業者名 委託業者名 名称 業者名 取引先名 社名",
    ),
    # Hyphens and full-width digits are how people write it: its length is counted without them.
    replace(
        asked(Contractor, "corporate_number", "法人番号 会社法人等番号 法人No 法人ナンバー"),
        longest=0,
    ),
    asked(
        Contractor,
        "work",
        "委託業務 委託する業務 委託業務名 委託業務内容 委託内容 委託業務の内容 業務内容 業務 業務名 "
        "委託の内容 委託事項 取引内容",
    ),
    asked(
        Contractor,
        "data",
        "委託する個人情報 委託個人情報 委託した個人情報 個人情報 個人情報の内容 個人情報の種類 預託する個人情報 "
        "預託個人情報 提供する個人情報 取扱個人情報 取り扱う個人情報 個人情報の項目 個人情報名",
    ),
    asked(
        Contractor,
        "quantity",
        "本人の数 件数 人数 委託件数 預託件数 取扱件数 個人情報の件数 概数 数量",
    ),
    asked(
        Contractor,
        "contract_on",
        "契約日 契約締結日 委託契約日 基本契約日 契約年月日 契約締結年月日 委託契約締結日 業務委託契約日 "
        "委託契約書 契約書",
    ),
    asked(
        Contractor,
        "nda_on",
        "機密保持契約日 秘密保持契約日 NDA NDA締結日 機密保持契約 秘密保持契約 守秘義務契約日 "
        "覚書締結日 機密保持契約締結日 秘密保持契約締結日 NDA日 個人情報の取扱いに関する覚書",
    ),
    asked(
        Contractor,
        "certificates",
        "取得している認証 認証 取得認証 認証取得 第三者認証 認証取得状況 Pマーク プライバシーマーク "
        "Pマーク・ISMS 認証・資格",
    ),
    asked(
        Contractor,
        "re_entrusts",
        "再委託の有無 再委託 再委託有無 再委託あり 再委託する",
    ),
    asked(
        Contractor,
        "re_entrusted_to",
        "再委託先 再委託先名 再委託先名称 再委託先の名称 再委託先会社名",
    ),
    asked(
        Contractor,
        "abroad",
        "外国での取扱い 外国での取扱 外国 海外 外国にある 海外委託 海外での取扱い 外国にある第三者 "
        "越境 外国での取り扱い",
    ),
    asked(
        Contractor,
        "remark",
        "備考 メモ コメント 特記事項 摘要 補足 その他",
    ),
)


def _identities(values: Values) -> Iterable[Hashable]:
    """A contractor stands once for each work: by its number where it has one, and by its name."""
    yield from _keys(values["name"], values.get("corporate_number") or "", values["work"])


def _standing(organisation: Organisation) -> Iterator[Hashable]:
    living = Contractor.objects.filter(organisation=organisation, ended_on=None)
    for name, number, work in living.values_list("name", "corporate_number", "work").iterator():
        yield from _keys(name, number, work)


def _keys(name: str, number: str, work: str) -> Iterator[Hashable]:
    yield "name", fold(name), fold(work)
    if number:
        yield "number", numbers.plain(number), fold(work)


def _check(values: Values) -> Iterator[Trouble]:
    number = values.get("corporate_number")
    if number and not numbers.is_valid(numbers.plain(number)):
        yield "corporate_number", "not_a_corporate_number", {"said": number}
    if values.get("re_entrusts") and not _named(values.get("re_entrusted_to")):
        yield "re_entrusted_to", "missing_name_of_re_entrusted", {}


def _named(said: Any) -> str:
    """To whom it is re-entrusted; 無 in that column names nobody."""
    return "" if not said or fold(said) in NO else str(said)


def _add(
    *, organisation: Organisation, rows: Sequence[Values], by: Actor, on: date, batch: int
) -> Sequence[Model]:
    return contractors.register_many(
        organisation=organisation, rows=[_columns(row) for row in rows], by=by, on=on, batch=batch
    )


def _columns(row: Values) -> dict[str, Any]:
    """Whoever names to whom the work is re-entrusted says that it is."""
    to = _named(row.get("re_entrusted_to"))
    return {**row, "re_entrusted_to": to, "re_entrusts": bool(row.get("re_entrusts") or to)}


def _remove(organisation: Organisation, keys: Sequence[int], on: date) -> None:
    for key in keys:
        agenda.close_tasks_of(kinds_prefix=TASKS, subject_id=key, on=on)
    Contractor.objects.filter(organisation=organisation, pk__in=keys).delete()
    search.remove("contractor", keys)


CONTRACTORS = Ledger(
    code="contractors",
    label=_("Register of contractors"),
    detail=_("One row for each contractor and work: what is entrusted, since when, under which agreements."),
    model=Contractor,
    fields=FIELDS,
    identities=_identities,
    standing=_standing,
    add=_add,
    remove=_remove,
    check=_check,
    moved_by_time=frozenset({"review_asked_on", "revision"}),
)

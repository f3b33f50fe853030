"""The personal information inventory as companies keep it in Excel: their headings, their words."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.pms import search
from shirushi.pms.imports.ledgers import Ledger, Values, asked, department_field, process_field
from shirushi.pms.models import Holding
from shirushi.pms.services import inventory
from shirushi.sheets.folding import fold

PERSONS = {
    "customers": (
        "顧客 お客様 お客さま 客 会員 利用者 ユーザー ユーザ 消費者 購入者 契約者 患者 生徒 受講者 "
        "入居者 登録者 登録スタッフ スタッフ登録者 個人顧客 見込客 見込み客"
    ),
    "business_partners": (
        "取引先 取引先担当者 取引先の担当者 仕入先 協力会社 委託先担当者 法人顧客 得意先 取引先社員 "
        "派遣先担当者 ビジネスパートナー"
    ),
    "employees": (
        "従業者 従業者とその家族 従業者・家族 従業員 社員 職員 役員 役員・社員 役員・従業員 "
        "従業員とその家族 社員とその家族 従業員家族 家族 スタッフ 派遣社員 パート アルバイト"
    ),
    "applicants": "応募者 採用応募者 求職者 採用候補者 候補者 内定者 学生 就職希望者 採用希望者",
    "former": "退職者 元従業者 元従業員 退職した従業者 OB",
    "visitors": (
        "来訪者・問合せ者 来訪者 来客 来社者 訪問者 問合せ者 問い合わせ者 お問い合わせ者 問合者 "
        "来場者 入館者 来訪者・お問い合わせ者"
    ),
    "entrusted": (
        "委託元の本人 委託元の顧客 委託元 受託 受託業務の本人 委託元顧客 受託データの本人 受託先顧客 "
        "派遣先顧客 預託元の本人"
    ),
    "other": "その他 それ以外 その他の本人 一般",
}
MEDIA = {
    "paper": "紙 紙媒体 書類 書面 文書 帳票 印刷物 申込書 名刺 ファイル(紙) 台帳(紙) 伝票 ペーパー",
    "data": (
        "電子データ データ 電子 電子媒体 電磁的記録 電磁データ デジタル DB データベース サーバ "
        "サーバー ファイルサーバ ファイルサーバー クラウド PC パソコン Excel エクセル PDF メール "
        "電子メール 電子ファイル システム Web SaaS 映像 音声 画像"
    ),
    "device": (
        "可搬媒体・機器 外部媒体 可搬媒体 記録媒体 外部記憶媒体 USB USBメモリ USBメモリー CD DVD CD-R "
        "DVD-R HDD 外付けHDD SSD SDカード スマートフォン スマホ 携帯電話 携帯 タブレット ノートPC "
        "ノートパソコン モバイル端末 端末 機器 磁気テープ テープ ICレコーダー"
    ),
}
ACQUISITION = {
    "direct_written": (
        "本人から直接書面 直接書面取得 直接書面 書面直接取得 直接取得(書面) 本人から書面 "
        "本人から直接(書面) 本人から書面や画面で 直接書面による取得 本人から直接 直接取得 直接 本人 "
        "本人から 書面 申込書 Webフォーム ウェブフォーム Web 本人(書面・Web) 本人(書面)"
    ),
    "direct_other": (
        "本人から書面以外 直接書面以外 書面以外 直接取得(書面以外) 本人から直接(書面以外) 口頭 電話 "
        "監視カメラ カメラ 録音 本人から別の方法で 直接書面以外の取得 本人(書面以外) 名刺交換 "
        "防犯カメラ"
    ),
    "third_party": (
        "第三者から提供 第三者提供 第三者 第三者から 第三者からの提供 間接取得 間接 他社から 紹介 "
        "紹介会社 提供を受けた 第三者からの取得 共同利用 エージェント"
    ),
    "entrusted": (
        "委託を受けて 受託 委託 委託元から 委託元 受託業務 委託元からの預託 預託 委託による取得 "
        "受託による取得 他社からの委託"
    ),
    "public": (
        "公開情報 公開された情報から 公開 公開情報から 公知 インターネット 名簿 電話帳 登記簿 官報 SNS"
    ),
}


FIELDS = (
    department_field(),
    process_field(),
    asked(
        Holding,
        "name",
        "個人情報の名称 個人情報名 個人情報名称 個人情報の名前 個人情報 名称 台帳名 帳票名 書類名 "
        "管理対象 情報名 情報資産名 情報資産名称 個人情報ファイル名 ファイル名 資産名 件名",
    ),
    asked(
        Holding,
        "items",
        "項目 個人情報の項目 個人情報項目 含まれる項目 個人データの項目 データ項目 取得項目 "
        "個人情報の内容 内容 含まれる個人情報 情報の項目 構成項目 個人情報の種類",
    ),
    asked(
        Holding,
        "persons",
        "誰の情報か 誰の情報 本人 本人の種類 本人の区分 本人区分 対象者 対象本人 情報主体 対象 区分 "
        "個人情報の区分 本人の範囲 主体 だれの情報か",
        choices=PERSONS,
    ),
    asked(
        Holding,
        "medium",
        "媒体 媒体の種類 媒体種別 媒体区分 保管媒体 記録媒体 形態 保管形態 存在形態 種別 取扱媒体 保有形態",
        choices=MEDIA,
    ),
    asked(
        Holding,
        "count",
        "件数 本人の数 人数 保有件数 概数 おおよその件数 概算件数 件数(概数) データ件数 取扱件数 "
        "保有数 数量 個人情報の件数",
    ),
    asked(
        Holding,
        "sensitive",
        "要配慮個人情報 要配慮 要配慮個人情報の有無 要配慮情報 機微情報 機微な個人情報 "
        "特定の機微な個人情報 センシティブ情報",
    ),
    asked(
        Holding,
        "my_number",
        "マイナンバー 特定個人情報 個人番号 特定個人情報の有無 特定個人情報等 マイナンバーの有無 "
        "個人番号の有無",
    ),
    asked(
        Holding,
        "purpose",
        "利用目的 目的 使用目的 取得目的 利用の目的 個人情報の利用目的",
    ),
    asked(
        Holding,
        "acquisition",
        "取得方法 取得の方法 取得元 取得経路 入手経路 入手方法 入手先 取得区分 取得先 取得手段 "
        "取得形態 取得の区分",
        choices=ACQUISITION,
    ),
    asked(
        Holding,
        "storage_place",
        "保管場所 保存場所 保管先 保存先 格納場所 保管場所・保管先 保管 保管庫 所在 保管の場所",
    ),
    asked(
        Holding,
        "storage_method",
        "保管方法 保存方法 保管の方法 保管形式 管理方法 保護方法 安全管理措置",
    ),
    asked(
        Holding,
        "access",
        "アクセス権者 アクセス権限 アクセス権を有する者 アクセスできる人 アクセス権限者 アクセス権 "
        "アクセス者 利用者 取扱者 閲覧者 取扱担当者 閲覧権限 利用範囲 アクセス可能者 "
        "アクセス権を持つ人",
    ),
    asked(
        Holding,
        "used_until",
        "利用期限 使用期限 利用期間 使用期間 利用の期限",
    ),
    asked(
        Holding,
        "kept_until",
        "保管期限 保管期間 保存期間 保存期限 保有期間 保有期限 保管年限 保存年限 期限 期間 保管の期限",
    ),
    asked(
        Holding,
        "disposal",
        "廃棄方法 廃棄の方法 消去方法 消去・廃棄方法 廃棄・消去方法 廃棄 処分方法 廃棄手段 廃棄・消去 "
        "削除方法",
    ),
    asked(
        Holding,
        "contractor_name",
        "委託先 委託先名 委託先名称 外部委託先 業務委託先 委託 委託の有無 委託会社 再委託先",
    ),
    asked(
        Holding,
        "third_party",
        "第三者提供先 提供先 第三者提供 第三者への提供 第三者提供の有無 提供 提供の有無 共同利用先",
    ),
    asked(
        Holding,
        "abroad",
        "外国での取扱い 外国での取扱 外国 海外 越境 外国移転 海外移転 越境移転 外国の第三者への提供 "
        "外国での取り扱い",
    ),
    asked(
        Holding,
        "remark",
        "備考 注記 メモ コメント その他 特記事項 摘要 補足",
    ),
)


def _identity(department: str, process: str, name: str, persons: str, medium: str) -> Hashable:
    return fold(department), fold(process), fold(name), persons, medium


def _identities(values: Values) -> Iterable[Hashable]:
    columns = (values.get(name) or "" for name in ("department", "process", "name", "persons", "medium"))
    return (_identity(*columns),)


def _standing(organisation: Organisation) -> Iterator[Hashable]:
    living = Holding.objects.filter(organisation=organisation).exclude(state=Holding.State.ENDED)
    columns = ("department__name", "process__name", "name", "persons", "medium")
    for department, process, *others in living.values_list(*columns).iterator():
        yield _identity(department, process or "", *others)


def _add(
    *, organisation: Organisation, rows: Sequence[Values], by: Actor, on: date, batch: int
) -> Sequence[Model]:
    return inventory.add_many(organisation=organisation, rows=rows, by=by, on=on, import_batch=batch)


def _remove(organisation: Organisation, keys: Sequence[int], _on: date) -> None:
    Holding.objects.filter(organisation=organisation, pk__in=keys).delete()
    search.remove("holding", keys)


INVENTORY = Ledger(
    code="inventory",
    label=_("Personal information inventory"),
    detail=_("One row for each kind of personal information: its name, purpose, place, term."),
    model=Holding,
    fields=FIELDS,
    identities=_identities,
    standing=_standing,
    add=_add,
    remove=_remove,
)

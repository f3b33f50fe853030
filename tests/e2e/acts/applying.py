"""What a business does: signs up, registers, declares, hands in, submits, answers, signs."""

import re
from datetime import date

from tests.e2e.browser import Visitor
from tests.e2e.installation import Installation

PASSWORD = "hana-to-midori-no-2026"
NOT_SO = (
    "日本に営業所の登記がない外国会社ですか",
    "性風俗関連特殊営業",
    "欠格事由にあたる役員がいますか",
)
SO = (
    "日本国内に事業の拠点がありますか",
    "申請するのは一つの法人全体ですか",
    "PMS（個人情報保護マネジメントシステム）を作りましたか",
    "PMSで計画・実施・点検・改善をひととおり行いましたか",
)
PEOPLE = "社会保険に入っている正社員と、登記された役員の人数"


def sign_up(visitor: Visitor, name: str, email: str) -> None:
    visitor.fill_all(お名前=name, メールアドレス=email)
    visitor.main.get_by_label("パスワード").nth(0).fill(PASSWORD)
    visitor.main.get_by_label("パスワード").nth(1).fill(PASSWORD)
    visitor.press("ユーザー登録")


def register_business(visitor: Visitor, name: str, number: str, role: str) -> None:
    visitor.press("事業者を登録する")
    visitor.fill_all(名称=name, 法人番号=number, 所在地="仙台市青葉区1-1")
    visitor.fill("名称（カナ）", "ミドリインサツ")
    visitor.choose("都道府県", "宮城県")
    visitor.answer("あなたの役割", role)
    visitor.press("登録する")


def invite(visitor: Visitor, email: str, role: str) -> None:
    visitor.go("/organisation/invite")
    visitor.fill("メールアドレス", email)
    visitor.choose("役割", role)
    visitor.press("招待を送る")
    visitor.sees(email)


def follow_invitation(guest: Visitor, place: Installation, name: str, email: str) -> None:
    """The link stands in the mail, which a development installation writes to its log."""
    link = re.findall(r"/invitations/[\w-]+", place.mails())[-1]
    guest.go(link)
    guest.press("登録する")
    sign_up(guest, name, email)
    guest.press("招待を受ける")


def register_unit(visitor: Visitor, kind: str, name: str = "") -> None:
    visitor.go("/business/units/register")
    visitor.answer("認証", kind)
    if name:
        visitor.fill("部署の名称", name)
    visitor.press("登録する")


def start(visitor: Visitor, unit: str, scheme: str, review_body: str) -> None:
    visitor.go("/business/applications/start")
    visitor.choose("認証", unit)
    visitor.answer("制度", scheme)
    visitor.choose("審査機関", review_body)
    visitor.press("申請を始める")


def declare(visitor: Visitor, so: tuple[str, ...], not_so: tuple[str, ...] = ()) -> None:
    for question in so:
        visitor.answer(question, "はい")
    for question in not_so:
        visitor.answer(question, "いいえ")


def declare_eligible(visitor: Visitor) -> None:
    declare(visitor, SO, NOT_SO)
    visitor.fill(PEOPLE, "4")
    visitor.press("保存して答えを見る")


def declare_privacymark(visitor: Visitor, workers: str) -> None:
    open_check(visitor, "申請の資格")
    declare_eligible(visitor)
    visitor.sees("申請できます")
    visitor.press("確認表へ進む")
    open_check(visitor, "事業者の規模")
    visitor.tick("サービス業")
    visitor.fill_all(資本金="10,000,000", 従業者数=workers)
    visitor.press("保存して答えを見る")


def declare_japhic(visitor: Visitor) -> None:
    _keep(visitor, "申請の資格", so=(*SO[:1], "ガイドラインの対象"), not_so=("メディカルの対象",))
    _keep(visitor, "従業者数", 役員="2", 正社員="8", パート="5", 派遣労働者="2", 業務委託先の従業者="3")
    none_of = ("委託を受けて特定個人情報", "金融分野", "個人番号利用事務実施者")
    _keep(visitor, "番号法の自己評価表", not_so=none_of, 従業員="17", 個人データの本人の数="2,400")
    _keep(visitor, "あてはまるもの")


def _keep(
    visitor: Visitor, title: str, *, so: tuple[str, ...] = (), not_so: tuple[str, ...] = (), **values: str
) -> None:
    open_check(visitor, title)
    declare(visitor, so, not_so)
    visitor.fill_all(**values)
    visitor.press("保存して答えを見る")
    visitor.press("確認表へ進む")


def open_check(visitor: Visitor, title: str) -> None:
    """One line of the draft's check list."""
    heading = visitor.page.get_by_role("heading", name=title)
    visitor.follow(visitor.main.get_by_role("article").filter(has=heading).get_by_role("link"))


def hand_in_documents(visitor: Visitor) -> None:
    """Every document that the page calls required, one after the other."""
    open_check(visitor, "申請書類")
    visitor.sees("必要な書類が")
    upload = visitor.page.locator("input[type=file]")
    required = visitor.main.locator("section", has_text="必要").filter(has=upload)
    for name in required.get_by_role("heading").all_inner_texts():
        _upload(visitor, name)
    visitor.press("確認表へ進む")


def assess(visitor: Visitor) -> None:
    """One item as people answer it, which saves itself; the many others as the page sends them."""
    visitor.press("ウェブ上で答える")
    links = visitor.main.get_by_role("cell").get_by_role("link")
    parts = [link.get_attribute("href") or "" for link in links.all()]
    visitor.go(parts[0])
    visitor.main.get_by_label("満たしている", exact=True).first.check()
    visitor.sees("保存しました")
    for part in parts:
        visitor.go(part)
        token = visitor.page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
        for item in visitor.page.locator("form[hx-post] input[name=item]").all():
            given = {"csrfmiddlewaretoken": token, "standing": "met", "item": item.input_value()}
            if part != parts[0] or item.input_value() != "2-14":
                assert visitor.page.request.post(f"{part}/answer", form=given).ok
    visitor.go(parts[0])
    visitor.press("一覧へ戻る")
    visitor.press("確認表へ進む")


def assess_form(visitor: Visitor, form: str) -> None:
    """All items of one form, item by item with its button; what was answered last year is there already."""
    visitor.press("ウェブ上で答える")
    part = visitor.main.get_by_role("region", name=form).get_by_role("cell").get_by_role("link")
    for number in range(part.count()):
        visitor.follow(part.nth(number))
        for item in range(visitor.main.get_by_label("満たしている", exact=True).count()):
            with visitor.page.expect_response(lambda answer: answer.url.endswith("/answer")):
                visitor.main.get_by_label("満たしている", exact=True).nth(item).check()
        visitor.press("一覧へ戻る")
    visitor.press("確認表へ進む")


def keep_what_was_declared(visitor: Visitor, title: str, *ticked: str) -> None:
    """One sheet of the last application, as it is or with something more."""
    open_check(visitor, title)
    visitor.tick(*ticked)
    visitor.press("保存して答えを見る")
    visitor.press("確認表へ進む")


def _upload(visitor: Visitor, name: str) -> None:
    section = visitor.main.get_by_role("region", name=name, exact=True)
    content = {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": f"{name}\n".encode()}
    section.locator("input[type=file]").set_input_files(files=[content])
    visitor.follow(section.get_by_role("button", name="アップロードする"))


def submit(visitor: Visitor) -> None:
    visitor.press("見直して提出する")
    visitor.tick("ここに申告した内容は事実です")
    visitor.press("申請を提出する")
    visitor.sees("申請を提出しました")


def answer_finding(visitor: Visitor, evidence: str = "") -> None:
    visitor.takes_up("指摘事項に改善を報告する")
    visitor.press("この指摘事項に報告する")
    visitor.fill_all(原因="台帳を見直す手順がなかった。", 是正処置="手順を定め、台帳を見直した。")
    if evidence:
        content = {"name": evidence, "mimeType": "text/plain", "buffer": f"{evidence}\n".encode()}
        visitor.page.locator("input[type=file]").set_input_files(files=[content])
    visitor.press("報告を提出する")


def sign_contract(visitor: Visitor) -> None:
    visitor.takes_up("付与契約を読んで署名する")
    visitor.tick("契約を読みました")
    visitor.press("契約に署名する")


def written(day: date) -> str:
    """A day as the pages write it."""
    return f"{day.year}年{day.month}月{day.day}日"

"""Transfers from the bank: files as banks give them, what they pay, and that nothing arrives twice."""

from datetime import date

import pytest

from shirushi.billing import bank, queries, services
from shirushi.billing.matching import Matcher, OpenInvoice, folded
from shirushi.billing.models import BankImport, BankLine, Invoice, Payment
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from tests.billing.invoices import Case, case, invoice
from tests.cast import acting

LATER = date(2026, 5, 20)
PLAIN = """お取引日,摘要,出金金額,入金金額,照会番号
2026/05/12,振込 ﾐﾄﾞﾘｲﾝｻﾂ(ｶ,,52382,0001
令和8年5月13日,ﾅｿﾞﾉｼﾖｳｼﾞ,,"12,000",0002
20260514,手数料,440,,0003
2026/05/32,ﾐﾄﾞﾘｲﾝｻﾂ,,100,0004
"""
ZENGIN = """"1","01","0","080520","080512","080520"
"2","000001","080512","080512","52382","0","","ﾐﾄﾞﾘｲﾝｻﾂ(ｶ","ミホン","ホンテン","","2026-000001"
"2","000002","080513","080513","-5","0","","ﾅｿﾞﾉ","ミホン","ホンテン","",""
"8","2","52377"
"9"
"""


def test_a_csv_with_headings_gives_its_incoming_transfers() -> None:
    read = bank.transfers("meisai.csv", PLAIN.encode("cp932"), "ja")

    assert [(each.number, each.paid_on, each.amount) for each in read] == [
        (2, date(2026, 5, 12), 52_382),
        (3, date(2026, 5, 13), 12_000),
        (5, None, 100),
    ]
    assert read[0].reference == "0001"
    assert [bool(each.problem) for each in read] == [False, False, True]


def test_records_of_the_banks_give_their_transfers() -> None:
    first, second = bank.transfers("zengin.csv", ZENGIN.encode("cp932"), "ja")

    assert (first.paid_on, first.amount, first.remark) == (date(2026, 5, 12), 52_382, "2026-000001")
    assert not first.problem
    assert second.problem


def test_two_equal_transfers_of_one_file_are_two() -> None:
    twice = "日付,金額,摘要\n2026/05/12,100,ｱ\n2026/05/12,100,ｱ\n"

    one, other = bank.transfers("a.csv", twice.encode(), "ja")

    assert one.digest != other.digest


@pytest.mark.parametrize(
    "name", ["ﾐﾄﾞﾘｲﾝｻﾂ(ｶ", "カ)ミドリインサツ", "株式会社みどりいんさつ", "ミドリ インサツ(カ)", "ﾐﾄﾞﾘ-ｲﾝｻﾂ"]
)
def test_names_are_compared_without_what_banks_write_differently(name: str) -> None:
    assert folded(name) == "ミドリインサツ"


def waiting(pk: int, owed: int, payer: int = 1, kana: str = "ミドリインサツ") -> OpenInvoice:
    return OpenInvoice(pk, f"2026-{pk:06d}", owed, payer, "みどり印刷株式会社", kana)


@pytest.mark.parametrize(
    ("amount", "name", "remark", "invoices", "why"),
    [
        (999, "ﾀﾞﾚｶ", "2026-000002", [2], "number"),
        (999, "ﾀﾞﾚｶ 2026000001", "", [1], "number"),
        (300, "ﾐﾄﾞﾘｲﾝｻﾂ(ｶ", "", [2], "amount_and_name"),
        (400, "ﾐﾄﾞﾘｲﾝｻﾂ(ｶ", "", [1, 2], "several"),
        (401, "ﾐﾄﾞﾘｲﾝｻﾂ(ｶ", "", [1], "name"),
        (555, "ﾅｿﾞﾉ", "", [3], "amount"),
        (1, "ﾅｿﾞﾉ", "", [], ""),
    ],
)
def test_invoices_are_proposed_by_number_then_name_and_amount(
    amount: int, name: str, remark: str, invoices: list[int], why: str
) -> None:
    known = Matcher.of([waiting(1, 100), waiting(2, 300), waiting(3, 555, 2, "アカネシヨウジ")])

    proposal = known.propose(amount=amount, payer_name=name, remark=remark)

    assert ([each.pk for each in proposal.invoices], proposal.why) == (invoices, why)


def imported(here: Case, text: str = PLAIN, name: str = "meisai.csv") -> BankImport:
    return services.import_bank_file(
        issuer=here.people.review_body,
        name=name,
        content=text.encode("cp932"),
        by=here.clerk(LATER),
        on=LATER,
    )


def taken(here: Case, line: BankLine, *invoices: Invoice) -> Payment:
    return services.take_line(line=line, invoices=invoices, by=here.clerk(LATER), on=LATER)


@pytest.mark.django_db
def test_a_proposed_line_is_taken_and_the_invoice_is_paid() -> None:
    here = case()
    made = invoice(here, codes=["application_fee"])
    line = imported(here).lines.all()[0]

    proposal = queries.proposal_for(line, queries.matcher_of(here.people.review_body.pk))
    taken(here, line, made)

    assert [each.pk for each in proposal.invoices] == [made.pk]
    assert queries.is_paid(made)
    assert Payment.objects.get().payer_name == "振込 ﾐﾄﾞﾘｲﾝｻﾂ(ｶ"


@pytest.mark.django_db
def test_a_line_without_invoice_waits_to_be_assigned() -> None:
    here = case()

    payment = taken(here, imported(here).lines.all()[1])

    assert list(queries.payments_to(here.clerk(LATER), "left")) == [payment]


@pytest.mark.django_db
def test_a_line_is_taken_once_and_one_that_cannot_be_read_never() -> None:
    here = case()
    first, _second, unreadable = imported(here).lines.all()
    taken(here, first)

    for line in (first, unreadable):
        with pytest.raises(ActRefused, match="line_done"):
            taken(here, line)

    assert Payment.objects.count() == 1


@pytest.mark.django_db
def test_the_same_file_is_refused_and_the_same_line_in_another_file_is_recognised() -> None:
    here = case()
    imported(here)

    with pytest.raises(ActRefused, match="bank_file_known"):
        imported(here, name="again.csv")
    later = imported(here, PLAIN + "2026/05/15,ｱｶﾈ,,900,0005\n")

    assert [line.repeats is not None for line in later.lines.all()] == [True, True, False, False]
    with pytest.raises(ActRefused, match="line_done"):
        taken(here, later.lines.all()[0])


@pytest.mark.django_db
def test_an_undone_file_opens_its_invoices_again_and_can_be_read_in_again() -> None:
    here = case()
    made = invoice(here, codes=["application_fee"])
    file = imported(here)
    taken(here, file.lines.all()[0], made)

    services.undo_import(bank_import=file, reason="違う口座だった", by=here.clerk(LATER), on=LATER)

    assert not queries.is_paid(made)
    assert Payment.objects.get().reversed_on == LATER
    assert imported(here).lines.all()[0].waits
    with pytest.raises(ActRefused, match="already_undone"):
        services.undo_import(bank_import=file, reason="もう一度", by=here.clerk(LATER), on=LATER)


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "text"), [("a.csv", "ただの文\n"), ("a.exe", "MZ"), ("a.csv", "")])
def test_what_is_no_list_of_transfers_is_refused(name: str, text: str) -> None:
    here = case()

    with pytest.raises(ActRefused):
        imported(here, text, name)

    assert not BankImport.objects.exists()


@pytest.mark.django_db
def test_another_body_neither_reads_in_nor_sees_the_file() -> None:
    here = case()
    file = imported(here)
    foreign = acting(here.people.other_clerk, LATER)

    assert not BankImport.objects.visible_to(foreign).exists()
    with pytest.raises(NotAllowed):
        services.undo_import(bank_import=file, reason="x", by=foreign, on=LATER)

"""Ledgers come in from files: guessed, previewed, imported, undone. Nothing is lost, nothing comes twice."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from pytest_django import Settings

from shirushi.agenda.models import Task
from shirushi.people.actor import system
from shirushi.people.rights import NotAllowed
from shirushi.pms import search
from shirushi.pms.imports import LEDGERS
from shirushi.pms.imports.mapping import ColumnMap
from shirushi.pms.models import (
    Contractor,
    Holding,
    ImportBatch,
    ImportContent,
    ImportedRow,
    Process,
    Risk,
    RiskSheet,
    SheetEntry,
    Worker,
)
from shirushi.pms.queries import imports as reads
from shirushi.pms.services import contractors, imports, inventory
from shirushi.record.errors import ActRefused, Stale
from shirushi.record.models import JournalLine
from shirushi.sheets.headers import Header
from shirushi.sheets.reading import open_file
from tests.cast import corporate_number, moment
from tests.pms.firm import DAY, Firm, firm
from tests.sheets.made import of_rows

pytestmark = pytest.mark.django_db

HEADER = (
    *("部署", "業務", "個人情報名", "個人情報の項目", "本人", "媒体", "件数", "利用目的", "取得方法"),
    *("保管場所", "アクセス権者", "保管期限", "廃棄方法"),
)


def row(name: str = "顧客名簿", **others: Any) -> list[Any]:
    """A row as a company writes it."""
    said = {
        "部署": "営業部", "業務": "受注", "個人情報名": name, "個人情報の項目": "氏名、住所", "本人": "お客様", "媒体": "紙",
        "件数": "約１，２００件", "利用目的": "受注と発送", "取得方法": "直接書面", "保管場所": "鍵付き書庫",
        "アクセス権者": "営業部", "保管期限": "5年", "廃棄方法": "シュレッダー", **others,
    }  # fmt: skip
    return [said[heading] for heading in HEADER]


@pytest.fixture
def made() -> Firm:
    return firm()


def started(
    made: Firm, rows: Sequence[Sequence[Any]], ledger: str = "inventory", name: str = "台帳.xlsx"
) -> ImportBatch:
    return imports.start(
        organisation=made.business,
        ledger=LEDGERS[ledger],
        name=name,
        content=of_rows(rows),
        by=made.by("privacy_officer"),
        on=DAY,
    )


def done(made: Firm, rows: Sequence[Sequence[Any]], ledger: str = "inventory") -> ImportBatch:
    batch = started(made, rows, ledger)
    return imports.carry_out(batch=batch, by=made.by("privacy_officer"), on=DAY)


def mapped(made: Firm, batch: ImportBatch, **others: Any) -> None:
    kept = batch.mapping | others
    imports.map_columns(batch=batch, mapping=ColumnMap.from_json(kept), by=made.by("privacy_officer"))


def problems(batch: ImportBatch) -> list[tuple[str, str]]:
    return [(each.place, each.code) for each in reads.shown(batch).preview.problems]


def actions() -> list[str]:
    return list(JournalLine.objects.order_by("pk").values_list("action", flat=True))


def test_the_rows_of_a_ledger_come_in_with_their_values(made: Firm) -> None:
    batch = done(
        made, [["個人情報管理台帳"], [], HEADER, row(), row("応募書類", 本人="応募者", 媒体="電子データ")]
    )

    first, second = Holding.objects.order_by("number")
    assert batch.counts == {"rows": 2, "imported": 2, "left": 0}
    assert (first.name, first.department, first.process and first.process.name) == (
        "顧客名簿",
        made.sales,
        "受注",
    )
    assert (first.count, first.persons, first.medium, first.acquisition) == (
        1200,
        "customers",
        "paper",
        "direct_written",
    )
    assert (second.persons, second.medium) == ("applicants", "data")


def test_nothing_is_written_before_it_is_confirmed(made: Firm) -> None:
    batch = started(made, [HEADER, row()])

    reads.shown(batch)

    assert not Holding.objects.exists()
    assert not Process.objects.exists()


def test_good_rows_come_in_and_the_others_stay_out_with_their_reasons(made: Firm) -> None:
    batch = started(
        made, [HEADER, row(), row("名刺", 件数="多数", 媒体="粘土板"), row("写真", 部署="宇宙部")]
    )

    told = problems(batch)
    imports.carry_out(batch=batch, by=made.by("privacy_officer"), on=DAY)

    assert told == [("F3", "not_a_choice"), ("G3", "not_a_number"), ("A4", "department_unknown")]
    assert batch.counts == {"rows": 3, "imported": 1, "left": 2}
    assert list(Holding.objects.values_list("name", flat=True)) == ["顧客名簿"]


def test_rows_that_stayed_out_are_kept_with_what_was_wrong_and_the_file_is_not(made: Firm) -> None:
    batch = done(made, [HEADER, row(), row("名刺", 件数="多数")])

    kept = open_file("x.xlsx", bytes(ImportContent.objects.get(batch=batch).content)).sheets[0]
    assert [cells[3] for cells in kept.rows] == ["個人情報名", "名刺"]
    assert "多数" in str(kept.rows[1][0])
    assert "G3" in str(kept.rows[1][0])


def test_mended_rows_come_in_from_the_file_of_remarks(made: Firm) -> None:
    batch = done(made, [HEADER, row(), row("名刺", 件数="多数")])
    remarks = open_file("x.xlsx", bytes(ImportContent.objects.get(batch=batch).content)).sheets[0]
    mended = [["" if cell is None else cell for cell in line] for line in remarks.rows]
    mended[1][7] = 300

    second = done(made, mended)

    assert second.counts == {"rows": 1, "imported": 1, "left": 0}
    assert Holding.objects.get(name="名刺").count == 300


def test_a_file_whose_rows_all_came_in_is_deleted(made: Firm) -> None:
    done(made, [HEADER, row()])

    assert not ImportContent.objects.exists()


def test_the_same_file_again_brings_nothing(made: Firm) -> None:
    done(made, [HEADER, row()])
    again = started(made, [HEADER, row()])

    with pytest.raises(ActRefused, match="nothing_to_import"):
        imports.carry_out(batch=again, by=made.by("privacy_officer"), on=DAY)

    assert problems(again) == [("C2", "already_there")]
    assert Holding.objects.count() == 1


def test_a_row_twice_in_a_file_comes_in_once(made: Firm) -> None:
    batch = started(made, [HEADER, row(), row("顧客　名簿")])

    [told] = list(reads.shown(batch).preview.problems)

    assert (told.place, told.code, told.facts) == ("C3", "twice_in_file", {"first": 2})


def test_an_ended_entry_does_not_stand_in_the_way_of_a_new_one(made: Firm) -> None:
    done(made, [HEADER, row()])
    standing = Holding.objects.get()
    inventory.end(holding=standing, reason="廃棄", by=made.by("privacy_officer"), on=DAY, ended_on=DAY)

    assert done(made, [HEADER, row()]).counts["imported"] == 1


def test_departments_are_opened_only_when_asked_for(made: Firm) -> None:
    batch = started(made, [HEADER, row(部署="総務部"), row("名刺", 部署="総 務 部"), row("写真")])

    mapped(made, batch, new_departments=True)
    imports.carry_out(batch=batch, by=made.by("privacy_officer"), on=DAY)

    assert batch.counts["imported"] == 3
    assert list(made.business.departments.order_by("pk").values_list("name", flat=True)) == [
        "営業部",
        "工場",
        "総務部",
    ]


def test_a_closed_department_takes_no_rows(made: Firm) -> None:
    made.sales.closed_on = DAY
    made.sales.save()

    assert problems(started(made, [HEADER, row()])) == [("A2", "department_unknown")]


def test_the_process_of_another_department_is_another_process(made: Firm) -> None:
    done(made, [HEADER, row(), row("名刺"), row("日報", 部署="工場")])

    assert Process.objects.filter(name="受注").count() == 2


def test_another_header_has_its_columns_guessed_anew(made: Firm) -> None:
    batch = started(made, [HEADER, row(), ["件数", "部署"], [5, "営業部"]])

    mapped(made, batch, row=2)

    assert ColumnMap.from_json(batch.mapping).header == Header(2)
    assert batch.mapping["columns"] == {"count": 0, "department": 1}


def test_a_column_chosen_by_hand_counts(made: Firm) -> None:
    header = [*HEADER[:2], "謎の列", *HEADER[3:]]
    batch = started(made, [header, row()])
    before = len(problems(batch))

    mapped(made, batch, columns={**batch.mapping["columns"], "name": 2})

    assert (before, problems(batch)) == (1, [])


def test_what_is_empty_takes_what_people_say(made: Firm) -> None:
    batch = started(made, [HEADER, row(部署=None, 媒体=None, 廃棄方法=None)])

    mapped(made, batch, when_empty={"department": "工場", "medium": "device", "disposal": "破砕"})
    imports.carry_out(batch=batch, by=made.by("privacy_officer"), on=DAY)

    [entry] = Holding.objects.all()
    assert (entry.department, entry.medium, entry.disposal) == (made.factory, "device", "破砕")


@pytest.mark.parametrize(
    "wrong",
    [
        {"sheet": 1},
        {"row": 99},
        {"columns": {"name": 99}},
        {"columns": {"nonsense": 1}},
        {"when_empty": {"state": "approved"}},
    ],
)
def test_a_mapping_that_does_not_fit_the_file_is_refused(made: Firm, wrong: dict[str, Any]) -> None:
    batch = started(made, [HEADER, row()])

    with pytest.raises(ActRefused, match="mapping_misfit"):
        mapped(made, batch, **wrong)


def test_who_changed_the_columns_second_is_told(made: Firm) -> None:
    batch = started(made, [HEADER, row()])
    mapped(made, batch)

    with pytest.raises(Stale):
        imports.carry_out(batch=batch, by=made.by("privacy_officer"), on=DAY, revision=0)

    assert not Holding.objects.exists()


def test_an_import_is_carried_out_once(made: Firm) -> None:
    batch = done(made, [HEADER, row()])

    with pytest.raises(ActRefused, match="import_state"):
        imports.carry_out(batch=batch, by=made.by("privacy_officer"), on=DAY)

    assert Holding.objects.count() == 1


def test_every_import_is_one_line_with_its_counts(made: Firm) -> None:
    done(made, [HEADER, row(), row("名刺", 件数="多数")])

    line = JournalLine.objects.get(action="pms.import.done")
    assert line.after == {"ledger": "inventory", "rows": 2, "imported": 1, "left": 1}
    assert actions() == ["pms.import.started", "pms.holdings.added", "pms.import.done"]


def test_imported_entries_are_found_by_search(made: Firm) -> None:
    done(made, [HEADER, row("年賀状送付先")])

    found = search.find(search.Asked("holding", made.business.pk, "年賀状"), first=0, count=10)

    assert found == [Holding.objects.get().pk]


def test_an_undo_takes_out_everything_that_came_in(made: Firm) -> None:
    kept = inventory.add(
        organisation=made.business, values=_standing(made), by=made.by("privacy_officer"), on=DAY
    )
    batch = started(made, [HEADER, row(部署="総務部"), row("年賀状送付先")])
    mapped(made, batch, new_departments=True)
    imports.carry_out(batch=batch, by=made.by("privacy_officer"), on=DAY)

    imports.undo(batch=batch, by=made.by("privacy_officer"), on=DAY)

    assert list(Holding.objects.all()) == [kept]
    assert not Process.objects.exists()
    assert not ImportedRow.objects.exists()
    assert made.business.departments.get(name="総務部").closed_on == DAY
    assert not search.find(search.Asked("holding", made.business.pk, "年賀状"), first=0, count=10)
    assert actions()[-1] == "pms.import.undone"


def _standing(made: Firm) -> dict[str, Any]:
    return {
        "department_id": made.sales.pk, "name": "控え", "items": "氏名", "persons": "customers", "medium": "data",
        "purpose": "発送", "acquisition": "public", "storage_place": "書庫", "access": "営業部", "kept_until": "1年",
        "disposal": "破棄",
    }  # fmt: skip


def test_an_undo_is_refused_as_soon_as_one_row_was_changed(made: Firm) -> None:
    batch = done(made, [HEADER, row(), row("名刺")])
    entry = Holding.objects.get(name="名刺")
    inventory.change(holding=entry, values={"remark": "棚卸し済み"}, by=made.by("privacy_officer"), on=DAY)

    with pytest.raises(ActRefused) as refused:
        imports.undo(batch=batch, by=made.by("privacy_officer"), on=DAY)

    assert (refused.value.code, refused.value.params) == ("import_changed", {"count": 1})
    assert Holding.objects.count() == 2


def test_an_undo_sees_changes_that_took_no_revision(made: Firm) -> None:
    batch = done(made, [HEADER, row()])
    Holding.objects.update(department=made.factory)

    with pytest.raises(ActRefused, match="import_changed"):
        imports.undo(batch=batch, by=made.by("privacy_officer"), on=DAY)


def test_an_undo_leaves_a_process_that_somebody_else_uses(made: Firm) -> None:
    batch = done(made, [HEADER, row()])
    process = Process.objects.get()
    values = _standing(made) | {"process_id": process.pk}
    inventory.add(organisation=made.business, values=values, by=made.by("privacy_officer"), on=DAY)

    imports.undo(batch=batch, by=made.by("privacy_officer"), on=DAY)

    assert Process.objects.get() == process


def test_an_undone_import_can_be_done_again(made: Firm) -> None:
    batch = done(made, [HEADER, row()])
    imports.undo(batch=batch, by=made.by("privacy_officer"), on=DAY)

    assert done(made, [HEADER, row()]).counts["imported"] == 1


def test_giving_up_deletes_the_file_and_nothing_else(made: Firm) -> None:
    batch = started(made, [HEADER, row()])

    imports.discard(batch=batch, by=made.by("privacy_officer"), on=DAY)

    assert not ImportContent.objects.exists()
    assert (batch.state, batch.closed_on) == ("discarded", DAY)


@pytest.mark.parametrize("who", ["audit_officer", "head", "worker"])
def test_only_those_who_run_the_pms_import(made: Firm, who: str) -> None:
    with pytest.raises(NotAllowed):
        imports.start(
            organisation=made.business, ledger=LEDGERS["inventory"], name="台帳.xlsx", content=of_rows([HEADER, row()]),
            by=made.by(who), on=DAY,
        )  # fmt: skip


def test_another_business_neither_sees_nor_imports(made: Firm) -> None:
    other = firm("あかね商事株式会社")
    batch = started(made, [HEADER, row()])

    with pytest.raises(NotAllowed):
        imports.carry_out(batch=batch, by=other.by("privacy_officer"), on=DAY)

    assert not reads.imports_for(other.by("privacy_officer")).exists()


def test_the_ledger_of_another_business_is_not_compared_with(made: Firm) -> None:
    done(firm("あかね商事株式会社"), [HEADER, row()])

    assert done(made, [HEADER, row()]).counts["imported"] == 1


def test_a_file_that_cannot_be_read_is_refused_in_words(made: Firm) -> None:
    with pytest.raises(ActRefused) as refused:
        imports.start(
            organisation=made.business, ledger=LEDGERS["inventory"], name="台帳.xlsx", content=b"PK\x03\x04",
            by=made.by("privacy_officer"), on=DAY,
        )  # fmt: skip

    assert refused.value.code == "import_damaged"
    assert refused.value.sentence
    assert not ImportBatch.objects.exists()


def test_the_limit_of_the_installation_counts(made: Firm, settings: Settings) -> None:
    settings.IMPORT_LIMIT_BYTES = 1024

    with pytest.raises(ActRefused, match="import_too_large"):
        started(made, [HEADER, row()])


WORKERS = ["社員番号", "氏名", "フリガナ", "所属", "雇用形態", "メールアドレス", "入社日", "退職日"]


def test_workers_come_in_with_or_without_an_address(made: Firm) -> None:
    rows = [
        ["001", "白石 杏", "シライシ アン", "営業部", "正社員", "an@midori.example", "H30.4.1", None],
        ["002", "黒田 進", None, "工場", "パート", None, 46113, "令和8年3月31日"],
    ]
    rows[1][6] = "2020/10/1"

    done(made, [WORKERS, *rows], "workers")

    first, second = Worker.objects.order_by("number")
    assert (first.number, first.kind, first.email, first.joined_on) == (
        "001",
        "regular",
        "an@midori.example",
        date(2018, 4, 1),
    )
    assert (second.kind, second.email, second.left_on) == ("part_time", "", date(2026, 3, 31))


def test_a_worker_who_left_before_joining_is_told(made: Firm) -> None:
    rows = [["001", "白石 杏", None, "営業部", "正社員", None, "2026-04-01", "2025-03-31"]]

    assert problems(started(made, [WORKERS, *rows], "workers")) == [("H2", "days_in_wrong_order")]


def test_a_worker_is_known_by_the_number_and_without_one_by_name_and_day(made: Firm) -> None:
    known = [
        ["001", "白石 杏", None, "営業部", "正社員", None, "2018-04-01", None],
        [None, "黒田 進", None, "工場", "パート", None, "2020-10-01", None],
    ]
    done(made, [WORKERS, *known], "workers")
    rows = [
        ["００１", "別の 人", None, "工場", "正社員", None, "2019-04-01", None],
        [None, "黒田　進", None, "工場", "パート", None, "2020-10-01", None],
        [None, "黒田 進", None, "工場", "パート", None, "2021-10-01", None],
    ]

    batch = started(made, [WORKERS, *rows], "workers")

    assert problems(batch) == [("B2", "already_there"), ("B3", "already_there")]


def test_an_undo_takes_workers_out(made: Firm) -> None:
    batch = done(
        made, [WORKERS, ["001", "白石 杏", None, "営業部", "正社員", None, "2018-04-01", None]], "workers"
    )

    imports.undo(batch=batch, by=made.by("privacy_officer"), on=DAY)

    assert not Worker.objects.exists()


RISKS = [
    "個人情報名",
    "局面",
    "リスクの種類",
    "リスク",
    "発生可能性",
    "影響度",
    "対策後の発生可能性",
    "対策後の影響度",
    "対策",
]
RISK = [
    "顧客名簿",
    "保管",
    "漏えい",
    "鍵をかけ忘れて盗まれる",
    "中",
    "高",
    1,
    "３",
    "施錠する\n最終退出者が確かめる",
]


def sheet_of(made: Firm) -> RiskSheet:
    entry = inventory.add(
        organisation=made.business,
        values=_standing(made) | {"name": "顧客名簿"},
        by=made.by("privacy_officer"),
        on=DAY,
    )
    sheet = RiskSheet.objects.create(
        organisation=made.business, created_on=DAY, number=1, name="営業部の紙", medium="paper"
    )
    SheetEntry.objects.create(sheet=sheet, holding=entry)
    return sheet


def test_risks_come_onto_the_sheet_of_the_entry_that_they_name(made: Firm) -> None:
    sheet = sheet_of(made)

    done(made, [RISKS, RISK, ["営業部の紙", "廃棄", *RISK[2:]]], "risks")

    first, second = Risk.objects.order_by("number")
    assert (first.sheet, first.phase, second.phase) == (sheet, "keep", "dispose")
    assert (first.likelihood, first.impact, first.residual_likelihood, first.residual_impact) == (2, 3, 1, 3)
    assert [measure.text for measure in first.measures.all()] == ["施錠する", "最終退出者が確かめる"]
    assert first.assessed_on == DAY


def test_a_risk_of_an_unknown_entry_or_one_raised_by_measures_is_told(made: Firm) -> None:
    sheet_of(made)
    rows = [["謎の台帳", *RISK[1:]], [*RISK[:4], "低", *RISK[5:6], "高", *RISK[7:]]]

    assert problems(started(made, [RISKS, *rows], "risks")) == [("A2", "reference_unknown"), ("G3", "raised")]


def test_a_risk_that_stands_on_its_sheet_stays_out(made: Firm) -> None:
    sheet_of(made)
    done(made, [RISKS, RISK], "risks")

    assert problems(started(made, [RISKS, RISK], "risks")) == [("2", "already_there")]


def test_an_undo_takes_risks_off_their_sheet(made: Firm) -> None:
    sheet_of(made)
    batch = done(made, [RISKS, RISK], "risks")

    imports.undo(batch=batch, by=made.by("privacy_officer"), on=DAY)

    assert not Risk.objects.exists()


CONTRACTORS = [
    "委託先名", "法人番号", "委託業務", "委託する個人情報", "件数", "契約日", "NDA", "再委託", "再委託先", "外国での取扱い",
]  # fmt: skip
NUMBER = corporate_number(1)
PAYROLL = [
    "青空社会保険労務士法人", f"{NUMBER[:1]}-{NUMBER[1:]}", "給与計算", "従業者の氏名・口座", "約50名",
    "H30.4.1", "2018/4/1", "無", "なし", "×",
]  # fmt: skip


def contractor(**others: Any) -> list[Any]:
    said = dict(zip(CONTRACTORS, PAYROLL, strict=True))
    return list((said | others).values())


def test_contractors_come_in_with_their_agreements(made: Firm) -> None:
    cloud = contractor(
        委託先名="雲海クラウド株式会社", 法人番号=None, 再委託先="海外データ社", 外国での取扱い="有"
    )

    batch = done(made, [CONTRACTORS, contractor(), cloud], "contractors")

    first, second = Contractor.objects.order_by("pk")
    assert (first.corporate_number, first.quantity) == (NUMBER, 50)
    assert (first.contract_on, first.nda_on) == (date(2018, 4, 1), date(2018, 4, 1))
    assert (first.re_entrusts, first.re_entrusted_to, first.abroad) == (False, "", False)
    assert (second.re_entrusts, second.re_entrusted_to, second.abroad) == (True, "海外データ社", True)
    assert {first.import_batch, second.import_batch} == {batch.pk}
    assert actions()[-2:] == ["pms.contractors.registered", "pms.import.done"]


def test_an_imported_contractor_is_to_be_evaluated_at_once(made: Firm) -> None:
    done(made, [CONTRACTORS, contractor()], "contractors")

    assert Contractor.objects.get().next_review_on == DAY


def test_a_wrong_corporate_number_and_a_nameless_re_entrustment_are_told(made: Firm) -> None:
    rows = [contractor(法人番号="1234567890123"), contractor(委託業務="発送", 再委託="有")]

    assert problems(started(made, [CONTRACTORS, *rows], "contractors")) == [
        ("B2", "not_a_corporate_number"),
        ("I3", "missing_name_of_re_entrusted"),
    ]


def test_a_contractor_stands_once_for_each_work(made: Firm) -> None:
    done(made, [CONTRACTORS, contractor()], "contractors")
    renamed, another_work = contractor(委託先名="青空社労士法人"), contractor(委託業務="年末調整")

    batch = started(made, [CONTRACTORS, contractor(法人番号=None), renamed, another_work], "contractors")

    assert problems(batch) == [("A2", "already_there"), ("A3", "already_there")]


def test_the_contractors_of_another_business_are_not_compared_with(made: Firm) -> None:
    done(firm("あかね商事株式会社"), [CONTRACTORS, contractor()], "contractors")

    assert done(made, [CONTRACTORS, contractor()], "contractors").counts["imported"] == 1


def test_an_undo_takes_contractors_out_with_the_tasks_that_the_daily_run_opened(made: Firm) -> None:
    batch = done(made, [CONTRACTORS, contractor()], "contractors")
    contractors.ask_for_review(contractor=Contractor.objects.get(), by=system(on=DAY, at=moment(DAY)), on=DAY)

    imports.undo(batch=batch, by=made.by("privacy_officer"), on=DAY)

    assert not Contractor.objects.exists()
    assert not Task.objects.filter(kind__startswith="pms.contractor", closed_on=None).exists()


def test_an_undo_is_refused_once_a_contractor_was_asked(made: Firm) -> None:
    batch = done(made, [CONTRACTORS, contractor()], "contractors")
    contractors.ask(contractor=Contractor.objects.get(), by=made.by("privacy_officer"), on=DAY)

    with pytest.raises(ActRefused, match="import_used"):
        imports.undo(batch=batch, by=made.by("privacy_officer"), on=DAY)

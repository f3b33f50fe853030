"""Evidence: its own day, period and expiry, its files, what it serves, and that nothing of it is lost."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from pytest_django import Settings

from shirushi.agenda.models import Task
from shirushi.operations.daily import DUTIES
from shirushi.operations.daily.evidence import EVIDENCE_TO_RENEW
from shirushi.papers import queries as papers
from shirushi.papers.models import StoredFile
from shirushi.people.actor import system
from shirushi.people.rights import NotAllowed
from shirushi.pms.models import Evidence, EvidenceFile, EvidenceRequirement
from shirushi.pms.queries import evidence as reads
from shirushi.pms.services import departments
from shirushi.pms.services import evidence as acts
from shirushi.record.errors import ActRefused, Stale
from shirushi.record.models import JournalLine
from tests.cast import moment
from tests.papers.uploads import JPEG, PNG, pdf, upload
from tests.pms.firm import DAY, Firm, firm
from tests.pms.test_improvement import opened

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_storage(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def entered(**others: Any) -> dict[str, Any]:
    return {"title": "施錠の写真", "shows": "夜は閉まっている", "dated_on": date(2026, 4, 1), **others}


def added(
    made: Firm, *uploads: tuple[str, bytes], who: str = "privacy_officer", on: date = DAY, **others: Any
) -> Evidence:
    parts = {name: others.pop(name) for name in ("requirements", "record") if name in others}
    return acts.add(
        organisation=made.business,
        values=entered(**others),
        uploads=[upload(*each) for each in uploads or (("施錠.png", PNG),)],
        by=made.by(who, on),
        on=on,
        **parts,
    )


def shown(made: Firm, who: str = "privacy_officer", on: date = DAY, **asked: Any) -> list[str]:
    return [each.title for each in reads.listed(made.by(who, on), reads.Filter(**asked), on)]


def test_evidence_keeps_its_own_day_apart_from_that_of_its_files() -> None:
    made = firm()

    one = added(made, ("施錠.png", PNG), ("鍵.jpg", JPEG), dated_on=date(2026, 1, 5))

    assert (one.number, one.dated_on, one.created_on) == (1, date(2026, 1, 5), DAY)
    assert [(each.added_on, each.file.name, each.file.size) for each in one.files.order_by("pk")] == [
        (DAY, "施錠.png", len(PNG)), (DAY, "鍵.jpg", len(JPEG)),
    ]  # fmt: skip
    assert all(each.file.organisation == made.business for each in one.files.all())


def test_the_name_of_a_file_stands_in_the_part_of_a_line_that_can_be_erased() -> None:
    made = firm()

    added(made, ("緑川花_誓約書.png", PNG))

    assert not [line for line in JournalLine.objects.all() if "緑川" in str(line.after)]
    assert JournalLine.objects.get(action="pms.evidence.files_added").body.content == {
        "names": ["緑川花_誓約書.png"]
    }


@pytest.mark.parametrize(
    ("spoiled", "code"),
    [
        ({"dated_on": DAY + timedelta(days=1)}, "evidence_ahead"),
        ({"expires_on": date(2026, 3, 31)}, "lapses_before"),
        ({"covers_from": date(2026, 4, 1)}, "period_half"),
        ({"covers_from": date(2026, 4, 1), "covers_until": date(2026, 3, 1)}, "period_reversed"),
    ],
)
def test_days_that_cannot_be_are_refused_when_put_down_and_when_changed(
    spoiled: dict[str, Any], code: str
) -> None:
    made = firm()
    one = added(made)

    with pytest.raises(ActRefused, match=code):
        added(made, **spoiled)
    with pytest.raises(ActRefused, match=code):
        acts.change(evidence=one, values=entered(**spoiled), by=made.by("privacy_officer"), on=DAY)

    assert Evidence.objects.get().dated_on == date(2026, 4, 1)


@pytest.mark.parametrize(
    "spoiled",
    [{"expires_on": date(2026, 3, 31)}, {"covers_from": DAY}, {"covers_from": DAY, "covers_until": DAY - timedelta(1)}],
)  # fmt: skip
def test_the_database_holds_the_days_in_order(spoiled: dict[str, Any]) -> None:
    one = added(firm())

    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.filter(pk=one.pk).update(**spoiled)


def test_one_bad_file_of_several_is_named_and_nothing_is_kept() -> None:
    made = firm()

    with pytest.raises(ActRefused, match="file_not_what_it_says") as refused:
        added(made, ("施錠.png", PNG), ("台帳.pdf", PNG))

    assert refused.value.sentence.startswith("台帳.pdf: ")
    assert not Evidence.objects.exists()
    assert not StoredFile.objects.exists()


def test_evidence_without_a_file_says_where_its_original_is() -> None:
    made = firm()
    own: dict[str, Any] = {
        "organisation": made.business,
        "uploads": [],
        "by": made.by("privacy_officer"),
        "on": DAY,
    }

    with pytest.raises(ActRefused, match="evidence_without_file"):
        acts.add(values=entered(), **own)
    kept = acts.add(values=entered(place="棚のファイル3"), **own)

    assert kept.place == "棚のファイル3"


def test_a_replaced_file_is_kept_with_its_day_and_can_still_be_opened() -> None:
    made = firm()
    one = added(made)
    old = one.files.get()
    later = DAY + timedelta(days=90)

    new = acts.replace_file(
        held=old, upload=upload("新しい施錠.jpg", JPEG), by=made.by("privacy_officer", later), on=later
    )

    old.refresh_from_db()
    assert (old.ended_on, old.successor, new.ended_on) == (later, new, None)
    assert papers.file_for(made.by("privacy_officer"), old.file_id) == old.file
    with pytest.raises(ActRefused, match="file_ended"):
        acts.replace_file(held=old, upload=upload("a.png", PNG), by=made.by("privacy_officer"), on=later)


def test_the_same_bytes_are_not_put_to_one_piece_twice() -> None:
    made = firm()
    one = added(made)

    with pytest.raises(ActRefused, match="file_there"):
        acts.add_files(evidence=one, uploads=[upload("別名.png", PNG)], by=made.by("representative"), on=DAY)

    assert EvidenceFile.objects.count() == 1


def test_the_last_file_is_replaced_or_the_evidence_withdrawn_but_not_set_aside() -> None:
    made = firm()
    one = added(made, ("施錠.png", PNG), ("鍵.jpg", JPEG))
    first, second = one.files.order_by("pk")

    acts.set_aside(held=first, by=made.by("privacy_officer"), on=DAY)
    with pytest.raises(ActRefused, match="last_file"):
        acts.set_aside(held=second, by=made.by("privacy_officer"), on=DAY)

    assert [each.ended_on for each in one.files.order_by("pk")] == [DAY, None]


def test_withdrawn_evidence_stays_with_its_reason_and_changes_no_more() -> None:
    made = firm()
    one, by = added(made), made.by("privacy_officer")

    acts.withdraw(evidence=one, reason="別の会社のもの", by=by, on=DAY)

    assert (shown(made), shown(made, standing="withdrawn")) == ([], ["施錠の写真"])
    for act in (
        lambda: acts.withdraw(evidence=one, reason="もう一度", by=by, on=DAY),
        lambda: acts.change(evidence=one, values=entered(title="別"), by=by, on=DAY),
        lambda: acts.serve(evidence=one, requirements=[], by=by, on=DAY),
        lambda: acts.add_files(evidence=one, uploads=[upload("b.pdf", pdf())], by=by, on=DAY),
        lambda: acts.set_aside(held=one.files.get(), by=by, on=DAY),
    ):
        with pytest.raises(ActRefused, match="evidence_withdrawn"):
            act()
    assert Evidence.objects.get().withdrawal_reason == "別の会社のもの"


def test_of_two_who_change_it_at_once_the_second_is_told() -> None:
    made = firm()
    one = added(made)
    seen = one.revision
    acts.change(
        evidence=Evidence.objects.get(), values=entered(title="先"), by=made.by("representative"), on=DAY
    )

    with pytest.raises(Stale):
        acts.change(
            evidence=one, values=entered(title="後"), by=made.by("privacy_officer"), on=DAY, revision=seen
        )

    assert Evidence.objects.get().title == "先"


def test_one_piece_serves_requirements_of_both_schemes() -> None:
    made = firm()

    one = added(made, requirements=[("privacymark", "J.9.2"), ("japhic", "通則 10-5")])

    assert shown(made, scheme="privacymark", code="J.9.2") == ["施錠の写真"]
    assert shown(made, scheme="japhic", code="通則 10-5") == ["施錠の写真"]
    assert shown(made, scheme="japhic", code="J.9.2") == []
    acts.serve(evidence=one, requirements=[("japhic", "通則 10-5")], by=made.by("privacy_officer"), on=DAY)
    assert [link.code for link in EvidenceRequirement.objects.all()] == ["通則 10-5"]


def test_an_unknown_requirement_is_refused_and_what_was_named_stays() -> None:
    made = firm()
    one = added(made, requirements=[("privacymark", "J.9.2")])

    with pytest.raises(ActRefused, match="requirement_unknown") as refused:
        acts.serve(
            evidence=one,
            requirements=[("privacymark", "J.99"), ("nobody", "J.9.2")],
            by=made.by("privacy_officer"),
            on=DAY,
        )

    assert "J.99" in refused.value.sentence
    assert [link.code for link in one.requirements.all()] == ["J.9.2"]


def test_evidence_belongs_to_a_record_of_its_own_business_only() -> None:
    made, other = firm(), firm("よそ印刷株式会社")
    record, foreign = opened(made), opened(other)

    one = added(made, record=record)

    acts.attach(evidence=one, record=record, by=made.by("privacy_officer"), on=DAY)
    assert [each.record for each in reads.records_of(one)] == [record]
    assert reads.of_record(made.by("audit_officer"), record) == [one]
    with pytest.raises(ActRefused, match="record_foreign"):
        acts.attach(evidence=one, record=foreign, by=made.by("privacy_officer"), on=DAY)
    acts.detach(link=one.records.get(), by=made.by("privacy_officer"), on=DAY)
    assert reads.records_of(one) == []


def test_nobody_else_sees_a_businesss_evidence_or_its_files() -> None:
    made, other = firm(), firm("よそ印刷株式会社")

    one = added(made)

    assert shown(other) == []
    assert not StoredFile.objects.visible_to(other.by("privacy_officer")).exists()
    assert not EvidenceFile.objects.visible_to(other.by("representative")).filter(evidence=one).exists()
    with pytest.raises(NotAllowed):
        acts.withdraw(evidence=one, reason="よその人", by=other.by("privacy_officer"), on=DAY)


def test_a_head_keeps_the_evidence_of_its_department_and_sees_no_other() -> None:
    made = firm()
    own = added(made, who="head", department_id=made.sales.pk)
    added(made, ("工場.png", PNG), department_id=made.factory.pk, title="工場の鍵")

    assert shown(made, "head") == ["施錠の写真"]
    seen = StoredFile.objects.visible_to(made.by("head"))
    assert list(seen) == [own.files.get().file]
    for department in (made.factory.pk, None):
        with pytest.raises(NotAllowed):
            added(made, who="head", department_id=department)
    with pytest.raises(NotAllowed):
        acts.change(evidence=own, values=entered(department_id=made.factory.pk), by=made.by("head"), on=DAY)


def test_evidence_goes_with_its_files_to_another_department() -> None:
    made = firm()
    one = added(made, department_id=made.factory.pk)
    assert shown(made, "head") == []

    moved = departments.hand_over(
        source=made.factory, target=made.sales, by=made.by("privacy_officer"), on=DAY
    )

    assert moved["evidence"] == 1
    assert shown(made, "head") == ["施錠の写真"]
    assert papers.file_for(made.by("head"), one.files.get().file_id)


def test_what_lapses_is_in_force_on_its_last_day_and_not_after_it() -> None:
    made = firm()
    last = DAY + timedelta(days=60)
    one = added(made, expires_on=last)

    after = last + timedelta(days=1)

    assert [one.is_in_force(day) for day in (date(2026, 3, 31), last, after)] == [False, True, False]
    assert [shown(made, on=day) for day in (last, after)] == [["施錠の写真"], []]
    assert shown(made, standing="expiring", on=last) == ["施錠の写真"]
    assert shown(made, standing="expired", on=after) == ["施錠の写真"]


def test_what_lapses_soon_is_asked_for_once_and_the_task_goes_when_it_is_renewed() -> None:
    made = firm()
    one = added(made, expires_on=DAY + timedelta(days=60), department_id=made.sales.pk)
    near = DAY + timedelta(days=30)
    assert [list(reads.to_be_renewed(day)) for day in (DAY, near)] == [[], [one]]

    acts.ask_for_renewal(evidence=one, by=system(on=near, at=moment(near)), on=near)

    task = Task.objects.get(kind="pms.evidence.renew", closed_on=None)
    assert (task.person, task.due_on, list(reads.to_be_renewed(near))) == (made.head, one.expires_on, [])
    acts.change(
        evidence=one, values={"expires_on": DAY + timedelta(days=425)}, by=made.by("head", near), on=near
    )
    assert not Task.objects.filter(closed_on=None).exists()


def test_what_lapses_within_the_month_is_asked_for_at_once() -> None:
    made = firm()

    added(made, expires_on=DAY + timedelta(days=10))

    assert Task.objects.get(closed_on=None).roles == ["privacy_officer"]


def test_evidence_is_found_by_its_words_and_by_the_names_of_its_files() -> None:
    made, other = firm(), firm("よそ印刷株式会社")
    added(made, ("入退室.png", PNG))
    added(other, ("入退室.png", PNG))

    assert [len(shown(made, text=text)) for text in ("施錠", "入退室", "夜は", "温度")] == [1, 1, 1, 0]


def test_the_daily_run_asks_for_what_lapses_soon() -> None:
    one = added(firm(), expires_on=DAY + timedelta(days=60))
    near = DAY + timedelta(days=30)

    assert EVIDENCE_TO_RENEW in DUTIES
    EVIDENCE_TO_RENEW.act(EVIDENCE_TO_RENEW.due(near).get(), system(on=near, at=moment(near)))

    assert not EVIDENCE_TO_RENEW.due(near).exists()
    assert Task.objects.get(closed_on=None).subject_id == one.pk

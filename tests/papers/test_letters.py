"""Letters: drafted by an act, read over, sent as they were read, kept byte for byte."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from django.core import mail
from django.utils import translation

from shirushi.agenda import letters
from shirushi.agenda.mail import send_unsent
from shirushi.agenda.models import Notice, Task
from shirushi.papers import queries as papers
from shirushi.papers.letters import kinds, queries, sheets, texts
from shirushi.papers.letters.kinds import Table
from shirushi.papers.letters.services import open_letter
from shirushi.papers.models import Letter
from shirushi.people.actor import Actor
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused, Stale
from shirushi.record.models import JournalLine
from tests.cast import acting
from tests.review import stages
from tests.review.stages import Case

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 1)
NEXT_YEAR = date(2027, 4, 1)


@pytest.fixture(autouse=True)
def _in_japanese() -> Iterator[None]:
    with translation.override("ja"):
        yield


@pytest.fixture
def case() -> Case:
    return stages.accepted(day=DAY)


def draft_of(case: Case) -> Letter:
    return Letter.objects.get(kind="intake.accepted", subject_id=case.application.pk)


def seen(letter: Letter, by: Actor, language: str = "ja", addition: str = "") -> str:
    sheet = sheets.sheet_of(letter, on=DAY, language=language, addition=addition, sender_name=by.name)
    return sheet.digest


def send(case: Case, language: str = "ja", addition: str = "", day: date = DAY) -> Letter:
    letter, by = draft_of(case), case.clerk(day)
    read = seen(letter, by, language, addition)
    return letters.send(letter=letter, language=language, addition=addition, seen=read, by=by, on=day)


def bytes_of(letter: Letter) -> bytes:
    assert letter.file is not None
    with papers.content_of(letter.file) as kept:
        content: bytes = kept.read()
    return content


def test_the_act_drafts_the_letter_and_asks_its_senders(case: Case) -> None:
    letter = draft_of(case)

    task = Task.objects.get(kind="letter.send.intake.accepted", closed_on=None)
    assert (task.subject_id, task.organisation, task.roles) == (
        letter.pk,
        case.company.review_body,
        ["clerk", "officer"],
    )
    assert task.label == "文書を送る：申請の受理通知"
    assert (letter.sent_on, letter.number, letter.file) == (None, "", None)


def test_a_sent_letter_is_numbered_kept_and_told_of(case: Case) -> None:
    letter = send(case)

    content = bytes_of(letter)
    with pikepdf.open(BytesIO(content)) as opened:
        title = str(opened.docinfo["/Title"])
    assert (letter.number, letter.sent_on, letter.title) == ("2026-0001", DAY, "申請の受理について（通知）")
    assert title == letter.title
    assert letter.file.submitted_on == DAY
    assert not Task.objects.filter(kind="letter.send.intake.accepted", closed_on=None).exists()
    notice = Notice.objects.get(kind="letter.waits.intake.accepted")
    assert (notice.subject_id, notice.organisation) == (letter.pk, case.company.business)
    line = JournalLine.objects.get(action="papers.letter.sent")
    assert line.after["sha256"] == letter.file.sha256


def test_what_is_kept_does_not_change_with_the_facts(case: Case) -> None:
    letter = send(case)
    before = bytes_of(letter)

    case.company.business.name = "べつの名前株式会社"
    case.company.business.save()

    assert bytes_of(Letter.objects.get(pk=letter.pk)) == before


def test_the_mail_says_that_a_letter_waits_and_where_and_nothing_of_it(case: Case) -> None:
    letter = send(case, addition="内密の一文")
    mail.outbox.clear()

    send_unsent()

    told = [each for each in mail.outbox if f"/letters/{letter.pk}" in each.body]
    assert {each.to[0] for each in told} == {
        case.company.representative.email,
        case.company.privacy_officer.email,
    }
    assert "お知らせの文書が届いています" in told[0].body
    assert not any("内密" in each.body or each.attachments for each in mail.outbox)


def test_a_letter_goes_out_as_it_was_read_or_not_at_all(case: Case) -> None:
    letter, by = draft_of(case), case.clerk(DAY)
    read = seen(letter, by)

    with pytest.raises(ActRefused) as refused:
        letters.send(letter=letter, language="ja", addition="書き足し", seen=read, by=by, on=DAY)

    assert refused.value.code == "letter_changed"
    assert draft_of(case).sent_on is None


def test_two_who_send_at_once_send_one(case: Case) -> None:
    letter, by = draft_of(case), case.clerk(DAY)
    read = seen(letter, by)
    send(case)

    with pytest.raises(Stale):
        letters.send(letter=letter, language="ja", addition="", seen=read, by=by, on=DAY, revision=0)


def test_numbers_begin_anew_in_april_and_are_each_bodys_own(case: Case) -> None:
    first = send(case)
    other = stages.accepted(day=DAY, company=stages.neighbour(case.company, 3))

    second = send(other, day=NEXT_YEAR)

    assert (first.number, second.number) == ("2026-0001", "2027-0001")


def test_a_letter_in_english_is_english_whatever_its_sender_reads(case: Case) -> None:
    letter = send(case, language="en")

    assert letter.title == "Your application has been accepted"


@pytest.mark.parametrize("who", ["assessor", "other_clerk", "representative"])
def test_only_those_of_the_sender_who_may_send_it(case: Case, who: str) -> None:
    by = acting(getattr(case.company, who), DAY)
    letter = draft_of(case)

    with pytest.raises(NotAllowed):
        letters.send(letter=letter, language="ja", addition="", seen="", by=by, on=DAY)


def test_nobody_but_the_sender_sees_a_draft_and_both_sides_see_the_letter(case: Case) -> None:
    readers = [case.company.representative, case.company.officer]

    before = [Letter.objects.visible_to(acting(who, DAY)).count() for who in readers]
    send(case)
    after = [Letter.objects.visible_to(acting(who, DAY)).count() for who in readers]

    assert (before, after) == ([0, 0], [1, 1])
    assert not Letter.objects.visible_to(acting(case.company.other_clerk, DAY)).exists()


def test_the_first_opening_by_the_business_is_written_down_once(case: Case) -> None:
    letter = send(case)
    by = acting(case.company.representative, DAY)

    open_letter(letter=letter, by=case.clerk(DAY), on=DAY)
    unopened = letter.first_opened_at
    for who in (by, acting(case.company.privacy_officer, DAY)):
        open_letter(letter=letter, by=who, on=DAY)

    assert unopened is None
    assert letter.first_opened_by == case.company.representative
    assert JournalLine.objects.filter(action="papers.letter.opened").count() == 1


def test_a_letter_set_aside_needs_a_reason_and_leaves_the_queue(case: Case) -> None:
    letter, by = draft_of(case), case.clerk(DAY)

    with pytest.raises(ActRefused) as refused:
        letters.set_aside(letter=letter, reason=" ", by=by, on=DAY)
    letters.set_aside(letter=letter, reason="紙で送付", by=by, on=DAY)

    assert refused.value.code == "reason_missing"
    assert not Task.objects.filter(kind="letter.send.intake.accepted", closed_on=None).exists()
    assert queries.waiting("intake.accepted", case.application.pk) is None


def test_what_people_wrote_never_becomes_form() -> None:
    written = "# 見出し\n## 記\n{business} :: {sender}"

    _title, blocks = texts.filled("# 表題\n{addition}", {"addition": written})

    assert [block.kind for block in blocks] == ["paragraph"] * 3
    assert blocks[2].text == "{business} :: {sender}"


def test_lines_without_facts_are_left_out_with_their_heading() -> None:
    text = "# 表題\n## 理由\n{reasons}\n## 一覧\n{table}\n期限 :: {day}"
    fields = {"reasons": "", "table": Table(("番号",), [("1",)]), "day": ""}

    _title, blocks = texts.filled(text, fields)

    assert [(block.kind, block.text) for block in blocks] == [("heading", "一覧"), ("table", "")]


@pytest.mark.parametrize("kind", kinds.registered(), ids=lambda kind: kind.code)
def test_every_kind_asks_for_the_same_facts_in_both_languages(kind: kinds.LetterKind) -> None:
    names = {language: set(texts.NAME.findall(texts.source(kind, language))) for language in ("ja", "en")}

    assert names["ja"] == names["en"]
    assert "addition" in names["ja"]

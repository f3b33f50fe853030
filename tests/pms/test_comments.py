"""Comments: on every record that one sees, by whoever sees it; who is named is told, if it may see the record."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from shirushi.agenda import queries as agenda
from shirushi.agenda.models import Notice
from shirushi.people.rights import NotAllowed
from shirushi.pms import mentions
from shirushi.pms.models import Comment, Document, RiskSheet
from shirushi.pms.queries import comments as reads
from shirushi.pms.services import comments
from shirushi.pms.subjects import BY_KIND
from shirushi.record.errors import ActRefused, Stale
from shirushi.record.models import JournalBody, JournalLine
from tests.pms.doors import door
from tests.pms.firm import DAY, Firm, firm, holding

pytestmark = pytest.mark.django_db


def said(made: Firm, record: Any, text: str, who: str = "privacy_officer") -> comments.Said:
    subject = BY_KIND[record._meta.model_name]
    return comments.say(subject=subject, record=record, text=text, by=made.by(who), on=DAY)


def texts(record: Any) -> list[str]:
    return [each.text for each in reads.comments_on(record._meta.model_name, record)]


def test_whoever_sees_a_record_says_something_about_it() -> None:
    made = firm()
    entry = holding(made, made.sales)

    said(made, entry, "件数を確かめてください", "head")
    said(made, entry, "確かめました")

    assert texts(entry) == ["件数を確かめてください", "確かめました"]


@pytest.mark.parametrize("who", ["head", "worker"])
def test_nobody_comments_on_what_it_does_not_see(who: str) -> None:
    made = firm()
    entry = holding(made, made.factory)

    with pytest.raises(NotAllowed):
        said(made, entry, "のぞき見", who)

    assert not Comment.objects.exists()


def test_another_business_neither_reads_nor_comments() -> None:
    made, other = firm(), firm("あかね商事株式会社")
    entry = holding(made)
    said(made, entry, "社内のこと")

    with pytest.raises(NotAllowed):
        said(other, entry, "外から")

    client = door(other, "privacy_officer")
    assert client.get(reverse("portal:pms_comments", args=["holding", entry.pk])).status_code == 404


def test_who_is_named_is_told_once() -> None:
    made = firm()
    entry = holding(made, made.sales)

    told = said(made, entry, "@黒田 進 さん、@黒田進さん、見てください").told

    assert told == [made.head]
    [notice] = agenda.notices_for(made.by("head"))
    assert (notice.kind, notice.person) == ("pms.comment.mentioned", made.head)
    assert notice.params["record"] == entry.name


def test_who_may_not_see_the_record_is_never_told() -> None:
    made = firm()
    entry = holding(made, made.factory, name="工場だけの名簿")

    answer = said(made, entry, "@黒田進 @白石杏 内緒の件")

    assert (answer.told, answer.not_told) == ([], [made.head, made.worker])
    assert not Notice.objects.exists()


def test_a_member_of_another_business_is_not_meant() -> None:
    made, other = firm(), firm("あかね商事株式会社")
    other.head.name = "茜 太郎"
    other.head.save()

    answer = said(made, holding(made), "@茜太郎 へ")

    assert not [*answer.told, *answer.not_told]
    assert not Notice.objects.exists()


def test_one_does_not_tell_oneself() -> None:
    made = firm()

    assert said(made, holding(made), "@緑川花 覚え書き").told == []


def test_words_are_changed_on_the_same_day_and_the_journal_keeps_the_first_ones() -> None:
    made = firm()
    comment = said(made, holding(made, made.sales), "まちがい").comment

    answer = comments.change(
        comment=comment, text="@黒田進 直しました", by=made.by("privacy_officer"), on=DAY
    )

    comment.refresh_from_db()
    assert (comment.text, comment.edited_on, answer.told) == ("@黒田進 直しました", DAY, [made.head])
    body = JournalBody.objects.get(line=JournalLine.objects.get(action="pms.comment.changed"))
    assert body.content == {"before": "まちがい", "after": "@黒田進 直しました"}


def test_withdrawn_words_go_from_the_page_and_stay_in_the_journal() -> None:
    made = firm()
    entry = holding(made)
    comment = said(made, entry, "言いすぎ").comment

    comments.withdraw(comment=comment, by=made.by("privacy_officer"), on=DAY)

    assert texts(entry) == [""]
    line = JournalLine.objects.get(action="pms.comment.withdrawn")
    assert JournalBody.objects.get(line=line).content == {"text": "言いすぎ"}


def test_a_comment_of_yesterday_stays_as_it_is() -> None:
    made = firm()
    comment = said(made, holding(made), "昨日のこと").comment
    tomorrow = DAY + timedelta(days=1)

    with pytest.raises(ActRefused, match="comment_stays"):
        comments.withdraw(comment=comment, by=made.by("privacy_officer", tomorrow), on=tomorrow)


def test_nobody_changes_the_words_of_another() -> None:
    made = firm()
    comment = said(made, holding(made), "わたしの言葉").comment

    with pytest.raises(NotAllowed):
        comments.change(comment=comment, text="すりかえ", by=made.by("representative"), on=DAY)


def test_who_changes_second_is_told() -> None:
    made = firm()
    comment = said(made, holding(made), "最初").comment
    comments.change(comment=comment, text="二度目", by=made.by("privacy_officer"), on=DAY, revision=0)

    with pytest.raises(Stale):
        comments.change(comment=comment, text="三度目", by=made.by("privacy_officer"), on=DAY, revision=0)


def test_an_empty_comment_is_refused() -> None:
    made = firm()

    with pytest.raises(ActRefused, match="comment_empty"):
        said(made, holding(made), "  ")


def test_documents_and_risk_sheets_are_talked_about_as_well() -> None:
    made = firm()
    common: dict[str, Any] = {"organisation": made.business, "created_on": DAY}
    document = Document.objects.create(kind="rule", code="rule_a", title="規程", **common)
    sheet = RiskSheet.objects.create(number=1, name="営業部の紙", medium="paper", **common)

    said(made, document, "次の版で直します")
    said(made, sheet, "対策を足しました")

    assert (texts(document), texts(sheet)) == (["次の版で直します"], ["対策を足しました"])


def test_the_page_of_a_record_shows_and_takes_comments(show_day: Callable[[date], None]) -> None:
    show_day(DAY)
    made = firm()
    entry = holding(made, made.sales)
    client = door(made, "head")

    client.post(reverse("portal:pms_comments", args=["holding", entry.pk]), {"text": "<b>太字</b>です"})

    page = client.get(reverse("portal:holding", args=[entry.pk])).text
    comment = Comment.objects.get()
    assert "&lt;b&gt;太字&lt;/b&gt;です" in page
    assert reverse("portal:pms_comment_change", args=[comment.pk]) in page
    answer = client.get(reverse("portal:pms_comment", args=[comment.pk]))
    assert answer["Location"].endswith(f"#comment-{comment.pk}")


def test_a_notice_leads_a_head_to_the_comment(show_day: Callable[[date], None]) -> None:
    show_day(DAY)
    made = firm()
    comment = said(made, holding(made, made.sales), "@黒田進 お願いします").comment

    page = door(made, "head").get(reverse("portal:home")).text

    assert reverse("portal:pms_comment", args=[comment.pk]) in page


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("@緑川花さん", [1]),
        ("＠緑川　花 へ", [1]),
        ("@緑川花子", [2]),
        ("緑川花へ", []),
        ("mail@example.jp", []),
        ("@同姓同名 と @緑川花", [3, 4, 1]),
    ],
)
def test_names_after_the_sign_are_meant(text: str, meant: list[int]) -> None:
    names = [(1, "緑川 花"), (2, "緑川 花子"), (3, "同姓 同名"), (4, "同姓同名")]

    assert mentions.mentioned(text, names) == meant

"""Evidence of みどり印刷: photos and papers for what no record shows, one that lapses soon, one declared sufficient."""

from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.pms.services import evidence, sufficiency

# Title, what it shows, file, days ago, days until it lapses (None: never), requirements of both schemes.
PIECES = (
    (
        "文書管理台帳の写し", "文書の版、承認日、保管場所が一覧で分かる。", "文書管理台帳", 120, None,
        (("privacymark", "J.4.5.3"), ("privacymark", "J.4.5.5")),
    ),
    (
        "製造部の施錠と入退室の記録", "夜と休日は施錠し、鍵は三人だけが持っている。", "入退室記録", 60, 20,
        (("privacymark", "J.9.2"), ("japhic", "通則 10-5")),
    ),
    (
        "緊急時の連絡網", "漏えいに気付いてから誰に知らせるかが一枚で分かる。", "緊急連絡網", 200, 165,
        (("privacymark", "J.4.4.2"), ("japhic", "通則 3-5-2")),
    ),
)  # fmt: skip
DECLARED = ("privacymark", "J.4.5.3")


def days(today: date) -> list[date]:
    """The days on which something is put down."""
    return [today - timedelta(days=row[3]) for row in PIECES]


def put_down(place: int, organisation: Organisation, by: Actor, today: date) -> None:
    """One piece, with its file."""
    title, shows, name, ago, lasts, requirements = PIECES[place]
    on = today - timedelta(days=ago)
    values: dict[str, Any] = {"title": title, "shows": shows, "dated_on": on}
    if lasts is not None:
        values["expires_on"] = today + timedelta(days=lasts)
    paper = SimpleUploadedFile(f"{name}.txt", f"{title}\n{shows}\n".encode(), content_type="text/plain")
    evidence.add(
        organisation=organisation, values=values, uploads=[paper], requirements=requirements, by=by, on=on
    )


def declare(organisation: Organisation, by: Actor, on: date) -> None:
    scheme, code = DECLARED
    words = "台帳に全文書の版と承認日があり、旧版は別に保管している。"
    sufficiency.declare(organisation=organisation, scheme=scheme, code=code, words=words, by=by, on=on)

"""What the people of みどり印刷 say to each other beside a record: a question to somebody by name, and the answer."""

from typing import Any

from shirushi.people.actor import Actor
from shirushi.pms.services import comments
from shirushi.pms.subjects import BY_KIND

QUESTION = "@{name} 受け渡しの記録は、いつから新しい様式に替えられますか。次の点検で一緒に見たいです。"
ANSWER = "@{name} 来月の初めから替えます。様式は文書の一覧に入れておきました。"


def over(record: Any, asks: Actor, answers: Actor) -> None:
    """Both are told: each names the other."""
    subject = BY_KIND[record._meta.model_name]
    for by, to, text in ((asks, answers, QUESTION), (answers, asks, ANSWER)):
        comments.say(subject=subject, record=record, text=text.format(name=to.name), by=by, on=by.on)

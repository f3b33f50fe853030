"""What the tests of the agenda start from: words for two kinds, and a dossier that a body may see."""

from datetime import date
from typing import Any

from shirushi.agenda import services, texts
from shirushi.agenda.models import Notice, Task
from shirushi.people.models import Access, Dossier
from tests.cast import LONG_AGO, Cast, acting, dossier

DAY = date(2026, 5, 11)
texts.register(
    {
        "test.do_it": texts.Text(label="Do %(thing)s", detail="until %(day)s, %(amount)s yen"),
        "test.told": texts.Text(label="Told of %(thing)s", mail="Something was told."),
    }
)


def case(people: Cast, scheme: str = "privacymark") -> Dossier:
    made = dossier(people.business, scheme)
    Access.objects.create(
        dossier=made, organisation=people.review_body, reason="application", from_on=LONG_AGO
    )
    return made


def task(about: Dossier, people: Cast, subject_id: int = 1, **more: Any) -> Task:
    asked: dict[str, Any] = {
        "kind": "test.do_it",
        "organisation": people.review_body,
        "roles": ["clerk"],
        "on": DAY,
        "params": {"thing": "it", "day": date(2026, 6, 30), "amount": 12345},
        **more,
    }
    return services.open_task(dossier=about, subject_id=subject_id, **asked)


def notice(about: Dossier, people: Cast, subject_id: int = 1, **more: Any) -> Notice:
    told: dict[str, Any] = {
        "kind": "test.told",
        "organisation": people.business,
        "roles": ["privacy_officer"],
        "by": acting(people.clerk, DAY),
        "on": DAY,
        "params": {"thing": "incident 12 of 5,000 customers"},
        **more,
    }
    return services.notify(dossier=about, subject_id=subject_id, **told)

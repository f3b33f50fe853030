"""Scenes of the tests of incidents: a business as holder, under review or prospective, and what happens to it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from shirushi.grants.models import Suspension
from shirushi.incidents import services
from shirushi.incidents.models import Incident, Measure
from shirushi.incidents.previews import measure_preview
from shirushi.intake.models import Application
from shirushi.people.models import Dossier
from tests import cast as people
from tests.grants.ground import CONTRACT_DAY, Ground, begun, ground

OCCURRED = date(2026, 8, 20)
DISCOVERED = date(2026, 8, 24)
REPORTED = date(2026, 8, 26)
DECIDED = date(2026, 11, 20)
NOTIFIED = date(2026, 12, 1)
CONDITIONS = ("委託先の選定基準を改め、全件を再評価", "持出し端末の暗号化と記録")
FACTS: dict[str, Any] = {
    "event": "leak",
    "cause": "inadequate_pms_operation",
    "occurred_on": OCCURRED,
    "discovered_on": DISCOVERED,
    "persons": 12480,
    "sensitive": True,
}


def holder(scheme: str = "privacymark", contracted_on: date = CONTRACT_DAY) -> Ground:
    here = ground(scheme)
    begun(here, contracted_on)
    return here


def under_review(scheme: str = "privacymark", state: str = "under_review") -> Ground:
    here = ground(scheme)
    application(here.dossier, state)
    return here


def application(dossier: Dossier, state: str = "under_review") -> Application:
    made: Application = Application.objects.create(
        dossier=dossier,
        scheme=dossier.scheme,
        kind="new",
        state=state,
        review_body=dossier.review_body,
        started_on=date(2026, 6, 1),
        submitted_on=None if state == "draft" else date(2026, 6, 10),
    )
    return made


def report(here: Ground, kind: str = "final", on: date = REPORTED, **facts: Any) -> Incident:
    return services.report(
        dossier=here.dossier,
        kind=kind,
        facts=FACTS | facts,
        narrative="委託先の担当者が名簿の入った端末を電車に置き忘れた。",
        by=here.holder(on),
        on=on,
    )


def suspends(incident: Incident, level: int, on: date) -> bool:
    preview = measure_preview(incident, on, level=level)
    return not preview.refused and preview["measure"] == "suspension"


def decide(
    here: Ground,
    incident: Incident,
    level: int = 8,
    *,
    months: int | None = 3,
    on: date = DECIDED,
    conditions: Sequence[str] | None = None,
    by: Any = None,
) -> Measure:
    adjusted = level != 4
    if conditions is None:
        conditions = CONDITIONS if suspends(incident, level, on) else ()
    return services.decide_measure(
        incident=incident,
        level=level,
        adjustment_reasons=["persons", "sensitive_data"] if adjusted else [],
        adjustment_words="1万人を超え、要配慮個人情報を含む。" if adjusted else "",
        months=months,
        conditions=conditions,
        by=by or here.officer(on),
        on=on,
    )


def notify(here: Ground, measure: Measure, on: date = NOTIFIED) -> Measure:
    return services.notify(measure=measure, by=here.officer(on), on=on)


def suspend(here: Ground, months: int = 3, level: int = 8, on: date = NOTIFIED, **more: Any) -> Suspension:
    """An incident from the report to the suspension that it was answered with."""
    decided_on = min(DECIDED, on)
    measure = notify(here, decide(here, report(here), level, months=months, on=decided_on, **more), on)
    assert measure.suspension is not None
    return measure.suspension


def answered(here: Ground, level: int, months: int | None = None) -> Measure:
    """An incident answered with that level, its notice sent."""
    return notify(here, decide(here, report(here), level, months=months))


def meet_all(here: Ground, suspension: Suspension, on: date) -> None:
    for condition in suspension.conditions.all():
        services.report_condition(condition=condition, report="済ませた。", by=here.holder(on), on=on)
        services.judge_condition(condition=condition, by=here.clerk(on), on=on)


def assessor(here: Ground, on: date) -> Any:
    return people.acting(here.cast.assessor, on)

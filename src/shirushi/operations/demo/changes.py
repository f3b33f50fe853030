"""What holders report as changed: one has a new name, one has moved and waits for the review body's word."""

from datetime import timedelta

from shirushi.changes import items, services
from shirushi.changes.models import ChangeReport
from shirushi.operations.demo.case import Company
from shirushi.operations.demo.stage import Stage, Story
from shirushi.people.models import Dossier, Membership, Role

NEW_NAME = {
    "name": "さざなみデザイン株式会社",
    "name_kana": "サザナミデザイン",
    "name_english": "Sazanami Design Co., Ltd.",
}
NEW_ADDRESS = {"address": "横浜市中区海岸通9-9-9"}


def renamed(stage: Stage, company: Company, dossier: Dossier) -> Story:
    """Reported a week after the day, confirmed a few days later."""
    yield stage.ago(120)
    made = report(stage, company, dossier, ago=120, why="商号を変更しました。", changed=NEW_NAME)
    yield stage.ago(116)
    clerk = Membership.objects.filter(organisation=made.review_body, role=Role.CLERK).order_by("pk")[0]
    by = stage.acting(clerk.person, made.review_body, stage.ago(116))
    services.confirm_changes(report=made, word="", by=by, on=by.on, revision=None)


def moved_office(stage: Stage, company: Company, dossier: Dossier) -> Story:
    """The clerk has not looked at it yet."""
    yield stage.ago(2)
    report(stage, company, dossier, ago=2, why="本店を移転しました。", changed=NEW_ADDRESS)


def report(
    stage: Stage, company: Company, dossier: Dossier, *, ago: int, why: str, changed: dict[str, str]
) -> ChangeReport:
    on = stage.ago(ago)
    by = stage.acting(company.representative, company.organisation, on)
    dossier = Dossier.objects.select_related("unit__organisation").get(pk=dossier.pk)
    return services.report_changes(
        dossier=dossier,
        given=items.known(dossier, on) | changed,
        takes_effect_on=on - timedelta(days=7),
        explanation=why,
        upload=None,
        papers_dated_on=None,
        by=by,
        on=on,
    )

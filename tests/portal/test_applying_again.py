"""An application that came to nothing has a way to the next one."""

from datetime import timedelta

import pytest
from django.test import Client

from shirushi.awards import services
from shirushi.intake import services as intake
from shirushi.intake.models import Application
from tests.awards import stages
from tests.awards.stages import DECIDED
from tests.cast import acting
from tests.intake.drafts import signed_in
from tests.review import stages as review
from tests.review.stages import Case

pytestmark = pytest.mark.django_db
LATER = DECIDED + timedelta(days=30)


def withdrawn() -> Case:
    case = review.accepted()
    by = acting(case.company.representative, DECIDED)
    services.withdraw(application=case.application, reason="", by=by, on=DECIDED)
    return case


def page(client: Client, case: Case) -> str:
    return str(client.get(f"/business/applications/{case.application.pk}").text)


def test_a_withdrawn_applicant_applies_again_with_what_it_declared() -> None:
    case = withdrawn()
    client = signed_in(case.company.representative)
    dossier = case.application.dossier

    offered = page(client, case)
    client.post(
        "/business/applications/start",
        {"unit": dossier.unit_id, "scheme": "privacymark", "review_body": case.application.review_body_id},
    )
    second = Application.objects.exclude(pk=case.application.pk).get()

    assert f"/business/applications/start?unit={dossier.unit_id}" in offered
    assert (second.state, second.previous, second.dossier) == ("draft", case.application, dossier)
    assert second.declared == case.application.declared
    assert "/business/applications/start?" not in page(client, case)


def test_the_withdrawn_application_stays_as_it_was() -> None:
    case = withdrawn()
    before = Application.objects.values().get(pk=case.application.pk)

    intake.start_application(
        dossier=case.application.dossier,
        kind="new",
        review_body=case.application.review_body,
        by=acting(case.company.representative, LATER),
        on=LATER,
    )

    assert Application.objects.values().get(pk=case.application.pk) == before


def test_who_only_reads_is_not_asked_to_apply_again() -> None:
    case = withdrawn()

    assert "/business/applications/start?" not in page(signed_in(case.company.audit_officer), case)


def test_from_a_denial_the_way_leads_on_as_well() -> None:
    case = review.reviewed("japhic")
    stages.decide(case, "denied")
    client = signed_in(case.company.representative)

    shown = client.get(f"/business/applications/{case.application.pk}/decision").text

    assert "scheme=japhic" in shown

"""What one is told leads to the page on which one reads on."""

import re

import pytest
from django.urls import reverse

from shirushi.awards import services
from shirushi.desk.notice_urls import VIEWS as OF_THE_DESK
from shirushi.portal.notice_urls import VIEWS as OF_THE_PORTAL
from tests.awards import stages
from tests.awards.stages import DECIDED
from tests.cast import acting
from tests.intake.drafts import signed_in
from tests.review import stages as review

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("view", sorted({*OF_THE_PORTAL.values(), *OF_THE_DESK.values()}))
def test_every_page_of_a_notice_takes_its_subject(view: str) -> None:
    assert reverse(view, args=[7]).endswith(("/7", "/7/", "/7/findings", "/7/decision", "/7/visit"))


def test_who_is_denied_reads_on_at_the_decision_and_who_withdraws_is_found_by_the_body() -> None:
    case = review.reviewed()
    stages.decide(case, "denied")
    other = review.accepted(company=review.neighbour(case.company, 1))
    services.withdraw(
        application=other.application,
        reason="",
        by=acting(other.company.representative, DECIDED),
        on=DECIDED,
    )
    business, clerk = signed_in(case.company.representative), signed_in(case.company.clerk)

    told, here = business.get("/business/").text, clerk.get("/desk/").text

    assert f'<a href="/business/applications/{case.application.pk}/decision">' in told
    assert business.get(f"/business/applications/{case.application.pk}/decision").status_code == 200
    found = re.findall(r'<a href="(/desk/applications/\d+)">', here)
    assert f"/desk/applications/{other.application.pk}" in found
    assert clerk.get(found[-1]).status_code == 200

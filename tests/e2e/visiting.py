"""Inside the installation: a PrivacyMark case on the day of its visit, with one question on the list."""

from shirushi.review import services
from tests.e2e.bodies import everybody_signs_in_with_one_click
from tests.review import stages
from tests.review.stages import DOCUMENTS, VISIT


def bring() -> None:
    case = stages.started()
    stages.documents_done(case)
    services.plan_onsite(
        application=case.application, planned_on=VISIT, by=case.clerk(DOCUMENTS), on=DOCUMENTS
    )
    services.add_question(
        application=case.application,
        requirement="J.9.2",
        text="書庫の鍵は",
        by=case.lead(DOCUMENTS),
        on=DOCUMENTS,
    )
    everybody_signs_in_with_one_click()

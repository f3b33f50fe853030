"""Routes of the PMS, one module a ledger."""

from shirushi.portal.routes.pms import (
    audits,
    checks,
    contractors,
    documents,
    hub,
    imports,
    improvement,
    inventory,
    planning,
    readiness,
    requests,
    reviews,
    risk,
    training,
    transfers,
    workers,
)

urlpatterns = [
    *hub.urlpatterns,
    *inventory.urlpatterns,
    *workers.urlpatterns,
    *imports.urlpatterns,
    *risk.urlpatterns,
    *documents.urlpatterns,
    *training.urlpatterns,
    *contractors.urlpatterns,
    *requests.urlpatterns,
    *transfers.urlpatterns,
    *checks.urlpatterns,
    *audits.urlpatterns,
    *reviews.urlpatterns,
    *improvement.urlpatterns,
    *planning.urlpatterns,
    *readiness.urlpatterns,
]

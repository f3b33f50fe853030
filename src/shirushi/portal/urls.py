"""Routes, one module a room."""

from shirushi.portal.routes import applications, billing, changes, home, incidents, pms, reviews, successions

app_name = "portal"
urlpatterns = [
    *home.urlpatterns,
    *applications.urlpatterns,
    *billing.urlpatterns,
    *reviews.urlpatterns,
    *incidents.urlpatterns,
    *successions.urlpatterns,
    *changes.urlpatterns,
    *pms.urlpatterns,
]

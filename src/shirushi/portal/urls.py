"""Routes, one module a room."""

from shirushi.portal.routes import applications, billing, home, incidents, pms, reviews, successions

app_name = "portal"
urlpatterns = [
    *home.urlpatterns,
    *applications.urlpatterns,
    *billing.urlpatterns,
    *reviews.urlpatterns,
    *incidents.urlpatterns,
    *successions.urlpatterns,
    *pms.urlpatterns,
]

"""Routes, one module a room."""

from shirushi.desk.routes import (
    applications,
    billing,
    changes,
    home,
    incidents,
    meetings,
    reviews,
    successions,
    visits,
)

app_name = "desk"
urlpatterns = [
    *home.urlpatterns,
    *applications.urlpatterns,
    *billing.urlpatterns,
    *reviews.urlpatterns,
    *visits.urlpatterns,
    *meetings.urlpatterns,
    *incidents.urlpatterns,
    *successions.urlpatterns,
    *changes.urlpatterns,
]

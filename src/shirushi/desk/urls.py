"""Routes, one module a room."""

from shirushi.desk.routes import (
    applications,
    billing,
    changes,
    dispensations,
    home,
    incidents,
    meetings,
    register,
    reviews,
    successions,
    visits,
)
from shirushi.desk.routes.figures import urlpatterns as figures

app_name = "desk"
urlpatterns = [
    *home.urlpatterns,
    *figures,
    *applications.urlpatterns,
    *billing.urlpatterns,
    *reviews.urlpatterns,
    *register.urlpatterns,
    *visits.urlpatterns,
    *meetings.urlpatterns,
    *incidents.urlpatterns,
    *successions.urlpatterns,
    *changes.urlpatterns,
    *dispensations.urlpatterns,
]

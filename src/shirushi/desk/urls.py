"""Routes, one module a room."""

from shirushi.desk.routes import applications, billing, home, incidents, meetings, reviews, visits

app_name = "desk"
urlpatterns = [
    *home.urlpatterns,
    *applications.urlpatterns,
    *billing.urlpatterns,
    *reviews.urlpatterns,
    *visits.urlpatterns,
    *meetings.urlpatterns,
    *incidents.urlpatterns,
]

"""Routes, one module a room."""

from shirushi.desk.routes import applications, billing, home, incidents, reviews, visits

app_name = "desk"
urlpatterns = [
    *home.urlpatterns,
    *applications.urlpatterns,
    *billing.urlpatterns,
    *reviews.urlpatterns,
    *visits.urlpatterns,
    *incidents.urlpatterns,
]

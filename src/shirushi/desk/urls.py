"""Routes, one module a room."""

from shirushi.desk.routes import applications, billing, home, incidents, reviews

app_name = "desk"
urlpatterns = [
    *home.urlpatterns,
    *applications.urlpatterns,
    *billing.urlpatterns,
    *reviews.urlpatterns,
    *incidents.urlpatterns,
]

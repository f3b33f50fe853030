from django.urls import URLPattern, path

from shirushi.portal.views import incidents as views

urlpatterns: list[URLPattern] = [
    path("incidents/", views.incidents, name="incidents"),
    path("incidents/report", views.incident_start, name="incident_start"),
    path("incidents/<int:pk>", views.incident, name="incident"),
    path("incidents/<int:pk>/report", views.incident_report, name="incident_report"),
    path("notices/<int:pk>", views.measure_notice, name="measure_notice"),
    path("suspensions/<int:pk>", views.suspension, name="suspension"),
    path("suspensions/duties/<int:pk>", views.duty_done, name="duty_done"),
    path("suspensions/conditions/<int:pk>", views.condition_report, name="condition_report"),
]

from django.urls import URLPattern, path

from shirushi.desk.views.incidents import notices, suspensions, weighing

urlpatterns: list[URLPattern] = [
    path("incidents/", weighing.incidents, name="incidents"),
    path("incidents/<int:pk>", weighing.incident, name="incident"),
    path("incidents/<int:pk>/close", weighing.incident_close, name="incident_close"),
    path("measures/<int:pk>", notices.measure, name="measure"),
    path("measures/<int:pk>/annul", notices.measure_annul, name="measure_annul"),
    path("measures/<int:pk>/notice", notices.measure_notice, name="measure_notice"),
    path("suspensions/", suspensions.suspensions, name="suspensions"),
    path("suspensions/<int:pk>", suspensions.suspension, name="suspension"),
    path("suspensions/<int:pk>/extend", suspensions.suspension_extend, name="suspension_extend"),
    path("suspensions/<int:pk>/lift", suspensions.suspension_lift, name="suspension_lift"),
    path("suspensions/<int:pk>/revoke", suspensions.suspension_revoke, name="suspension_revoke"),
    path("suspensions/<int:pk>/give-back", suspensions.suspension_give_back, name="suspension_give_back"),
    path("suspensions/conditions/<int:pk>", suspensions.condition_judge, name="condition_judge"),
]

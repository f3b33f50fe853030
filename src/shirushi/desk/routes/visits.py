from django.urls import URLPattern, path

from shirushi.desk.views.visits import answering, devices, planning, summing_up

urlpatterns: list[URLPattern] = [
    path("reviews/<int:pk>/visit-plan", planning.plan, name="visit_plan"),
    path("reviews/<int:pk>/visit-plan/propose", planning.propose, name="visit_propose"),
    path("reviews/<int:pk>/visit-plan/question", planning.ask, name="visit_question"),
    path("visits/worker.js", answering.worker, name="visit_worker"),
    path("visits/<int:pk>", answering.visit, name="visit"),
    path("visits/<int:pk>/phone", answering.phone, name="visit_phone"),
    path("visits/<int:pk>/data", devices.data, name="visit_data"),
    path("visits/<int:pk>/device", devices.device, name="visit_device"),
    path("visits/<int:pk>/answers", devices.answers, name="visit_answers"),
    path("visits/<int:pk>/cleared", devices.cleared, name="visit_cleared"),
    path("visits/<int:pk>/summing-up", summing_up.summing_up, name="visit_summing_up"),
    path("visits/<int:pk>/sign", summing_up.sign, name="visit_sign"),
    path("reviews/<int:pk>/report", summing_up.report, name="review_report"),
    path("visit-devices/<int:pk>/revoke", answering.revoke, name="visit_device_revoke"),
]

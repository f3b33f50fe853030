from django.urls import URLPattern, path

from shirushi.desk.views.visits import planning

urlpatterns: list[URLPattern] = [
    path("reviews/<int:pk>/visit-plan", planning.plan, name="visit_plan"),
    path("reviews/<int:pk>/visit-plan/propose", planning.propose, name="visit_propose"),
    path("reviews/<int:pk>/visit-plan/question", planning.ask, name="visit_question"),
]

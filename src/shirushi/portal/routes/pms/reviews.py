from django.urls import URLPattern, path

from shirushi.portal.views.pms.reviews import objectives, reviewing

urlpatterns: list[URLPattern] = [
    path("pms/objectives/", objectives.objectives, name="pms_objectives"),
    path("pms/objectives/export", objectives.objectives_export, name="pms_objectives_export"),
    path("pms/objectives/new", objectives.objective_set, name="pms_objective_set"),
    path("pms/objectives/<int:pk>", objectives.objective, name="pms_objective"),
    path("pms/objectives/<int:pk>/result", objectives.objective_result, name="pms_objective_result"),
    path("pms/objectives/<int:pk>/drop", objectives.objective_drop, name="pms_objective_drop"),
    path("pms/reviews/", reviewing.reviews, name="pms_reviews"),
    path("pms/reviews/new", reviewing.review_start, name="pms_review_start"),
    path("pms/reviews/<int:pk>", reviewing.review, name="pms_review"),
    path("pms/reviews/<int:pk>/gather", reviewing.review_gather, name="pms_review_gather"),
    path("pms/reviews/<int:pk>/ask", reviewing.review_ask, name="pms_review_ask"),
    path("pms/reviews/<int:pk>/approve", reviewing.review_approve, name="pms_review_approve"),
    path("pms/reviews/<int:pk>/minutes", reviewing.review_minutes, name="pms_review_minutes"),
    path("pms/reviews/inputs/<int:pk>", reviewing.review_input, name="pms_review_input"),
    path("pms/reviews/decisions/<int:pk>", reviewing.review_decision, name="pms_review_decision"),
    path(
        "pms/reviews/decisions/<int:pk>/drop", reviewing.review_decision_drop, name="pms_review_decision_drop"
    ),
]

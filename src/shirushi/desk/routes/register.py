from django.urls import URLPattern, path

from shirushi.desk.views.register import acts, candidates, pages

urlpatterns: list[URLPattern] = [
    path("assessors/", pages.assessors, name="assessors"),
    path("assessors/register.xlsx", pages.assessors_workbook, name="assessors_workbook"),
    path("assessors/mine", pages.mine, name="assessor_mine"),
    path("assessors/<int:pk>", pages.assessor, name="assessor"),
    path("assessors/<int:pk>/edit", pages.assessor_edit, name="assessor_edit"),
    path("assessors/<int:pk>/ties", acts.tie_add, name="assessor_tie"),
    path("assessors/<int:pk>/away", acts.away_add, name="assessor_away"),
    path("assessors/entries/<int:pk>", pages.register_entry, name="register_entry"),
    path("ties/<int:pk>/annul", acts.tie_annul, name="tie_annul"),
    path("away/<int:pk>/cancel", acts.away_cancel, name="away_cancel"),
    path("reviews/<int:pk>/candidates", candidates.proposal, name="candidates"),
]

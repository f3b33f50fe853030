from django.urls import URLPattern, path

from shirushi.portal.views.pms import contractor_link, contractors

urlpatterns: list[URLPattern] = [
    path("contractors/", contractors.contractors, name="contractors"),
    path("contractors/export", contractors.contractors_export, name="contractors_export"),
    path("contractors/add", contractors.contractor_add, name="contractor_add"),
    path("contractors/<int:pk>", contractors.contractor, name="contractor"),
    path("contractors/<int:pk>/change", contractors.contractor_change, name="contractor_change"),
    path("contractors/<int:pk>/end", contractors.contractor_end, name="contractor_end"),
    path("contractors/<int:pk>/ask", contractors.contractor_ask, name="contractor_ask"),
    path("contractors/<int:pk>/record", contractors.contractor_record, name="contractor_record"),
    path("contractors/evaluations/<int:pk>", contractors.contractor_evaluation, name="contractor_evaluation"),
    path("contractors/evaluations/<int:pk>/judge", contractors.contractor_judge, name="contractor_judge"),
    path("contractors/evaluations/<int:pk>/except", contractors.contractor_except, name="contractor_except"),
    path("contractors/link/<str:token>", contractor_link.contractor_link, name="contractor_link"),
]

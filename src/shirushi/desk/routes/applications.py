from django.urls import URLPattern, path

from shirushi.desk.views.applications import assessment, pages, queue, taking_in

urlpatterns: list[URLPattern] = [
    path("applications/", queue.applications, name="applications"),
    path("applications/cases.xlsx", queue.workbook, name="applications_workbook"),
    path("applications/<int:pk>", pages.application, name="application"),
    path("applications/<int:pk>/assessment", assessment.assessment, name="assessment"),
    path("applications/<int:pk>/assessment/<slug:form>/pdf", assessment.as_pdf, name="assessment_pdf"),
    path("applications/<int:pk>/documents", pages.check_documents, name="application_documents_check"),
    path("applications/<int:pk>/eligibility", taking_in.confirm, name="application_eligibility"),
    path("applications/<int:pk>/papers-back", taking_in.papers_back, name="application_papers_back"),
    path("applications/<int:pk>/accept", pages.accept, name="application_accept"),
    path("applications/<int:pk>/return", pages.send_back, name="application_return"),
]

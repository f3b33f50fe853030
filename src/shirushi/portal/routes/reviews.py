from django.urls import URLPattern, path

from shirushi.portal.views.reviews import contracts, documents, findings, marks, objections, trainees, visits

urlpatterns: list[URLPattern] = [
    path("applications/<int:pk>/findings", findings.findings, name="findings"),
    path("documents/<int:pk>/replace", documents.replace, name="document_replace"),
    path("applications/<int:pk>/visit", visits.visit, name="visit"),
    path("trainees/<int:pk>", trainees.trainee, name="trainee"),
    path("applications/<int:pk>/decision", contracts.decision, name="decision"),
    path("applications/<int:pk>/objection", objections.objection, name="objection"),
    path("applications/<int:pk>/withdraw", contracts.withdraw, name="application_withdraw"),
    path("findings/<int:pk>/answer", findings.answer, name="finding_answer"),
    path("contracts/<int:pk>", contracts.contract, name="contract"),
    path("certificates/<int:pk>", contracts.certificate, name="certificate"),
    path("certificates/<int:pk>/<slug:written>.pdf", marks.certificate_pdf, name="certificate_pdf"),
    path("certificates/<int:pk>/mark", marks.mark_data, name="mark_data"),
    path("certificates/<int:pk>/mark/<slug:form>", marks.mark_file, name="mark_file"),
]

from django.urls import URLPattern, path

from shirushi.portal.views.applications import (
    assessing,
    assessment_editions,
    declaring,
    documents,
    forms,
    lists,
    pages,
    starting,
    submitting,
)

urlpatterns: list[URLPattern] = [
    path("applications/", lists.applications, name="applications"),
    path("applications/start", starting.start, name="application_start"),
    path("applications/<int:pk>", pages.application, name="application"),
    path("applications/<int:pk>/again", starting.again, name="application_again"),
    path("applications/<int:pk>/declare/<slug:question>", declaring.declare, name="application_declare"),
    path("applications/<int:pk>/documents", documents.documents, name="application_documents"),
    path(
        "applications/<int:pk>/documents/<int:document>/remove",
        documents.remove,
        name="application_document_remove",
    ),
    path("applications/<int:pk>/documents/<slug:code>/make", forms.make, name="application_document_make"),
    path("applications/<int:pk>/forms/<slug:code>", forms.paper_form, name="application_form"),
    path("applications/<int:pk>/assessment", assessing.overview, name="assessment"),
    path("applications/<int:pk>/assessment/<slug:form>/<int:number>", assessing.part, name="assessment_part"),
    path(
        "applications/<int:pk>/assessment/<slug:form>/<int:number>/answer",
        assessing.answer,
        name="assessment_answer",
    ),
    path(
        "applications/<int:pk>/assessment/<slug:form>/<int:number>/evidence",
        assessing.add_evidence,
        name="assessment_evidence",
    ),
    path("applications/<int:pk>/assessment/submitted", assessing.submitted, name="assessment_submitted"),
    path(
        "applications/<int:pk>/assessment/evidence/<int:evidence>/remove",
        assessing.remove_evidence,
        name="assessment_evidence_remove",
    ),
    path(
        "applications/<int:pk>/assessment/answers/<int:answer>/turn", assessing.turn, name="assessment_turn"
    ),
    path(
        "applications/<int:pk>/assessment/<slug:form>/differences",
        assessment_editions.differences,
        name="assessment_differences",
    ),
    path("applications/<int:pk>/assessment/<slug:form>/pdf", assessing.as_pdf, name="assessment_pdf"),
    path("applications/<int:pk>/submit", submitting.submit, name="application_submit"),
    path("renewal/<int:pk>", starting.renewal, name="renewal_start"),
]

from django.urls import URLPattern, path

from shirushi.portal.views.applications import declaring, documents, lists, pages, starting, submitting

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
    path("applications/<int:pk>/submit", submitting.submit, name="application_submit"),
    path("renewal/<int:pk>", starting.renewal, name="renewal_start"),
]

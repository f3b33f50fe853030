from django.urls import URLPattern, path

from shirushi.portal.views.pms.evidence import lists, parts, pieces

urlpatterns: list[URLPattern] = [
    path("pms/evidence/", lists.evidence, name="pms_evidence"),
    path("pms/evidence/export", lists.evidence_export, name="pms_evidence_export"),
    path("pms/evidence/new", pieces.evidence_add, name="pms_evidence_add"),
    path("pms/evidence/<int:pk>", pieces.evidence_one, name="pms_evidence_one"),
    path("pms/evidence/<int:pk>/change", pieces.evidence_change, name="pms_evidence_change"),
    path("pms/evidence/<int:pk>/withdraw", pieces.evidence_withdraw, name="pms_evidence_withdraw"),
    path("pms/evidence/<int:pk>/files", parts.evidence_files, name="pms_evidence_files"),
    path(
        "pms/evidence/<int:pk>/files/<int:held>/replace", parts.evidence_replace, name="pms_evidence_replace"
    ),
    path(
        "pms/evidence/<int:pk>/files/<int:held>/aside",
        parts.evidence_set_aside,
        name="pms_evidence_set_aside",
    ),
    path("pms/evidence/<int:pk>/requirements", parts.evidence_requirements, name="pms_evidence_requirements"),
    path("pms/evidence/attach/<slug:record>", parts.evidence_attach, name="pms_evidence_attach"),
    path("pms/evidence/<int:pk>/records/<int:link>/take", parts.evidence_detach, name="pms_evidence_detach"),
]

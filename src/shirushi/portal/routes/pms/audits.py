from django.urls import URLPattern, path

from shirushi.portal.views.pms.audits import checklist, plans

urlpatterns: list[URLPattern] = [
    path("pms/audits/", plans.audits, name="pms_audits"),
    path("pms/audits/plans/new", plans.audit_plan_new, name="pms_audit_plan_new"),
    path("pms/audits/plans/<int:pk>", plans.audit_plan, name="pms_audit_plan"),
    path("pms/audits/plans/<int:pk>/add", plans.audit_add, name="pms_audit_add"),
    path("pms/audits/plans/<int:pk>/report", plans.audit_report, name="pms_audit_report"),
    path("pms/audits/plans/<int:pk>/report/make", plans.audit_report_make, name="pms_audit_report_make"),
    path(
        "pms/audits/plans/<int:pk>/report/receive",
        plans.audit_report_receive,
        name="pms_audit_report_receive",
    ),
    path("pms/audits/<int:pk>", checklist.audit, name="pms_audit"),
    path("pms/audits/<int:pk>/edit", checklist.audit_edit, name="pms_audit_edit"),
    path("pms/audits/<int:pk>/drop", checklist.audit_drop, name="pms_audit_drop"),
    path("pms/audits/<int:pk>/begin", checklist.audit_begin, name="pms_audit_begin"),
    path("pms/audits/<int:pk>/question", checklist.audit_question, name="pms_audit_question"),
    path("pms/audits/<int:pk>/finish", checklist.audit_finish, name="pms_audit_finish"),
    path("pms/audits/<int:pk>/export", checklist.audit_export, name="pms_audit_export"),
    path("pms/audits/<int:pk>/parts/<str:group>", checklist.audit_part, name="pms_audit_part"),
]

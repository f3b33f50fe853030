from django.urls import URLPattern, path

from shirushi.portal.views.pms import figures
from shirushi.portal.views.pms.planning import entries, page, papers

urlpatterns: list[URLPattern] = [
    path("pms/plan-of-the-year", page.running, name="pms_plan"),
    path("pms/figures", figures.figures, name="pms_figures"),
    path("pms/figures/export", figures.figures_export, name="pms_figures_export"),
    path("pms/plans/", page.plans, name="pms_plans"),
    path("pms/plans/new", page.plan_new, name="pms_plan_new"),
    path("pms/plans/<int:pk>", page.plan, name="pms_plan_one"),
    path("pms/plans/<int:pk>/improve", page.plan_improve, name="pms_plan_improve"),
    path("pms/plans/<int:pk>/ask", page.plan_ask, name="pms_plan_ask"),
    path("pms/plans/<int:pk>/approve", page.plan_approve, name="pms_plan_approve"),
    path("pms/plans/<int:pk>/add", entries.entry_add, name="pms_plan_add"),
    path("pms/plans/<int:pk>/export", papers.plan_export, name="pms_plan_export"),
    path("pms/plans/<int:pk>/pdf", papers.plan_pdf, name="pms_plan_pdf"),
    path("pms/plans/entries/<int:pk>", entries.entry, name="pms_plan_entry"),
    path("pms/plans/entries/<int:pk>/tick", entries.entry_tick, name="pms_plan_entry_tick"),
    path("pms/plans/entries/<int:pk>/drop", entries.entry_drop, name="pms_plan_entry_drop"),
    path("pms/plans/entries/<int:pk>/take-up", entries.entry_take_up, name="pms_plan_entry_take_up"),
]

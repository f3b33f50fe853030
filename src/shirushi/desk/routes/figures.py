from django.urls import URLPattern, path

from shirushi.desk.views.figures import pages, terms

urlpatterns: list[URLPattern] = [
    path("figures/", pages.steps, name="figures"),
    path("figures/findings", pages.findings, name="figures_findings"),
    path("figures/load", pages.loads, name="figures_load"),
    path("figures/renewals", terms.forecast, name="figures_renewals"),
    path("figures/<slug:what>.xlsx", pages.workbook, name="figures_workbook"),
    path("renewals/", terms.terms, name="renewals"),
    path("renewals/renewals.xlsx", terms.terms_workbook, name="renewals_workbook"),
]

from django.urls import path

from shirushi.portal.views.pms import outgoing

urlpatterns = [
    path("pms/out", outgoing.outgoing, name="pms_out"),
    path("pms/out/whole", outgoing.whole, name="pms_out_whole"),
    path("pms/out/<slug:code>/excel", outgoing.ledger_excel, name="pms_out_excel"),
    path("pms/out/<slug:code>/pdf", outgoing.ledger_paper, name="pms_out_pdf"),
    path("pms/out/reports/<slug:kind>/<slug:code>", outgoing.report_paper, name="pms_out_report"),
]

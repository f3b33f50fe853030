from django.urls import URLPattern, path

from shirushi.portal.views.pms.risk import item, lists, sheet

urlpatterns: list[URLPattern] = [
    path("risks/", lists.sheets, name="risk_sheets"),
    path("risks/propose", lists.propose, name="risk_propose"),
    path("risks/register", lists.register, name="risk_register"),
    path("risks/register.xlsx", lists.export, name="risk_export"),
    path("risks/acceptance", lists.acceptance, name="risk_acceptance"),
    path("risks/sheets/new", lists.sheet_add, name="risk_sheet_add"),
    path("risks/sheets/<int:pk>", sheet.sheet, name="risk_sheet"),
    path("risks/sheets/<int:pk>/print", sheet.printed, name="risk_sheet_print"),
    path("risks/sheets/<int:pk>/entries", sheet.holdings, name="risk_sheet_holdings"),
    path("risks/sheets/<int:pk>/accept", sheet.accept, name="risk_sheet_accept"),
    path("risks/sheets/<int:pk>/return", sheet.send_back, name="risk_sheet_return"),
    path("risks/sheets/<int:pk>/review", sheet.review, name="risk_sheet_review"),
    path("risks/sheets/<int:pk>/add", item.risk_add, name="risk_add"),
    path("risks/<int:pk>", item.risk, name="risk"),
    path("risks/<int:pk>/measures", item.measure_add, name="risk_measure_add"),
    path("risks/<int:pk>/done", item.done, name="risk_done"),
]

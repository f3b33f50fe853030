from django.urls import URLPattern, path

from shirushi.portal.views.pms import imports as views

urlpatterns: list[URLPattern] = [
    path("pms/import", views.start, name="pms_import_start"),
    path("pms/import/sheet/<slug:ledger>", views.empty_sheet, name="pms_import_sheet"),
    path("pms/import/<int:pk>", views.batch, name="pms_import"),
    path("pms/import/<int:pk>/confirm", views.confirm, name="pms_import_confirm"),
    path("pms/import/<int:pk>/result", views.result, name="pms_import_result"),
    path("pms/import/<int:pk>/problems", views.problems, name="pms_import_problems"),
    path("pms/import/<int:pk>/undo", views.undo, name="pms_import_undo"),
    path("pms/import/<int:pk>/discard", views.discard, name="pms_import_discard"),
]

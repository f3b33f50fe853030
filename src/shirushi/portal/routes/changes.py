from django.urls import URLPattern, path

from shirushi.portal.views import changes

urlpatterns: list[URLPattern] = [
    path("marks/<int:pk>/changes", changes.hub, name="changes"),
    path("marks/<int:pk>/changes/new", changes.report, name="change_report_new"),
    path("changes/<int:pk>", changes.change_report, name="change_report"),
]

from django.urls import URLPattern, path

from shirushi.portal.views import changes, endings

urlpatterns: list[URLPattern] = [
    path("marks/<int:pk>/changes", changes.hub, name="changes"),
    path("marks/<int:pk>/changes/new", changes.report, name="change_report_new"),
    path("changes/<int:pk>", changes.change_report, name="change_report"),
    path("marks/<int:pk>/return", endings.return_mark, name="mark_return"),
    path("marks/<int:pk>/dissolution", endings.dissolution, name="dissolution"),
    path("endings/<int:pk>", endings.ending, name="ending"),
]

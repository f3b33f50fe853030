from django.urls import URLPattern, path

from shirushi.desk.views import changes, endings

urlpatterns: list[URLPattern] = [
    path("changes", changes.change_reports, name="change_reports"),
    path("changes/<int:pk>", changes.change_report, name="change_report"),
    path("dossiers/<int:pk>/dissolution", endings.dissolution, name="dissolution"),
    path("endings/<int:pk>", endings.ending, name="ending"),
]

from django.urls import URLPattern, path

from shirushi.portal.views import successions

urlpatterns: list[URLPattern] = [
    path("marks/<int:pk>/succession", successions.report, name="succession_report"),
    path("successions/<int:pk>", successions.succession, name="succession"),
]

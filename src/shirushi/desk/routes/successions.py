from django.urls import URLPattern, path

from shirushi.desk.views import successions

urlpatterns: list[URLPattern] = [
    path("successions/<int:pk>", successions.succession, name="succession"),
]

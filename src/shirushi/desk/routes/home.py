from django.urls import path

from shirushi.desk.views import home

urlpatterns = [
    path("", home.home, name="home"),
]

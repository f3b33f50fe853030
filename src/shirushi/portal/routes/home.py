from django.urls import path

from shirushi.portal.views import home

urlpatterns = [
    path("", home.home, name="home"),
    path("units", home.units, name="units"),
    path("units/register", home.unit_register, name="unit_register"),
]

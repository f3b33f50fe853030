from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("", include("shirushi.public.urls")),
    path("", include("shirushi.entrance.urls")),
    path("accounts/", include("allauth.urls")),
    path("business/", include("shirushi.portal.urls")),
    path("desk/", include("shirushi.desk.urls")),
    path("api/", include("shirushi.api.urls")),
    path("language", set_language, name="set_language"),
]

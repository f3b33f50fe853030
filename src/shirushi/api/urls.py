from django.urls import include, path

from shirushi.api.operations import api

app_name = "api"
# The router names its routes under "api": openapi-json, decide, marks …
urlpatterns = [path("v1/", include(api.urls[0]))]

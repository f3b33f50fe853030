from django.urls import path

from shirushi.portal.views.pms import readiness

urlpatterns = [path("readiness/<str:scheme>", readiness.readiness, name="pms_readiness")]

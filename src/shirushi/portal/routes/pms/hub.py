from django.urls import path

from shirushi.portal.views.pms import hub

urlpatterns = [
    *(path(f"{name}", hub.phase, {"name": name}, name=f"pms_phase_{name}") for name in hub.PHASES),
    path("records/<str:kind>/<int:pk>/history", hub.record_history, name="pms_history"),
]

from django.urls import URLPattern, path

from shirushi.portal.views.pms import improvement as views

urlpatterns: list[URLPattern] = [
    path("pms/nonconformities/", views.nonconformities, name="pms_nonconformities"),
    path("pms/nonconformities/export", views.nonconformities_export, name="pms_nonconformities_export"),
    path("pms/nonconformities/new", views.nonconformity_open, name="pms_nonconformity_open"),
    path("pms/nonconformities/<int:pk>", views.nonconformity, name="pms_nonconformity"),
    path("pms/nonconformities/<int:pk>/plan", views.nonconformity_plan, name="pms_nonconformity_plan"),
    path("pms/nonconformities/<int:pk>/decide", views.nonconformity_decide, name="pms_nonconformity_decide"),
    path("pms/nonconformities/<int:pk>/done", views.nonconformity_done, name="pms_nonconformity_done"),
    path("pms/nonconformities/<int:pk>/effect", views.nonconformity_effect, name="pms_nonconformity_effect"),
]

from django.urls import URLPattern, path

from shirushi.portal.views.pms.checks import daylog, monthly

urlpatterns: list[URLPattern] = [
    path("pms/checks/", monthly.checks, name="pms_checks"),
    path("pms/checks/export", monthly.checks_export, name="pms_checks_export"),
    path("pms/checks/ask", monthly.checks_ask, name="pms_checks_ask"),
    path("pms/checks/<int:pk>", monthly.check, name="pms_check"),
    path(
        "pms/checks/departments/<int:pk>/<int:year>-<int:month>", monthly.check_month, name="pms_check_month"
    ),
    path("pms/checks/departments/<int:pk>/points", monthly.check_points, name="pms_check_points"),
    path("pms/log/", daylog.day_log, name="pms_day_log"),
    path("pms/log/add", daylog.day_log_add, name="pms_day_log_add"),
    path("pms/log/places/new", daylog.log_place_open, name="pms_log_place_open"),
    path("pms/log/places/<int:pk>", daylog.day_log_place, name="pms_day_log_place"),
    path("pms/log/places/<int:pk>/tap", daylog.day_log_tap, name="pms_day_log_tap"),
    path("pms/log/places/<int:pk>/close", daylog.log_place_close, name="pms_log_place_close"),
    path("pms/log/places/<int:pk>/export", daylog.day_log_export, name="pms_day_log_export"),
]

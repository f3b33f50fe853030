from django.urls import URLPattern, path

from shirushi.portal.views.pms.training import courses, following, reporting, taking

urlpatterns: list[URLPattern] = [
    path("training/", courses.courses, name="training"),
    path("training/new", courses.new, name="training_new"),
    path("training/<int:pk>", courses.course, name="training_course"),
    path("training/<int:pk>/edit", courses.edit, name="training_edit"),
    path("training/<int:pk>/open", courses.open_, name="training_open"),
    path("training/<int:pk>/update", courses.update, name="training_update"),
    path("training/<int:pk>/workers", following.workers, name="training_workers"),
    path("training/<int:pk>/results", following.results, name="training_results"),
    path("training/<int:pk>/remind", following.remind, name="training_remind"),
    path("training/<int:pk>/slips", following.slips, name="training_slips"),
    path("training/<int:pk>/report", reporting.report, name="training_report"),
    path("training/<int:pk>/approve", reporting.approve, name="training_approve"),
    path("training/<int:pk>/printed", reporting.printed, name="training_printed"),
    path("training/<int:pk>/export", reporting.export, name="training_export"),
    path("training/results/<int:pk>", following.result, name="training_result"),
    path("training/results/<int:pk>/slip", following.slip, name="training_slip"),
    path("training/take/<int:pk>", taking.take, name="training_take"),
    path("training/certificate/<int:pk>", taking.certificate, name="training_certificate"),
    path("training/link/<str:token>", taking.link, name="training_link"),
    path("training/link/<str:token>/certificate", taking.link_certificate, name="training_link_certificate"),
]

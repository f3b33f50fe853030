from django.urls import URLPattern, path

from shirushi.desk.views import dispensations

urlpatterns: list[URLPattern] = [
    path("dispensations/", dispensations.dispensations, name="dispensations"),
    path("dispensations/new", dispensations.new, name="dispensation_new"),
    path("dispensations/<int:pk>", dispensations.dispensation, name="dispensation"),
    path("dispensations/<int:pk>/document", dispensations.document, name="dispensation_document"),
    path("dispensations/<int:pk>/in-force", dispensations.put_in_force, name="dispensation_in_force"),
    path("dispensations/<int:pk>/set-aside", dispensations.set_aside, name="dispensation_set_aside"),
    path("dispensations/<int:pk>/annul", dispensations.annul, name="dispensation_annul"),
]

from django.urls import path

from shirushi.public import views

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("marks/<str:number>", views.mark, name="mark"),
    path("publications", views.publications, name="publications"),
    path("dispensations", views.dispensations, name="dispensations"),
    path("dispensations/<int:pk>/notice", views.dispensation_notice, name="dispensation_notice"),
    path("rules", views.rules, name="rules"),
    path("rules/clauses", views.clauses, name="clauses"),
    path("for-programs", views.for_programs, name="for_programs"),
]

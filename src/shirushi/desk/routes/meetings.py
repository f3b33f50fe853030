from django.urls import URLPattern, path

from shirushi.desk.views.meetings import acts, pages

urlpatterns: list[URLPattern] = [
    path("meetings/", pages.meetings, name="meetings"),
    path("meetings/<int:pk>", pages.meeting, name="meeting"),
    path("meetings/<int:pk>/members", acts.name_members, name="meeting_members"),
    path("meetings/<int:pk>/place/<int:application>", acts.place, name="meeting_place"),
    path("meetings/<int:pk>/close", acts.close, name="meeting_close"),
    path("meetings/<int:pk>/minutes", pages.minutes, name="meeting_minutes"),
    path("meetings/items/<int:pk>", acts.item, name="meeting_item"),
    path("meetings/items/<int:pk>/step-aside", acts.step_aside, name="meeting_step_aside"),
    path("meetings/items/<int:pk>/take-off", acts.take_off, name="meeting_take_off"),
    path("objections/<int:pk>", pages.objection, name="objection"),
]

from django.urls import path

from shirushi.portal.views.pms import readiness, requirement_editions

urlpatterns = [
    path("readiness/none", readiness.readiness_none, name="pms_readiness_none"),
    path(
        "readiness/declarations/<int:pk>/take-back",
        readiness.readiness_take_back,
        name="pms_readiness_take_back",
    ),
    path("readiness/editions/<int:pk>/undo", requirement_editions.edition_undo, name="pms_edition_undo"),
    path("readiness/<str:scheme>", readiness.readiness, name="pms_readiness"),
    path("readiness/<str:scheme>/edition", requirement_editions.edition_move, name="pms_edition_move"),
    path("readiness/<str:scheme>/items/<str:code>", readiness.readiness_item, name="pms_readiness_item"),
    path(
        "readiness/<str:scheme>/items/<str:code>/declare",
        readiness.readiness_declare,
        name="pms_readiness_declare",
    ),
    path(
        "readiness/<str:scheme>/items/<str:code>/settle",
        readiness.readiness_settle,
        name="pms_readiness_settle",
    ),
]

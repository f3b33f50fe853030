from django.urls import path

from shirushi.portal.views.pms import comments

urlpatterns = [
    path("records/<str:kind>/<int:pk>/comments", comments.comments, name="pms_comments"),
    path("pms/comments/<int:pk>", comments.comment, name="pms_comment"),
    path("pms/comments/<int:pk>/change", comments.comment_change, name="pms_comment_change"),
    path("pms/comments/<int:pk>/withdraw", comments.comment_withdraw, name="pms_comment_withdraw"),
]

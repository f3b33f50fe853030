from django.urls import URLPattern, path

from shirushi.portal.views.pms import complaints, requests

urlpatterns: list[URLPattern] = [
    path("requests/", requests.data_requests, name="data_requests"),
    path("requests/export", requests.data_requests_export, name="data_requests_export"),
    path("requests/add", requests.data_request_add, name="data_request_add"),
    path("requests/<int:pk>", requests.data_request, name="data_request"),
    path("requests/<int:pk>/change", requests.data_request_change, name="data_request_change"),
    path("requests/<int:pk>/answer", requests.data_request_answer, name="data_request_answer"),
    path("complaints/", complaints.complaints, name="complaints"),
    path("complaints/export", complaints.complaints_export, name="complaints_export"),
    path("complaints/add", complaints.complaint_add, name="complaint_add"),
    path("complaints/<int:pk>", complaints.complaint, name="complaint"),
    path("complaints/<int:pk>/change", complaints.complaint_change, name="complaint_change"),
    path("complaints/<int:pk>/close", complaints.complaint_close, name="complaint_close"),
    path("complaints/<int:pk>/nonconformity", complaints.complaint_shows, name="complaint_shows"),
]

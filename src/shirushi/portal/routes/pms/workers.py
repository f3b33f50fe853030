from django.urls import path

from shirushi.portal.views.pms import departments, workers

urlpatterns = [
    path("workers", workers.workers, name="workers"),
    path("workers/export", workers.workers_export, name="workers_export"),
    path("workers/add", workers.worker_add, name="worker_add"),
    path("workers/<int:pk>", workers.worker, name="worker"),
    path("workers/<int:pk>/leave", workers.worker_leave, name="worker_leave"),
    path("workers/<int:pk>/come-back", workers.worker_come_back, name="worker_come_back"),
    path("departments", departments.department_records, name="department_records"),
    path("departments/<int:pk>/hand-over", departments.department_hand_over, name="department_hand_over"),
]

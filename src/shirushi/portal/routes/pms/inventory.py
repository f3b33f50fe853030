from django.urls import path

from shirushi.portal.views.pms.inventory import approvals, confirmation, entries, lists, processes, starting

urlpatterns = [
    path("inventory", lists.inventory, name="inventory"),
    path("inventory/export", lists.inventory_export, name="inventory_export"),
    path("inventory/add", entries.holding_add, name="holding_add"),
    path("inventory/start", starting.inventory_start, name="inventory_start"),
    path("inventory/start/<slug:industry>", starting.inventory_start_from, name="inventory_start_from"),
    path("inventory/approvals", approvals.inventory_approvals, name="inventory_approvals"),
    path(
        "inventory/approvals/several", approvals.inventory_approve_several, name="inventory_approve_several"
    ),
    path("inventory/<int:pk>", entries.holding, name="holding"),
    path("inventory/<int:pk>/change", entries.holding_change, name="holding_change"),
    path("inventory/<int:pk>/decide", approvals.holding_decide, name="holding_decide"),
    path("inventory/<int:pk>/end", entries.holding_end, name="holding_end"),
    path("inventory/changes/<int:pk>/decide", approvals.holding_change_decide, name="holding_change_decide"),
    path(
        "inventory/changes/<int:pk>/withdraw",
        approvals.holding_change_withdraw,
        name="holding_change_withdraw",
    ),
    path("inventory/confirmation", confirmation.inventory_confirmation, name="inventory_confirmation"),
    path(
        "inventory/confirmation/ask",
        confirmation.inventory_confirmation_ask,
        name="inventory_confirmation_ask",
    ),
    path(
        "inventory/confirmation/<int:pk>/close",
        confirmation.inventory_confirmation_close,
        name="inventory_confirmation_close",
    ),
    path("inventory/confirm/<int:pk>", confirmation.inventory_confirm, name="inventory_confirm"),
    path("processes", processes.processes, name="processes"),
    path("processes/add", processes.process_add, name="process_add"),
    path("processes/<int:pk>", processes.process_change, name="process_change"),
]

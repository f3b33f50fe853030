from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "shirushi.operations"
    label = "operations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from shirushi.agenda import texts
        from shirushi.operations import presentation

        texts.register(presentation.TASKS)
        texts.register(presentation.reminders(texts.registered()))
        texts.register(presentation.NOTICES)

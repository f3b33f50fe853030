from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    name = "shirushi.incidents"
    label = "incidents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from shirushi.agenda import texts
        from shirushi.incidents import presentation

        texts.register(presentation.TASKS)
        texts.register(presentation.NOTICES)

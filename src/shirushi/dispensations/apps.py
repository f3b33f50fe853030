from django.apps import AppConfig


class DispensationsConfig(AppConfig):
    name = "shirushi.dispensations"
    label = "dispensations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from shirushi.agenda import texts
        from shirushi.dispensations import presentation

        texts.register(presentation.NOTICES)

from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "shirushi.awards"
    label = "awards"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from shirushi.agenda import texts
        from shirushi.awards.presentation import NOTICES, TASKS

        texts.register(TASKS)
        texts.register(NOTICES)

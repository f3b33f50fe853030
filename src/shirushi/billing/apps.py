from django.apps import AppConfig


class BillingConfig(AppConfig):
    name = "shirushi.billing"
    label = "billing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from shirushi.agenda import letters, texts
        from shirushi.billing import presentation
        from shirushi.billing.letters import KINDS

        letters.register(KINDS)
        texts.register(presentation.TASKS)
        texts.register(presentation.NOTICES)

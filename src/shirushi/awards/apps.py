from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "shirushi.awards"
    label = "awards"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from shirushi.agenda import letters, texts
        from shirushi.awards.dispensed import LastDayOfContract
        from shirushi.awards.letters import KINDS
        from shirushi.awards.presentation import NOTICES, TASKS
        from shirushi.dispensations import movable

        movable.register(LastDayOfContract())
        letters.register(KINDS)
        texts.register(TASKS)
        texts.register(NOTICES)

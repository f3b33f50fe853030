from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "shirushi.intake"
    label = "intake"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from shirushi.agenda import letters, texts
        from shirushi.dispensations import movable
        from shirushi.intake import presentation
        from shirushi.intake.dispensed import Completion
        from shirushi.intake.letters import KINDS

        movable.register(Completion())
        letters.register(KINDS)
        texts.register(presentation.TASKS)
        texts.register(presentation.NOTICES)

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    name = "shirushi.incidents"
    label = "incidents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from shirushi.agenda import letters, texts
        from shirushi.dispensations import movable
        from shirushi.incidents import presentation
        from shirushi.incidents.dispensed import FinalReport
        from shirushi.incidents.letters import KINDS

        movable.register(FinalReport())
        letters.register(KINDS)
        texts.register(presentation.TASKS)
        texts.register(presentation.NOTICES)

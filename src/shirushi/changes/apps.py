from django.apps import AppConfig


class ChangesConfig(AppConfig):
    name = "shirushi.changes"
    label = "changes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from shirushi.agenda import letters, texts
        from shirushi.changes import queries
        from shirushi.changes.letters import KINDS
        from shirushi.changes.presentation import NOTICES, TASKS
        from shirushi.people import reported

        reported.register("changes", queries.must_report)
        letters.register(KINDS)
        texts.register(TASKS)
        texts.register(NOTICES)

from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "shirushi.agenda"
    label = "agenda"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from shirushi.agenda import mail
        from shirushi.record import outbox

        outbox.register("agenda.mail", mail.follow, again=mail.send_unsent)

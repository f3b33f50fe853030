from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "shirushi.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from shirushi.desk import navigation
        from shirushi.entrance import frame

        frame.register(*navigation.ENTRIES)
        frame.register_account(*navigation.ACCOUNT_ENTRIES)

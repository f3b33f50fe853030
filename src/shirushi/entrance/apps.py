from django.apps import AppConfig


class EntranceConfig(AppConfig):
    name = "shirushi.entrance"
    label = "entrance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from shirushi.entrance import frame, navigation

        frame.register_account(*navigation.ENTRIES)

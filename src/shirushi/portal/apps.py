from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "shirushi.portal"
    label = "portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from shirushi.entrance import frame
        from shirushi.portal import navigation

        frame.register(*navigation.ENTRIES)
        frame.register_account(*navigation.ACCOUNT_ENTRIES)

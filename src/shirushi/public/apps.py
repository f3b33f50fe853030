from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "shirushi.public"
    label = "public"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from shirushi.entrance import frame
        from shirushi.public.navigation import ACCOUNT_ENTRIES, ENTRIES

        frame.register(*ENTRIES)
        frame.register_account(*ACCOUNT_ENTRIES)

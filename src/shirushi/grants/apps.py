from django.apps import AppConfig


class GrantsConfig(AppConfig):
    name = "shirushi.grants"
    label = "grants"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from shirushi.dispensations import movable
        from shirushi.grants.dispensed import RenewalWindow

        movable.register(RenewalWindow())

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "shirushi.registry"
    label = "registry"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from shirushi.record import outbox
        from shirushi.registry import publisher

        outbox.register("registry", publisher.follow)

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "shirushi.ui"
    label = "ui"

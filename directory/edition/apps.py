from django.apps import AppConfig


class EditionConfig(AppConfig):
    name = "directory.edition"

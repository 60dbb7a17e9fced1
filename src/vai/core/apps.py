"""The library's own Django app: it brings the SQL functions that every table builds on."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Registers the library."""

    name = "vai.core"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"

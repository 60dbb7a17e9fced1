"""The app of the room catalog."""

from django.apps import AppConfig


class CatalogConfig(AppConfig):
    """Registers the room."""

    name = "vai.catalog"
    label = "catalog"
    default_auto_field = "django.db.models.BigAutoField"

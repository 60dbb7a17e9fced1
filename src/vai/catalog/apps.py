"""The app of the room catalog."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from vai.ui import panels


class CatalogConfig(AppConfig):
    """Registers the room."""

    name = "vai.catalog"
    label = "catalog"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer the room's settings."""
        panels.register("settings", "catalog:price_lists", _("Price lists"), order=45)

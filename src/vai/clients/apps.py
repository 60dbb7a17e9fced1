"""The app of the room clients."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from vai.ui import panels


class ClientsConfig(AppConfig):
    """Registers the room."""

    name = "vai.clients"
    label = "clients"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer the room's settings on the page of all settings."""
        panels.register("settings", "clients:tiers", _("Tiers"), order=40)
        panels.register("settings", "clients:custom_fields", _("Custom fields"), order=41)
        panels.register("settings", "clients:tags", _("Tags"), order=42)

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
        """Name the room's tables, and offer its settings on the page of all settings."""
        # Models can be imported only once all apps are known.
        from vai.clients import words  # noqa: PLC0415

        words.join()
        panels.register("settings", "clients:tiers", _("Tiers"), order=40)
        panels.register("settings", "clients:custom_fields", _("Custom fields"), order=41)
        panels.register("settings", "clients:tags", _("Tags"), order=42)

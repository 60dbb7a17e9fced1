"""The app of the room doors."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from vai.ui import panels


class DoorsConfig(AppConfig):
    """Registers the room."""

    name = "vai.doors"
    label = "doors"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the tables of the room, offer the page of doors."""
        # Models can be imported only once all apps are known.
        from vai.doors import words  # noqa: PLC0415
        from vai.doors.queries import intakes  # noqa: PLC0415
        from vai.hunting.queries import rule_names  # noqa: PLC0415

        words.join()
        rule_names.register_forms(intakes.form_names)
        panels.register("settings", "doors:doors", _("Where leads come in"), order=45)

"""The app of the room workspace."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """Registers the room."""

    name = "vai.workspace"
    label = "workspace"

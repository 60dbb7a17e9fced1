"""The Django application of the look and feel."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    """Bring the templates, the style sheets and the scripts."""

    name = "vai.ui"
    label = "ui"
    verbose_name = _("Look and feel")

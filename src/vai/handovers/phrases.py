"""Sentences of the room that people are told."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

PROPOSED = _("%(by)s hands %(client)s over to you. Please answer by %(due)s.")
ACCEPTED = _("%(by)s accepted the handover of %(client)s.")
SENT_BACK = _("%(by)s sent the handover of %(client)s back: %(reason)s")
WITHDRAWN = _("%(by)s withdrew the handover of %(client)s.")
OVERDUE = _("The handover of %(client)s from %(giver)s to %(receiver)s has waited longer than agreed.")

"""What the room's tables, fields and notices are called, and where its settings stand."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from vai.commissions import phrases
from vai.journal import labels
from vai.ui import panels


def join() -> None:
    """Register them."""
    labels.register(
        "commission_plan", _("commission plan"), fields={"name": _("Name"), "archived_at": _("Put away")}
    )
    labels.register(
        "commission_plan_version",
        _("version of a commission plan"),
        fields={
            "plan": _("Plan"),
            "number": _("Version"),
            "body": "",
            "effective_from": _("Holds from"),
            "made_by": _("Made by"),
            "note": _("Note"),
        },
    )
    labels.register(
        "plan_assignment",
        _("assignment of a plan"),
        fields={
            "person": _("Colleague"),
            "plan": _("Plan"),
            "since": _("From"),
            "until": _("Until"),
            "quota": _("Quota of a period"),
            "ote": _("On-target earnings of a year"),
            "currency": _("Currency"),
        },
    )
    labels.register("commission_event", _("commission event"))
    labels.register("commission_credit", _("commission credit"))
    labels.register("commission_statement", _("commission statement"))
    labels.register("commission_line", _("line of a statement"))
    labels.register("commission_dispute", _("dispute"))
    labels.register_notice("commission_published", phrases.PUBLISHED, "receipt")
    labels.register_notice("commission_approved", phrases.APPROVED, "circle-check")
    labels.register_notice("commission_disputed", phrases.DISPUTED, "message-circle")
    labels.register_notice("commission_answered", phrases.ANSWERED, "message-circle")
    panels.register("settings", "commissions:plans", _("Commission plans"), order=70)
    panels.register(
        "settings", "commissions:events", _("Payments and cancellations"), order=71, is_closed=True
    )

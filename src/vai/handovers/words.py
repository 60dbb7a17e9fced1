"""What the room's tables, fields and notices are called, and where its panels stand."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from vai.handovers import phrases
from vai.journal import labels
from vai.ui import panels


def join() -> None:
    """Register them."""
    labels.register(
        "handover",
        _("handover"),
        fields={
            "account_id": _("Account"),
            "account_name": "",
            "opportunity": _("Opportunity"),
            "contract": _("Contract"),
            "giver": _("Handed over by"),
            "receiver": _("Handed over to"),
            "from_mode": _("From mode"),
            "to_mode": _("To mode"),
            "ends_coverage": _("The giver stops serving it"),
            "state": _("State"),
            "notes": _("Notes"),
            "proposed_at": _("Proposed"),
            "due_at": _("Answer due"),
            "answered_at": _("Answered"),
            "reason": _("Reason"),
            "n_returns": _("Times sent back"),
            "escalated_at": _("Team leads told"),
        },
    )
    labels.register(
        "handover_item",
        _("line of a handover's checklist"),
        fields={
            "handover": "",
            "text": _("Line"),
            "fact": _("Filled from"),
            "source_table": "",
            "source_id": "",
            "is_required": _("Required"),
            "is_applicable": _("Applies"),
            "note": _("Note"),
            "done_at": _("Ticked"),
            "done_by": _("Ticked by"),
        },
    )
    labels.register(
        "handover_template",
        _("handover checklist"),
        fields={
            "name": _("Name"),
            "from_mode": _("From mode"),
            "to_mode": _("To mode"),
            "items": _("Lines"),
            "answer_minutes": _("Working minutes to the answer"),
            "archived_at": _("Put away"),
        },
    )
    labels.register_notice("handover_proposed", phrases.PROPOSED, "handshake")
    labels.register_notice("handover_accepted", phrases.ACCEPTED, "circle-check")
    labels.register_notice("handover_sent_back", phrases.SENT_BACK, "undo-2")
    labels.register_notice("handover_withdrawn", phrases.WITHDRAWN, "x")
    labels.register_notice("handover_overdue", phrases.OVERDUE, "triangle-alert")
    panels.register("opportunity.won", "handovers:won_panel", _("Handover"), order=30)
    panels.register("account.side", "handovers:account_panel", _("Handovers"), order=60)

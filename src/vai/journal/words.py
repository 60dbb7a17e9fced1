"""What the room's own tables, fields and notices are called."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from vai.journal import labels, phrases

ABOUT = {
    "account_id": _("Account"),
    "contact_id": _("Contact"),
    "lead_id": _("Lead"),
    "opportunity_id": _("Opportunity"),
    "archived_at": _("Put away"),
    "on_behalf_of": _("On behalf of"),
}


def join() -> None:
    """Register them."""
    labels.register(
        "interaction",
        _("interaction"),
        fields={
            **ABOUT,
            "kind": _("Kind"),
            "direction": _("Who began it"),
            "outcome": _("What came of it"),
            "is_two_way": _("The client took part"),
            "occurred_at": _("When it was"),
            "minutes": _("Minutes"),
            "subject": _("Subject"),
            "body": _("What was said"),
            "author": _("Written by"),
        },
    )
    labels.register(
        "next_step",
        _("next step"),
        fields={
            **ABOUT,
            "what": _("What is to be done"),
            "kind": _("Kind"),
            "person": _("Who"),
            "due_on": _("Due on"),
            "due_time": _("At what time"),
            "done_at": _("Done"),
            "done_by": _("Done by"),
            "done_note": _("What came of it"),
            "created_by": _("Planned by"),
            "interaction": "",
        },
    )
    labels.register(
        "attachment",
        _("file"),
        fields={
            **ABOUT,
            "name": _("Name"),
            "size": _("Size"),
            "content_type": _("Type"),
            "uploaded_by": _("Added by"),
            "interaction": "",
        },
    )
    labels.register(
        "interaction_contact", _("person of the client at an interaction"), fields={"occurred_at": ""}
    )
    labels.register("interaction_person", _("colleague at an interaction"))
    labels.register("mention", _("mention"))
    labels.register_notice("mentioned", phrases.MENTIONED, "message-circle")
    labels.register_notice("step_given", phrases.STEP_GIVEN, "list-checks")
    # The room below says it by a job (staff/actions/delegations.py).
    labels.register_notice("delegation_given", phrases.DELEGATION_GIVEN, "user-check")
    labels.register_notice("delegation_ended", phrases.DELEGATION_ENDED, "user-x")

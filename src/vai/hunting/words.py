"""What the room's tables, fields and notices are called in history and notices."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vai.hunting import phrases
from vai.journal import labels
from vai.ui import panels

_COMMON = {
    "name": _("Name"),
    "owner": _("Owner"),
    "team": _("Team"),
    "currency": _("Currency"),
    "source": _("Source"),
    "notes": _("Notes"),
    "lost_reason": _("Reason"),
    "lost_note": _("Note about the reason"),
    "archived_at": _("Put away"),
    "created_by": _("Entered by"),
    "custom": _("Own fields"),
}


def join() -> None:
    """Register them."""
    _name_leads()
    _name_deals()
    panels.register("settings", "hunting:pipelines", _("Pipelines"), order=50, is_closed=True)
    panels.register("settings", "hunting:sources", _("Sources of leads"), order=51, is_closed=True)
    panels.register("lead.side", "hunting:lead_score", _("Score"), order=10)
    panels.register("settings", "hunting:score_model", _("How leads are scored"), order=53)
    panels.register(
        "settings", "hunting:lost_reasons", _("Reasons for losing deals"), order=52, is_closed=True
    )
    panels.register("settings", "hunting:routing", _("Routing of leads"), order=46, is_closed=True)
    panels.register("settings", "hunting:quote_settings", _("Quotes and discounts"), order=53, is_closed=True)
    labels.register_notice("lead_given", phrases.LEAD_GIVEN, "user-plus")
    labels.register_notice("lead_routed", phrases.LEAD_ROUTED, "user-plus")
    labels.register_notice("leads_routed", phrases.LEADS_ROUTED, "user-plus")
    labels.register_notice("lead_went_on", phrases.LEAD_WENT_ON, "repeat")
    labels.register_notice("lead_waits", phrases.LEAD_WAITS, "clock")
    labels.register_notice("leads_wait", phrases.LEADS_WAIT, "clock")
    labels.register_notice("lead_waits_long", phrases.LEAD_WAITS_LONG, "clock")
    labels.register_notice("leads_wait_long", phrases.LEADS_WAIT_LONG, "clock")
    labels.register_notice("lead_wrote_again", phrases.LEAD_WROTE_AGAIN, "message-square")
    labels.register_notice("deal_given", phrases.DEAL_GIVEN, "briefcase")
    _name_quotes()
    labels.register_notice("lead_mail_failed", phrases.LEAD_MAIL_FAILED, "circle-alert")
    labels.register_notice("lead_mail_unsure", phrases.LEAD_MAIL_UNSURE, "circle-alert")
    _name_calls()


def _name_leads() -> None:
    labels.register(
        "lead",
        _("lead"),
        fields={
            **_COMMON,
            "honorific": _("Form of address"),
            "company": _("Company"),
            "job_title": _("Job title"),
            "tax_code": _("Tax code"),
            "phone": _("Phone"),
            "phone_original": "",
            "other_phones": _("Further phones"),
            "email": _("Mail address"),
            "campaign": _("Campaign"),
            "status": _("Status"),
            "status_at": "",
            "rating": _("Rating"),
            "need": _("Need"),
            "product": _("Product"),
            "value": _("Value"),
            "received_at": _("Received"),
            "touch_due_at": _("To be touched by"),
            "first_touch_at": _("First touch"),
            "last_touch_at": _("Last touch"),
            "referred_by": _("Referred by"),
            "known_account": "",
            "converted_account": _("Became the client"),
            "converted_contact": _("Became the contact"),
            "address_text": _("Address"),
            "do_not_call": _("Not to be called"),
            "do_not_mail": _("Not to be mailed"),
        },
    )


def _name_calls() -> None:
    labels.register(
        "enrolment", _("lead in a cadence"), fields={"started_at": "", "ended_at": "", "state": _("State")}
    )
    labels.register(
        "cadence_touch",
        _("step of a lead in a cadence"),
        fields={
            "enrolment": "",
            "next_step": "",
            "ended_at": "",
            "lead": "",
            "state": _("State"),
            "due_on": _("Due on"),
        },
    )
    labels.register(
        "lead_mail",
        _("mail to a lead"),
        fields={
            "subject": _("Subject"),
            "body": _("Text"),
            "to": _("To"),
            "state": _("State"),
            "state_at": "",
            "touch": "",
            "fault": "",
            "language": "",
            "sender": _("Sender"),
        },
    )


def _name_deals() -> None:
    labels.register(
        "opportunity",
        _("deal"),
        fields={
            **_COMMON,
            "account": _("Client"),
            "contact": _("Contact"),
            "lead": _("Lead"),
            "pipeline": _("Pipeline"),
            "stage": _("Stage"),
            "stage_entered_at": "",
            "outcome": "",
            "probability": _("Probability"),
            "amount": _("Amount"),
            "opened_on": _("Opened on"),
            "closes_on": _("Expected to close on"),
            "closed_at": _("Closed"),
        },
    )
    labels.register(
        "opportunity_line",
        _("line of a deal"),
        fields={
            "product": _("Product"),
            "quantity": _("Quantity"),
            "unit_price": _("Unit price"),
            "discount_pct": _("Discount in percent"),
            "amount": _("Amount"),
            "opportunity": "",
        },
    )
    labels.register("stage_change", _("move to a stage"), fields={"at": ""})


def _name_quotes() -> None:
    labels.register(
        "quote",
        _("quote"),
        fields={
            **dict.fromkeys(
                ("content", "sha256", "file", "link_salt", "link_hash", "opportunity", "approved_pct"), ""
            ),
            "number": _("Version"),
            "contact": _("Contact"),
            "made_by": _("Written by"),
            "discount_pct": _("Discount in percent"),
            "largest_discount_pct": _("Largest discount in percent"),
            "subtotal": _("Sum of the lines"),
            "discount": _("Discount"),
            "vat": pgettext_lazy("quote", "VAT"),
            "total": _("Total"),
            "approval": _("Approval"),
            "approver": _("Who approves"),
            "approval_note": _("Note about the approval"),
            "sent_at": _("Sent"),
            "sent_by": _("Sent by"),
            "mailed_to": _("Mailed to"),
            "mailed_at": _("Mailed"),
            "answered_at": _("Answered"),
            "decline_reason": _("Reason"),
        },
    )
    labels.register("quote_line", _("line of a quote"))
    labels.register("quote_acceptance", _("acceptance of a quote"))
    for kind, sentence, icon in (
        ("quote_accepted", phrases.QUOTE_ACCEPTED, "circle-check"),
        ("quote_declined", phrases.QUOTE_DECLINED, "circle-x"),
        ("quote_asked", phrases.QUOTE_ASKED, "message-circle"),
        ("quote_expired", phrases.QUOTE_EXPIRED, "clock"),
        ("quote_approval_asked", phrases.QUOTE_APPROVAL_ASKED, "percent"),
        ("quote_approved", phrases.QUOTE_APPROVED, "circle-check"),
        ("quote_returned", phrases.QUOTE_RETURNED, "undo-2"),
    ):
        labels.register_notice(kind, sentence, icon)

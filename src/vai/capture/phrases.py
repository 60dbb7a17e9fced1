"""Words of the room: what a part is called, what a step says, what is asked and warned about. Whole sentences."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from vai.capture.grammar import Flag, Kind, Part
from vai.core import formats, taxcodes
from vai.core.money import Money

# What a chip says of a part.
KINDS: Final[dict[Kind, str | Promise]] = {
    Kind.CALL: gettext_lazy("Call"),
    Kind.MEETING: gettext_lazy("Meeting"),
    Kind.MESSAGE: gettext_lazy("Message"),
    Kind.EMAIL: pgettext_lazy("capture", "Mail"),
    Kind.DEMO: gettext_lazy("Demo"),
    Kind.ADVICE: gettext_lazy("Advice"),
    Kind.FOLLOW_UP: gettext_lazy("Follow up"),
    Kind.RESCHEDULE: gettext_lazy("Appointment moved"),
    Kind.CANCELLED: gettext_lazy("Appointment called off"),
    Kind.TASK: gettext_lazy("To do"),
    Kind.QUOTE: gettext_lazy("Quote"),
    Kind.QUOTE_SENT: gettext_lazy("Quote sent"),
    Kind.SEND_QUOTE: gettext_lazy("Send the quote"),
    Kind.PROPOSAL_SENT: gettext_lazy("Proposal sent"),
    Kind.SEND_PROPOSAL: gettext_lazy("Send the proposal"),
    Kind.CONTRACT_SENT: gettext_lazy("Contract sent"),
    Kind.SEND_CONTRACT: gettext_lazy("Send the contract"),
    Kind.INVOICE_SENT: gettext_lazy("Invoice sent"),
    Kind.SEND_INVOICE: gettext_lazy("Send the invoice"),
    Kind.DOCUMENT_SENT: gettext_lazy("Document sent"),
    Kind.SEND_DOCUMENT: gettext_lazy("Send a document"),
    Kind.OPPORTUNITY: gettext_lazy("Deal"),
    Kind.AGREED: gettext_lazy("Agreed"),
    Kind.ACCEPTED: pgettext_lazy("deal", "Accepted"),
    Kind.CLOSE_DEAL: gettext_lazy("Close the deal"),
    Kind.SIGN: gettext_lazy("Sign the contract"),
    Kind.SIGNED: gettext_lazy("Contract signed"),
    Kind.WON: gettext_lazy("Deal won"),
    Kind.LOST: gettext_lazy("Deal lost"),
    Kind.RENEWAL: gettext_lazy("Renewal"),
    Kind.NEGOTIATION: gettext_lazy("Negotiation"),
    Kind.DELIVERY: gettext_lazy("Delivery"),
    Kind.PROMISE_TO_PAY: gettext_lazy("Promise to pay"),
    Kind.PAYMENT_REPORTED: gettext_lazy("Payment reported"),
    Kind.COLLECT: gettext_lazy("Collect the money"),
    Kind.DUNNING: gettext_lazy("Reminder of a debt"),
    Kind.REFUND: gettext_lazy("Refund"),
    Kind.EXPENSE: gettext_lazy("Expense"),
    Kind.COMPLAINT: gettext_lazy("Complaint"),
    Kind.INCIDENT: gettext_lazy("Incident"),
    Kind.SURVEY: gettext_lazy("Survey"),
    Kind.GIFT: gettext_lazy("Gift"),
    Kind.LEAD: gettext_lazy("New lead"),
    Kind.CONTACT: gettext_lazy("New contact"),
    Kind.REFERRAL: gettext_lazy("Referral"),
    Kind.FACT: gettext_lazy("Fact"),
    Kind.NOTE: gettext_lazy("Note"),
}
# The same kinds where they are still to be done.
STEPS: Final[dict[Kind, str | Promise]] = {
    Kind.CALL: pgettext_lazy("to do", "Call"),
    Kind.MEETING: pgettext_lazy("to do", "Meet"),
    Kind.MESSAGE: pgettext_lazy("to do", "Send a message"),
    Kind.EMAIL: pgettext_lazy("to do", "Write a mail"),
    Kind.DEMO: pgettext_lazy("to do", "Give a demo"),
    Kind.ADVICE: pgettext_lazy("to do", "Give advice"),
    Kind.RESCHEDULE: pgettext_lazy("to do", "Keep the new appointment"),
    Kind.DELIVERY: pgettext_lazy("to do", "Deliver"),
    Kind.GIFT: pgettext_lazy("to do", "Give a gift"),
    Kind.RENEWAL: pgettext_lazy("to do", "Renew the contract"),
    Kind.SIGNED: pgettext_lazy("to do", "Sign the contract"),
    Kind.PROMISE_TO_PAY: pgettext_lazy("to do", "Check that the money has come"),
    Kind.PAYMENT_REPORTED: pgettext_lazy("to do", "Check the payment against the bank statement"),
    Kind.QUOTE: pgettext_lazy("to do", "Send the quote"),
    Kind.DUNNING: pgettext_lazy("to do", "Remind of the debt"),
    Kind.COMPLAINT: pgettext_lazy("to do", "Handle the complaint"),
    Kind.INCIDENT: pgettext_lazy("to do", "Handle the incident"),
    Kind.NOTE: gettext_lazy("To do"),
}
FLAGS: Final[dict[Flag, str | Promise]] = {
    Flag.CLIENT_MISSING: gettext_lazy("Whom is this about?"),
    Flag.AMOUNT_UNIT_UNKNOWN: gettext_lazy("How much is meant?"),
    Flag.AMBIGUOUS_AMOUNT: gettext_lazy("The amount can be read in two ways."),
    Flag.AMBIGUOUS_DATE: gettext_lazy("The day can be read in two ways."),
    Flag.AMBIGUOUS_TIME: gettext_lazy("The hour is taken as afternoon."),
    Flag.IMPOSSIBLE_DATE: gettext_lazy("There is no such day; it was left out."),
    Flag.DATE_WITHOUT_ACCENTS: gettext_lazy("The day was typed without accents: please look at it."),
    Flag.TENSE_UNCLEAR: gettext_lazy(
        "It is not clear whether this has happened; it is taken as still to be done."
    ),
    Flag.NAME_UNCLEAR: gettext_lazy("The name is not clear: please look at it."),
    Flag.PHONE_INVALID: gettext_lazy("The telephone number does not fit any numbering plan."),
    Flag.AGREED_BEFORE_QUOTE: gettext_lazy("Agreed, while the quote is still to be sent."),
    Flag.VERIFY_AGAINST_BANK: gettext_lazy("A payment counts when the bank statement shows it."),
    Flag.AMOUNT_FROM_CONTRACT: gettext_lazy("The amount has to come from the contract."),
    Flag.SAME_WEEKDAY_AS_TODAY: gettext_lazy("Today is that weekday too; next week's is taken."),
    Flag.CONSENT_TO_CONTACT: gettext_lazy(
        "Ask for consent before you contact somebody who was referred to you."
    ),
    Flag.GIFT_POLICY: gettext_lazy("Mind the company's policy on gifts."),
    Flag.HOLIDAY_PLAN_MISSING: gettext_lazy(
        "The days off around Tết are not set yet; the 10th of the first lunar month is taken."
    ),
    Flag.TAX_CODE_CHECK_DIGIT: gettext_lazy("The check digit of the tax code does not fit."),
}
TOPICS: Final[dict[str, str | Promise]] = {
    "collection": gettext_lazy("overdue payment"),
    "training": gettext_lazy("training"),
    "internal": gettext_lazy("internal"),
    "quote": gettext_lazy("quote"),
    "contract": gettext_lazy("contract"),
    "proposal": gettext_lazy("proposal"),
    "invoice": gettext_lazy("invoice"),
    "document": gettext_lazy("documents"),
    "demo": gettext_lazy("demo"),
    "deal": gettext_lazy("deal"),
    "debt": gettext_lazy("debt"),
    "gift": gettext_lazy("gift"),
    "price": gettext_lazy("price"),
    "competitor": gettext_lazy("competitor"),
}


def kind_label(part: Part) -> str:
    """Say what a part is."""
    known = STEPS.get(part.kind) if part.is_next else None
    return str(known or KINDS[part.kind])


def topic(part: Part) -> str:
    """Say what a part is about, in the reader's language where the words are known, else as typed."""
    return str(TOPICS.get(part.topic, part.topic)) if part.topic else ""


def amount(part: Part) -> str:
    """Write a part's amount, with how often it comes again."""
    if part.amount is None:
        return ""
    text = formats.money_short(Money.rounded(part.amount, part.currency or "VND"))
    return {
        "year": _("%(amount)s a year"),
        "month": _("%(amount)s a month"),
    }.get(part.per or "", "%(amount)s") % {"amount": text}


def details(part: Part) -> list[str]:
    """List what else a part says, short."""
    said = [
        topic(part),
        amount(part),
        _("%(percent)s%%") % {"percent": f"{part.percent.normalize():f}"} if part.percent is not None else "",
        _("invoice %(number)s") % {"number": part.invoice} if part.invoice else "",
        _("contract %(number)s") % {"number": part.contract} if part.contract else "",
        _("%(months)s months") % {"months": part.months} if part.months else "",
        _("quantity %(quantity)s") % {"quantity": part.quantity} if part.quantity else "",
        _("score %(score)s") % {"score": part.score} if part.score is not None else "",
        _("time no. %(attempt)s") % {"attempt": part.attempt} if part.attempt else "",
        _("%(minutes)s minutes") % {"minutes": part.minutes} if part.minutes else "",
        _("net of VAT") if part.is_net_of_vat else "",
        _("no answer") if part.outcome == "no_answer" else "",
        _("urgent") if part.urgency else "",
        part.product or "",
        str(TOPICS.get(part.reason, part.reason)) if part.reason else "",
        _("by way of %(name)s") % {"name": part.by} if part.by else "",
    ]
    return [one for one in said if one]


def reached_by(part: Part) -> list[str]:
    """List the numbers and the source that a part gives of somebody; a personal tax code is masked."""
    code = taxcodes.check(part.tax_code) if part.tax_code else None
    said = [
        formats.phone(part.phone) if part.phone else "",
        part.email or "",
        _("tax code %(code)s") % {"code": code.masked if code else part.tax_code} if part.tax_code else "",
        _("source: %(source)s") % {"source": part.source} if part.source else "",
    ]
    return [one for one in said if one]


def when(part: Part) -> str:
    """Write the day or span of a part, with its hour."""
    if part.date:
        text = formats.day_long(part.date)
    elif part.first and part.last:
        text = _("%(first)s to %(last)s") % {
            "first": formats.day(part.first),
            "last": formats.day(part.last),
        }
    else:
        text = ""
    hour = part.time.strftime("%H:%M") if part.time else ""
    return ", ".join(one for one in (text, hour) if one)


def step_words(part: Part, more: str = "") -> str:
    """Word a next step: what is to be done, and about what; at most 300 characters."""
    about = [*details(part), *([more] if more else [])]
    label = kind_label(part)
    if part.kind == Kind.TASK and part.topic:
        label, about = topic(part)[:1].upper() + topic(part)[1:], about[1:]
    if not about:
        return label[:300]
    return (_("%(what)s: %(about)s") % {"what": label, "about": ", ".join(about)})[:300]


def subject(parts: tuple[Part, ...]) -> str:
    """Word the subject of an interaction: what came up in it."""
    said = []
    for number, part in enumerate(parts):
        about = details(part)
        if number == 0:
            said += about
        elif about:
            said.append(_("%(what)s: %(about)s") % {"what": kind_label(part), "about": ", ".join(about)})
        else:
            said.append(kind_label(part))
    return "; ".join(said)[:200]

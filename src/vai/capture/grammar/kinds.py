"""Every kind of part and every flag that a reading can carry, and what each means. Codes are stable; labels are not here."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What one part of a line tells.

    A part may be an event (it happened), a step (`is_next`: still to be done) or a proposal (filed only after a tap).
    """

    # Contact. Each may be an event or a step.
    CALL = "call"
    """A telephone call."""
    MEETING = "meeting"
    """A meeting, visit, coffee or meal."""
    MESSAGE = "message"
    """A chat message; `channel` says where."""
    EMAIL = "email"
    """A mail."""
    DEMO = "demo"
    """A demonstration that is itself the occasion."""
    ADVICE = "advice"
    """Advice given; an amount is the benefit named."""
    FOLLOW_UP = "follow_up"
    """Come back to the client, by no named way."""
    RESCHEDULE = "reschedule"
    """An appointment moved to another day."""
    CANCELLED = "cancelled"
    """An appointment called off."""
    TASK = "task"
    """Something to do that is none of the other steps; `topic` says what."""

    # Papers.
    QUOTE = "quote"
    """A price told to the client, now."""
    QUOTE_SENT = "quote_sent"
    """A quote was sent."""
    SEND_QUOTE = "send_quote"
    """A quote is to be sent (step)."""
    PROPOSAL_SENT = "proposal_sent"
    """A written proposal was sent."""
    SEND_PROPOSAL = "send_proposal"
    """A written proposal is to be sent (step)."""
    CONTRACT_SENT = "contract_sent"
    """A contract was sent."""
    SEND_CONTRACT = "send_contract"
    """A contract is to be sent (step)."""
    INVOICE_SENT = "invoice_sent"
    """An invoice was sent or issued, as told; the invoice itself is made elsewhere."""
    SEND_INVOICE = "send_invoice"
    """An invoice is to be issued or sent (step)."""
    DOCUMENT_SENT = "document_sent"
    """Something else was sent; `topic` says what."""
    SEND_DOCUMENT = "send_document"
    """Something else is to be sent (step)."""

    # The deal.
    OPPORTUNITY = "opportunity"
    """A deal in sight: amount, and when it is expected to close."""
    AGREED = "agreed"
    """The client agreed to a deal or a price (proposal)."""
    ACCEPTED = "accepted"
    """The client said yes to what the part before tells (proposal)."""
    CLOSE_DEAL = "close_deal"
    """The deal is to be closed on a day (step)."""
    SIGN = "sign"
    """A contract is to be signed (step)."""
    SIGNED = "signed"
    """A contract was signed, as told (proposal)."""
    WON = "won"
    """The deal is won, as told (proposal)."""
    LOST = "lost"
    """The deal is lost, as told (proposal)."""
    RENEWAL = "renewal"
    """A contract is prolonged (proposal)."""
    NEGOTIATION = "negotiation"
    """The client asks for another price; `percent` is negative for a reduction."""
    DELIVERY = "delivery"
    """Goods or work handed over, or to be (step)."""

    # Money.
    PROMISE_TO_PAY = "promise_to_pay"
    """The client promised to pay; `date` is when."""
    PAYMENT_REPORTED = "payment_reported"
    """Money is said to have come (proposal; the bank statement is the proof)."""
    COLLECT = "collect"
    """Money is to be collected on a day, without a promise (step)."""
    DUNNING = "dunning"
    """The client was reminded of a debt."""
    REFUND = "refund"
    """Money is given back (proposal)."""
    EXPENSE = "expense"
    """Our own cost for this client."""

    # Service and care.
    COMPLAINT = "complaint"
    """The client complains."""
    INCIDENT = "incident"
    """Something does not work."""
    SURVEY = "survey"
    """A score the client gave."""
    GIFT = "gift"
    """A gift given, or to be given (step)."""

    # People and facts.
    LEAD = "lead"
    """Someone new who may buy."""
    CONTACT = "contact"
    """A person to add to a client."""
    REFERRAL = "referral"
    """Somebody (`by`) sent us somebody (`person`)."""
    FACT = "fact"
    """A number or an address of a known client or person."""
    NOTE = "note"
    """Words kept as they are."""


class Flag(StrEnum):
    """What the page asks or warns about before it files."""

    # Questions: the person has to answer or confirm.
    CLIENT_MISSING = "client_missing"
    """No person and no company is named: the open record, or a choice."""
    AMOUNT_UNIT_UNKNOWN = "amount_unit_unknown"
    """A bare number after ok, chốt or giá: thousand, million or đồng?"""
    AMBIGUOUS_AMOUNT = "ambiguous_amount"
    """The amount can be read in two ways ("1 tỷ 50", "100-120tr"); the other ones are in `amount_alternatives`."""
    AMBIGUOUS_DATE = "ambiguous_date"
    """The day can be read in two ways; the other ones are in `alternatives`."""
    AMBIGUOUS_TIME = "ambiguous_time"
    """An hour from 1 to 6 without morning or afternoon, read as afternoon."""
    IMPOSSIBLE_DATE = "impossible_date"
    """A date that no calendar has (31/2): left out."""
    DATE_WITHOUT_ACCENTS = "date_without_accents"
    """A day read from a word typed without accents that could be another (thu, sau, mot, nam)."""
    TENSE_UNCLEAR = "tense_unclear"
    """An hour of today, and nothing tells whether it is past; read as a step."""
    NAME_UNCLEAR = "name_unclear"
    """Where a name begins or ends, or whether it is a person or a company, is a guess."""
    PHONE_INVALID = "phone_invalid"
    """The telephone number does not fit any numbering plan."""

    # Warnings: nothing to answer, something to know.
    AGREED_BEFORE_QUOTE = "agreed_before_quote"
    """Agreed, while the quote is still to be sent."""
    VERIFY_AGAINST_BANK = "verify_against_bank"
    """A payment told by a person counts when the bank statement shows it."""
    AMOUNT_FROM_CONTRACT = "amount_from_contract"
    """A share without its whole: the amount has to come from the contract."""
    SAME_WEEKDAY_AS_TODAY = "same_weekday_as_today"
    """The weekday named is today's; read as next week's."""
    CONSENT_TO_CONTACT = "consent_to_contact"
    """A person referred by somebody else: ask consent before writing or calling."""
    GIFT_POLICY = "gift_policy"
    """A gift: mind the policy on gifts."""
    HOLIDAY_PLAN_MISSING = "holiday_plan_missing"
    """The plan of that Tết is not set; read as the tenth of the first lunar month."""
    TAX_CODE_CHECK_DIGIT = "tax_code_check_digit"
    """The tax code's check digit does not fit."""


PROPOSALS = frozenset(
    {
        Kind.AGREED,
        Kind.ACCEPTED,
        Kind.SIGNED,
        Kind.WON,
        Kind.LOST,
        Kind.RENEWAL,
        Kind.PAYMENT_REPORTED,
        Kind.REFUND,
        Kind.CANCELLED,
    }
)
"""Kinds that are never filed without a confirmation, because filing them is hard to take back."""

QUESTIONS = frozenset(
    {
        Flag.CLIENT_MISSING,
        Flag.AMOUNT_UNIT_UNKNOWN,
        Flag.AMBIGUOUS_AMOUNT,
        Flag.AMBIGUOUS_DATE,
        Flag.AMBIGUOUS_TIME,
        Flag.IMPOSSIBLE_DATE,
        Flag.DATE_WITHOUT_ACCENTS,
        Flag.TENSE_UNCLEAR,
        Flag.NAME_UNCLEAR,
        Flag.PHONE_INVALID,
    }
)
"""Flags that ask; all others only warn."""

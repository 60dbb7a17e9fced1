"""Which kind of part a clause makes, by its verb, the papers it names and its tense."""

from __future__ import annotations

from vai.capture.grammar.clauses import Clause
from vai.capture.grammar.items import Sort
from vai.capture.grammar.kinds import Kind
from vai.capture.grammar.tense import Tense, Timing

_SEND = {
    "quote": (Kind.SEND_QUOTE, Kind.QUOTE_SENT),
    "contract": (Kind.SEND_CONTRACT, Kind.CONTRACT_SENT),
    "proposal": (Kind.SEND_PROPOSAL, Kind.PROPOSAL_SENT),
    "invoice": (Kind.SEND_INVOICE, Kind.INVOICE_SENT),
    "gift": (Kind.GIFT, Kind.GIFT),
    "": (Kind.SEND_DOCUMENT, Kind.DOCUMENT_SENT),
}
# Verb: the kind if ahead, the kind otherwise.
_VERBS = {
    "advice": (Kind.ADVICE, Kind.ADVICE),
    "agreed": (Kind.CLOSE_DEAL, Kind.AGREED),
    "call": (Kind.CALL, Kind.CALL),
    "cancelled": (Kind.CANCELLED, Kind.CANCELLED),
    "collect": (Kind.COLLECT, Kind.PAYMENT_REPORTED),
    "complaint": (Kind.COMPLAINT, Kind.COMPLAINT),
    "contact": (Kind.CONTACT, Kind.CONTACT),
    "delivery": (Kind.DELIVERY, Kind.DELIVERY),
    "demo": (Kind.DEMO, Kind.DEMO),
    "dunning": (Kind.DUNNING, Kind.DUNNING),
    "email": (Kind.EMAIL, Kind.EMAIL),
    "expense": (Kind.EXPENSE, Kind.EXPENSE),
    "follow_up": (Kind.FOLLOW_UP, Kind.FOLLOW_UP),
    "gift": (Kind.GIFT, Kind.GIFT),
    "incident": (Kind.INCIDENT, Kind.INCIDENT),
    "lead": (Kind.LEAD, Kind.LEAD),
    "lost": (Kind.LOST, Kind.LOST),
    "meeting": (Kind.MEETING, Kind.MEETING),
    "message": (Kind.MESSAGE, Kind.MESSAGE),
    "negotiation": (Kind.NEGOTIATION, Kind.NEGOTIATION),
    "opportunity": (Kind.OPPORTUNITY, Kind.OPPORTUNITY),
    "pay": (Kind.PROMISE_TO_PAY, Kind.PAYMENT_REPORTED),
    "quote": (Kind.SEND_QUOTE, Kind.QUOTE),
    "referral": (Kind.REFERRAL, Kind.REFERRAL),
    "refund": (Kind.REFUND, Kind.REFUND),
    "renewal": (Kind.RENEWAL, Kind.RENEWAL),
    "reschedule": (Kind.RESCHEDULE, Kind.RESCHEDULE),
    "sign": (Kind.SIGN, Kind.SIGNED),
    "signed": (Kind.SIGN, Kind.SIGNED),
    "survey": (Kind.SURVEY, Kind.SURVEY),
    "task": (Kind.TASK, Kind.TASK),
    "training": (Kind.MEETING, Kind.MEETING),
    "won": (Kind.CLOSE_DEAL, Kind.WON),
}
_FACTS = (Sort.TAX_CODE, Sort.PHONE, Sort.EMAIL)
# Parts that are steps when they lie ahead; the others only carry a date.
STEPS = frozenset(
    {
        Kind.CALL, Kind.MEETING, Kind.MESSAGE, Kind.EMAIL, Kind.DEMO, Kind.ADVICE, Kind.FOLLOW_UP, Kind.RESCHEDULE, Kind.TASK,
        Kind.SEND_QUOTE, Kind.SEND_CONTRACT, Kind.SEND_PROPOSAL, Kind.SEND_INVOICE, Kind.SEND_DOCUMENT, Kind.CLOSE_DEAL, Kind.SIGN,
        Kind.COLLECT, Kind.DUNNING, Kind.GIFT, Kind.DELIVERY,
    }
)  # fmt: skip
ALWAYS_STEPS = frozenset(
    {
        Kind.FOLLOW_UP, Kind.SEND_QUOTE, Kind.SEND_CONTRACT, Kind.SEND_PROPOSAL, Kind.SEND_INVOICE, Kind.SEND_DOCUMENT, Kind.CLOSE_DEAL,
        Kind.SIGN, Kind.COLLECT,
    }
)  # fmt: skip


def kind_of(clause: Clause, told: Timing, *, is_first: bool, follows: Kind | None = None) -> Kind | None:
    """Give the kind of a clause, or None where it makes no part of its own."""
    if clause.is_negated and clause.head:
        return _negated(clause)
    is_ahead = told.tense is Tense.FUTURE
    if clause.head is None and clause.opener == "promise" and clause.of(Sort.WHEN) and not clause.docs:
        is_debt = follows in (Kind.DUNNING, Kind.PROMISE_TO_PAY) or clause.of(Sort.MONEY)
        return Kind.PROMISE_TO_PAY if is_debt else Kind.FOLLOW_UP
    if clause.head is None:
        return _without_verb(clause, is_ahead=is_ahead, is_first=is_first, follows=follows)
    if clause.head in ("send", "sent", "invoice"):
        return _sent(clause, is_ahead=is_ahead and clause.head != "sent")
    if clause.head == "accepted":
        return _accepted(clause)
    if clause.head == "appoint":
        return Kind.FOLLOW_UP
    if special := _by_object(clause, is_ahead=is_ahead):
        return special
    ahead, done = _VERBS[clause.head]
    return ahead if is_ahead else done


_OWED = frozenset((Kind.PAYMENT_REPORTED, Kind.DUNNING, Kind.PROMISE_TO_PAY))


def _accepted(clause: Clause) -> Kind | None:
    if clause.is_future and not clause.opener:
        # "chờ sếp duyệt": nobody has said yes.
        return Kind.FOLLOW_UP if clause.of(Sort.WHEN) else None
    return Kind.AGREED if clause.of(Sort.MONEY) or clause.of(Sort.NUMBER) else Kind.ACCEPTED


def _by_object(clause: Clause, *, is_ahead: bool) -> Kind | None:
    """Give the kind of a verb that means something else with what stands beside it."""
    head, docs = clause.head, clause.docs
    if (
        head == "email"
        and clause.of(Sort.EMAIL)
        and not (clause.of(Sort.WHEN) or docs or clause.words("ABOUT"))
    ):
        return Kind.FACT
    if head == "lost" and clause.of(Sort.MONEY) and not clause.of(Sort.ORG) and not docs and _is_cost(clause):
        return Kind.EXPENSE
    if head == "follow_up" and (clause.of(Sort.INVOICE) or not {"debt", "invoice"}.isdisjoint(docs)):
        return Kind.DUNNING
    if head == "quote" and clause.opener == "WANT":
        return Kind.SEND_QUOTE
    if head == "task" and "gift" in docs:
        return Kind.GIFT
    if head == "task" and docs and docs[0] in ("quote", "contract", "proposal", "invoice"):
        return _sent(clause, is_ahead=is_ahead)
    return None


def other_papers(clause: Clause, kind: Kind) -> list[Kind]:
    """List the kinds of the other papers that are sent together with the first."""
    at = next((index for index in (0, 1) if any(kind is pair[index] for pair in _SEND.values())), None)
    if at is None or clause.head not in ("send", "sent"):
        return []
    kinds = [_SEND[doc][at] for doc in dict.fromkeys(clause.docs) if doc in _SEND]
    return [other for other in kinds if other is not kind]


def is_step(kind: Kind, tense: Tense) -> bool:
    """Whether a part of a kind is still to be done."""
    return (
        (kind in ALWAYS_STEPS and tense is not Tense.PAST)
        or (kind in STEPS and tense is Tense.FUTURE)
        or kind in ALWAYS_STEPS - {Kind.FOLLOW_UP}
    )


def _negated(clause: Clause) -> Kind | None:
    """Read what was not done: "chưa gửi báo giá" is still to be done, "không gia hạn" is a loss; the rest says nothing."""
    if clause.head in ("send", "sent") and clause.words("NOT") and clause.docs:
        return _sent(clause, is_ahead=True)
    if clause.head == "renewal":
        return Kind.LOST
    return None


def _without_verb(clause: Clause, *, is_ahead: bool, is_first: bool, follows: Kind | None) -> Kind | None:
    who = clause.of(Sort.ORG) or clause.of(Sort.PERSON)
    paper = next(
        (doc for doc in clause.docs if doc in ("quote", "proposal", "contract", "deal", "invoice")), None
    )
    if clause.is_negated:
        return None
    if clause.opener == "WANT" and paper in ("quote", "proposal", "contract", "invoice"):
        return _sent(clause, is_ahead=True)
    if paper == "quote":
        return Kind.SEND_QUOTE if is_ahead else Kind.QUOTE
    if paper == "proposal" and (who or is_ahead):
        return Kind.SEND_PROPOSAL if is_ahead else Kind.PROPOSAL_SENT
    if (
        paper in ("contract", "deal")
        and (who or is_first)
        and (clause.of(Sort.MONEY) or clause.of(Sort.WHEN) or paper == "deal")
    ):
        return Kind.OPPORTUNITY
    if clause.opener == "appoint":
        is_debt = follows in _OWED and clause.of(Sort.MONEY)
        return Kind.PROMISE_TO_PAY if is_debt else Kind.FOLLOW_UP
    if follows is Kind.NOTE and clause.words("PRICE") and clause.of(Sort.MONEY):
        return Kind.OPPORTUNITY
    if any(item.value == "MOOD:negative" for item in clause.words("MOOD")) and clause.of(Sort.MONEY):
        return Kind.NOTE if who and is_first else None
    if clause.opener == "promise" and (clause.of(Sort.MONEY) or clause.of(Sort.PERCENT)):
        return Kind.PROMISE_TO_PAY
    if clause.words("PRICE") and clause.of(Sort.NUMBER) and not clause.of(Sort.MONEY):
        return Kind.AGREED if not clause.words("INTEREST") else Kind.OPPORTUNITY
    if (
        clause.words("PRICE")
        and clause.of(Sort.MONEY)
        and who
        and is_first
        and not clause.opener
        and not clause.words("INTEREST")
    ):
        return Kind.SEND_QUOTE if is_ahead else Kind.QUOTE
    if any(clause.of(sort) for sort in _FACTS) and (who or is_first):
        return Kind.FACT
    if clause.of(Sort.SCORE):
        return Kind.SURVEY
    return _need(clause, who=bool(who), is_first=is_first)


def _need(clause: Clause, *, who: bool, is_first: bool) -> Kind | None:
    """Read a need or an amount that a client was named with."""
    asks = [item for item in clause.words("INTEREST") if item.value.endswith("asks")]
    if asks and not (clause.words("PRICE") or clause.of(Sort.COUNT) or clause.of(Sort.PRODUCT)):
        return Kind.NOTE if who and is_first else None
    wants = clause.opener == "WANT" or clause.words("INTEREST")
    if wants and (
        clause.of(Sort.COUNT)
        or clause.of(Sort.PRODUCT)
        or clause.of(Sort.MONEY)
        or (
            clause.words("INTEREST")
            and (clause.of(Sort.GAP) or clause.words("PRICE") or clause.words("THING"))
        )
    ):
        return Kind.OPPORTUNITY if who or is_first else None
    if clause.of(Sort.MONEY) and is_first and not who:
        return Kind.NOTE
    if clause.of(Sort.MONEY) and "debt" not in clause.docs and clause.of(Sort.ORG) and is_first:
        return Kind.OPPORTUNITY
    outcome = clause.words("OUTCOME")
    if outcome and is_first and who:
        return Kind.CALL if outcome[0].value.endswith(("no_answer", "left_message")) else Kind.NOTE
    if (
        who
        and is_first
        and (clause.of(Sort.GAP) or clause.words("MOOD") or clause.words("DOC") or clause.of(Sort.MONEY))
    ):
        return Kind.NOTE
    return None


def _sent(clause: Clause, *, is_ahead: bool) -> Kind:
    if clause.head == "invoice":
        return _SEND["invoice"][0 if is_ahead else 1]
    paper = next((doc for doc in clause.docs if doc in _SEND), "")
    if not clause.docs and (clause.of(Sort.INVOICE)):
        paper = "invoice"
    return _SEND[paper][0 if is_ahead else 1]


def _is_cost(clause: Clause) -> bool:
    """Whether "mất 500k" is what it cost: the amount stands right behind."""
    assert clause.head_item is not None
    return any(
        0 <= item.start - clause.head_item.end <= 1 for item in clause.of(Sort.MONEY)
    ) and not clause.words("WHY")

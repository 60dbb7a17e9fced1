"""Words by which tables, stages and kinds are recognised, folded."""

from __future__ import annotations

import re

from vai.core.text import fold

TABLE_WORDS: dict[str, tuple[str, ...]] = {
    "opportunity": ("opportunit", "deal", "pipeline", "potential", "co hoi", "hop dong", "du an", "don hang", "thuong vu", "bao gia", "verkaufschance"),
    "lead": ("lead", "prospect", "tiem nang", "dau moi", "enquir", "inquir", "khach quan tam", "data khach", "form response", "dang ky"),
    "contact": ("contact", "people", "lien he", "danh ba", "danh thiep", "kontakt", "address book"),
    "account": ("account", "compan", "customer", "client", "organi", "khach hang", "cong ty", "doi tac", "doanh nghiep", "partner", "kunde", "firmen", "dskh"),
    "product": ("product", "item", "san pham", "bang gia", "price list", "pricelist", "hang hoa", "dich vu", "artikel", "produkt"),
    "person": ("user", "employee", "staff", "sales team", "sales rep", "agent", "nhan vien", "nhan su", "mitarbeiter", "sales person"),
    "team": ("team", "phong ban", "doi nhom"),
    "next_step": ("task", "todo", "to do", "cong viec", "viec can lam", "aufgabe"),
    "interaction": ("activit", "call", "meeting", "event", "note", "interaction", "engagement", "hoat dong", "cuoc goi", "nhat ky", "tuong tac", "cham soc", "cuoc hop"),
    "affiliation": ("relation", "affiliation", "accountcontactrelation"),
}  # fmt: skip

# What the file itself says is certain: the type of a Salesforce record, the model of an Odoo template.
CERTAIN_KINDS = {
    "account": "account", "contact": "contact", "lead": "lead", "opportunity": "opportunity", "product2": "product",
    "user": "person", "task": "next_step", "event": "interaction", "accountcontactrelation": "affiliation",
    "accounts": "account", "companies": "account", "contacts": "contact", "leads": "lead", "deals": "opportunity", "opportunities": "opportunity",
    "products": "product", "users": "person", "tasks": "next_step", "activities": "interaction", "calls": "interaction", "meetings": "interaction",
}  # fmt: skip

NO_RECORDS = re.compile(
    r"data.?dictionar|dictionary|readme|instruction|huong dan|import faq|\bfaq\b|template help|legend|chu thich|danh muc ma|schema",
    re.I,
)

# Kinds that this import does not take; a heading or two in common with leads does not make them leads.
OTHER_KINDS = re.compile(
    r"ticket|\bcases?\b|invoice|payment|receipt|\borders?\b|order.?(?:lines?|details?|items?)|subscription|\busage\b|churn|shipment|stock|inventory|"
    r"transaction|\blogs?\b|hoa don|thanh toan|phieu thu|phieu chi|cong no|ton kho|rechnung"
)

_WON = re.compile(
    r"\bwon\b|\bwin\b|closed.?won|gewonnen|gagne|thanh cong|thang|da ky|da chot|ky hop dong|ky hd|chot don|chot hd|hoan thanh|hoan tat|da ban|signed|^chot$|^closed$|sold|da thanh toan|converted"
)
_LOST = re.compile(
    r"\blost\b|\bloss\b|closed.?lost|verloren|perdu|that bai|thua|\bhuy\b|\brot\b|\bmat\b|khong chot|tu choi|dead|abandon|cancel|reject|disqualif|khong mua|khong nhu cau|huy bo|dropped|junk"
)
# "Chưa chốt" and "sắp ký" are not won; "not lost" hardly occurs.
_NOT_YET = re.compile(
    r"\bchua\b|\bsap\b|\bcho\b|\bdang\b|\bdu kien\b|\bcho ky\b|negotiat|dam phan|thuong luong|\bopen\b"
)

ACCOUNT_KINDS: dict[str, tuple[str, ...]] = {
    "business": ("business", "company", "doanh nghiep", "cong ty", "to chuc", "b2b", "organization", "organisation", "true", "1", "yes", "corporate", "dn", "co quan", "phap nhan"),
    "person": ("person", "individual", "ca nhan", "b2c", "false", "0", "no", "consumer", "khach le", "le"),
    "household": ("household", "ho gia dinh", "ho kinh doanh", "family", "hkd"),
}  # fmt: skip
INTERACTION_KINDS: dict[str, tuple[str, ...]] = {
    "call": ("call", "phone", "goi", "cuoc goi", "dien thoai", "goi dien", "anruf", "outbound call", "inbound call", "telesale"),
    "meeting": ("meeting", "hop", "cuoc hop", "gap", "gap mat", "event", "lunch", "demo", "termin", "appointment", "gap truc tiep", "online meeting"),
    "visit": ("visit", "tham", "tham khach", "ghe tham", "di thi truong", "besuch", "vieng tham"),
    "mail": ("mail", "email", "e-mail", "thu", "thu dien tu", "gui mail", "gui email"),
    "chat": ("chat", "zalo", "message", "sms", "tin nhan", "whatsapp", "messenger", "facebook", "nhan tin", "linkedin message"),
    "note": ("note", "ghi chu", "comment", "other", "khac", "task", "deadline"),
}  # fmt: skip
DIRECTIONS: dict[str, tuple[str, ...]] = {
    "in": ("in", "inbound", "incoming", "den", "goi den", "nhan", "received", "vao", "true"),
    "out": ("out", "outbound", "outgoing", "di", "goi di", "goi ra", "sent", "ra", "false"),
}


def outcome(stage: str) -> str:
    """Tell from its words whether a stage is open, won or lost."""
    bare = fold(stage)
    if _LOST.search(bare):
        return "lost"
    if _WON.search(bare) and not _NOT_YET.search(bare):
        return "won"
    return "open"


def code_of(text: str, words: dict[str, tuple[str, ...]]) -> str:
    """Find the code whose words contain a text; empty when there is none."""
    bare = " ".join(fold(text).split())
    for code, known in words.items():
        if bare in known:
            return code
    for code, known in words.items():
        if any(len(word) > 3 and re.search(rf"\b{re.escape(word)}\b", bare) for word in known):
            return code
    return ""

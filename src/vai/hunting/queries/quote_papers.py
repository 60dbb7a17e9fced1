"""What a quote says, in its own language: the data from which paper and page are made, kept with the quote once it is sent.

All of it is text, written as it will be read; nothing of it is reckoned again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from vai.clients.models import Affiliation, Contact
from vai.clients.queries import pieces
from vai.core import amount_words, formats, names
from vai.core.money import Money, exponent
from vai.hunting import pdf
from vai.hunting.models import Quote, QuoteLine
from vai.hunting.queries import quotes
from vai.staff.models import CompanyLogo, CompanySettings
from vai.staff.queries import company

# 8 % instead of 10 % for most goods and services: Resolution 204/2025/QH15, Decree 174/2025/ND-CP.
REDUCED_VAT: Final = Decimal(8)
REDUCED_UNTIL: Final = date(2026, 12, 31)


def data(quote: Quote, *, on: date) -> dict[str, Any]:
    """Tell what the quote says; `on` is its date."""
    with translation.override(quote.language):
        lines, ours, seller = quotes.lines(quote), company.settings(), quote.sent_by or quote.made_by
        name = ours.legal_name or ours.name
        return {
            "language": quote.language,
            "code": quote.code,
            "labels": _labels(),
            "company": {
                "name": name,
                "lines": _company_lines(ours),
                "logo": "",
                "logo_id": ours.logo_id or 0,
            },
            "client": _client(quote),
            "seller": {"name": seller.name, "phone": formats.phone(seller.phone), "email": seller.email},
            "facts": _facts(quote, on),
            "valid_until": formats.day(quote.valid_until),
            "intro": _lines_of(quote.intro),
            "columns": _columns(quote.currency),
            "rows": [_row(place, line, quote.currency) for place, line in enumerate(lines, 1)],
            "sums": _sums(quote, lines),
            "total": formats.money(quote.total, quote.currency),
            "words": amount_words.amount(Money(quote.total, quote.currency), quote.language),
            "notes": _notes(quote, lines),
            "terms": _lines_of(quote.terms),
            "bank": _bank(ours),
            "signer": ours.representative,
            "signer_title": ours.representative_title,
            "footer": " · ".join(part for part in (name, quote.code) if part),
        }


def paper(content: dict[str, Any]) -> bytes:
    """Make the PDF of what a quote says."""
    logo = _logo(content)
    return (
        pdf.quote(content, logo=bytes(logo.content), logo_type=logo.content_type)
        if logo
        else pdf.quote(content)
    )


def file_name(quote: Quote) -> str:
    """Name the file as a client would look for it."""
    return f"{'Bao gia' if quote.language == 'vi' else 'Quotation'} {quote.code}.pdf"


def _logo(content: dict[str, Any]) -> CompanyLogo | None:
    key = content["company"].get("logo_id") or 0
    return CompanyLogo.objects.filter(pk=key).first() if key else None


def _labels() -> dict[str, str]:
    return {
        "title": _("QUOTATION"),
        "to": pgettext("quote", "To"),
        "page": _("Page"),
        "total": pgettext("quote", "Total to pay"),
        "words": _("In words:"),
        "terms": _("Terms"),
        "bank": _("Bank account"),
        "client_signs": _("FOR THE CLIENT"),
        "we_sign": _("FOR THE COMPANY"),
        "sign_here": _("(signature, full name)"),
    }


def _columns(currency: str) -> list[str]:
    return [
        "#",
        _("Product or service"),
        pgettext("quote", "Unit"),
        pgettext("quote", "Qty"),
        _("Unit price"),
        pgettext("quote", "Disc."),
        pgettext("quote", "VAT"),
        _("Amount (%(currency)s)") % {"currency": currency},
    ]


def _facts(quote: Quote, on: date) -> list[list[str]]:
    return [
        [pgettext("quote", "No."), quote.code],
        [pgettext("quote", "Date"), formats.day(on)],
        [_("Valid until"), formats.day(quote.valid_until)],
    ]


def _row(place: int, line: QuoteLine, currency: str) -> dict[str, str]:
    title, *more = _lines_of(line.description) or [""]
    return {
        "n": str(place),
        "what": title,
        "note": " ".join(more),
        "unit": line.unit,
        "quantity": formats.number(line.quantity.normalize()),
        "price": formats.number(line.unit_price, exponent(currency)),
        "discount": f"{formats.number(line.discount_pct.normalize())}%" if line.discount_pct else "",
        "vat": _rate(line.vat_pct),
        "amount": formats.number(line.amount, exponent(currency)),
    }


def _rate(vat_pct: Decimal | None) -> str:
    return pgettext("VAT", "exempt") if vat_pct is None else f"{formats.number(vat_pct.normalize())}%"


def _sums(quote: Quote, lines: Sequence[QuoteLine]) -> list[list[str]]:
    sums = [[_("Sum of the lines"), formats.money(quote.subtotal, quote.currency)]]
    if quote.discount:
        label = _("Discount %(pct)s%%") % {"pct": formats.number(quote.discount_pct.normalize())}
        sums.append([label, formats.money(-quote.discount, quote.currency)])
        sums.append([_("Without VAT"), formats.money(quote.subtotal - quote.discount, quote.currency)])
    for rate in sorted({line.vat_pct for line in lines if line.vat_pct}):
        vat = sum((line.vat for line in lines if line.vat_pct == rate), Decimal(0))
        sums.append([_("VAT %(rate)s") % {"rate": _rate(rate)}, formats.money(vat, quote.currency)])
    return sums


def _notes(quote: Quote, lines: Iterable[QuoteLine]) -> list[str]:
    notes = (
        [_("VAT is reckoned line by line and rounded to the smallest unit of the currency.")]
        if quote.vat
        else []
    )
    if any(line.vat_pct == REDUCED_VAT for line in lines) and quote.valid_until > REDUCED_UNTIL:
        until = formats.day(REDUCED_UNTIL)
        notes.append(
            _(
                "VAT of 8%% holds for invoices until %(until)s; from then on VAT is charged at the rate in force."
            )
            % {"until": until}
        )
    return notes


def _client(quote: Quote) -> dict[str, Any]:
    account, contact = quote.opportunity.account, quote.contact
    lines = [_person(contact, account.pk if account else 0, quote.language)] if contact else []
    if account:
        tax = _("Tax code: %(code)s") % {"code": account.tax_code} if account.tax_code else ""
        lines += [pieces.address_text(account), tax]
    name = account.name if account else contact.name if contact else quote.opportunity.name
    return {"name": name, "lines": [line for line in lines if line and line != name]}


def _person(contact: Contact, account_id: int, language: str) -> str:
    place = (
        Affiliation.objects.filter(contact=contact, account_id=account_id, until=None)
        .order_by("-is_primary", "id")
        .first()
    )
    chosen = names.HONORIFICS.get(contact.honorific)
    word = (chosen.vi if language == "vi" else chosen.en) if chosen else ""
    called = f"{word[:1].upper()}{word[1:]} {contact.name}".strip()
    return ", ".join(part for part in (called, place.title if place else "") if part)


def _company_lines(ours: CompanySettings) -> list[str]:
    tax = _("Tax code: %(code)s") % {"code": ours.tax_code} if ours.tax_code else ""
    phone = _("Phone: %(number)s") % {"number": ours.phone} if ours.phone else ""
    rows = ([ours.address], [tax, phone], [ours.email, ours.website])
    return [" · ".join(part for part in row if part) for row in rows if any(row)]


def _bank(ours: CompanySettings) -> list[str]:
    if not ours.bank_account:
        return []
    holder = ours.bank_holder or ours.legal_name or ours.name
    return [" · ".join(part for part in (ours.bank_account, ours.bank_name) if part), holder]


def _lines_of(text: str) -> list[str]:
    lines = [line.rstrip() for line in text.strip().replace("\r\n", "\n").split("\n")]
    return lines if any(lines) else []

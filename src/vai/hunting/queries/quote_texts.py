"""What quotes and their mails say where an administrator wrote nothing else, in both languages, and the fields of a mail."""

from __future__ import annotations

from typing import Final

from vai.hunting.models import QuoteSettings

FIELDS: Final = (
    *(
        "contact",
        "client",
        "company",
        "quote",
        "deal",
        "total",
        "valid_until",
        "link",
        "sender",
        "sender_phone",
    ),
)
SUBJECTS: Final = {
    "vi": "Báo giá {{ quote }} từ {{ company }}",
    "en": "Quotation {{ quote }} from {{ company }}",
}
MAILS: Final = {
    "vi": (
        "Kính gửi {{ contact }},\n\n"
        "{{ company }} xin gửi báo giá {{ quote }}, tổng cộng {{ total }}, có giá trị đến {{ valid_until }}. Bản PDF đính kèm thư này.\n\n"
        "Anh/chị có thể xem báo giá, đặt câu hỏi và chấp nhận ngay tại đây:\n{{ link }}\n\n"
        "Trân trọng,\n{{ sender }}\n{{ sender_phone }}\n"
    ),
    "en": (
        "Dear {{ contact }},\n\n"
        "Please find attached quotation {{ quote }} from {{ company }}: {{ total }} in all, valid until {{ valid_until }}.\n\n"
        "You can read it, ask questions and accept it here:\n{{ link }}\n\n"
        "Kind regards,\n{{ sender }}\n{{ sender_phone }}\n"
    ),
}
TERMS: Final = {
    "vi": (
        "1. Thanh toán 50% khi ký hợp đồng, 50% còn lại trong 7 ngày kể từ ngày nghiệm thu.\n"
        "2. Thời gian triển khai tính từ ngày nhận đủ khoản thanh toán đợt 1.\n"
        "3. Giá trên chưa gồm chi phí phát sinh ngoài phạm vi nêu trong báo giá."
    ),
    "en": (
        "1. 50% is paid on signature of the contract, the rest within 7 days of acceptance of the work.\n"
        "2. Work begins once the first payment has come in.\n"
        "3. Work beyond the scope of this quotation is charged separately."
    ),
}


def mail_of(language: str, settled: QuoteSettings) -> tuple[str, str]:
    """Return subject and text of the mail of a quote, with their fields not yet filled in."""
    subject = getattr(settled, f"subject_{language}") or SUBJECTS[language]
    return subject, getattr(settled, f"mail_{language}") or MAILS[language]

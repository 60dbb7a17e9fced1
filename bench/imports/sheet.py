"""A file as another system or a trade fair gives it: contacts with phones, mails, companies and titles, some of it odd."""

import csv
import random

from vai.core.text import fold

FAMILIES = [
    "Nguyễn",
    "Nguyễn",
    "Nguyễn",
    "Nguyễn",
    "Trần",
    "Trần",
    "Lê",
    "Lê",
    "Phạm",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
]
MIDDLES = [
    "Thị",
    "Thị",
    "Thị",
    "Văn",
    "Văn",
    "Văn",
    "Hữu",
    "Đức",
    "Minh",
    "Ngọc",
    "Thanh",
    "Thu",
    "Quốc",
    "Anh",
    "Kim",
    "Hồng",
    "Xuân",
    "Quang",
    "Gia",
    "Bảo",
    "Phương",
    "Tuấn",
    "Mai",
]
GIVEN = [
    "An",
    "Anh",
    "Bình",
    "Chi",
    "Cường",
    "Dung",
    "Dũng",
    "Duy",
    "Giang",
    "Hà",
    "Hải",
    "Hạnh",
    "Hiền",
    "Hiếu",
    "Hoa",
    "Hòa",
    "Hồng",
    "Hùng",
    "Hương",
    "Huy",
    "Khánh",
    "Khoa",
    "Lan",
    "Linh",
    "Long",
    "Ly",
    "Mai",
    "Minh",
    "Nam",
    "Nga",
    "Ngân",
    "Ngọc",
    "Nhung",
    "Phong",
    "Phúc",
    "Phương",
    "Quân",
    "Quang",
    "Quyên",
    "Sơn",
    "Tâm",
    "Thảo",
    "Thắng",
    "Thành",
    "Thúy",
    "Thủy",
    "Tiến",
    "Trang",
    "Trinh",
    "Trung",
    "Tú",
    "Tuấn",
    "Tùng",
    "Uyên",
    "Vân",
    "Việt",
    "Vinh",
    "Vy",
    "Yến",
]
TITLES = [
    "Giám đốc",
    "Phó giám đốc",
    "Trưởng phòng mua hàng",
    "Kế toán trưởng",
    "Nhân viên mua hàng",
    "Trưởng phòng kinh doanh",
    "Thư ký",
    "Kỹ thuật",
]
FORMS = ["Công ty TNHH", "Công ty Cổ phần", "Công ty TNHH MTV", "CTCP", "Doanh nghiệp tư nhân"]
TRADES = [
    "Thương mại",
    "Xây dựng",
    "Vận tải",
    "Thực phẩm",
    "Dệt may",
    "Cơ khí",
    "Nội thất",
    "Dược phẩm",
    "Du lịch",
    "Điện lạnh",
    "Bao bì",
    "Thủy sản",
]
MAILS = ["gmail.com", "gmail.com", "gmail.com", "yahoo.com", "outlook.com"]
PREFIXES = [
    "090",
    "091",
    "093",
    "094",
    "096",
    "097",
    "098",
    "032",
    "033",
    "035",
    "038",
    "070",
    "076",
    "077",
    "079",
    "081",
    "083",
    "085",
    "086",
    "088",
    "089",
]
HEADER = ["Mã liên hệ", "Họ và tên", "Chức vụ", "Công ty", "Điện thoại", "Email", "Ghi chú"]
# Contacts with a company; people a company; without mail; without phone; with a second phone.
SHARE_AT_COMPANY, PEOPLE_A_COMPANY, NO_MAIL, NO_PHONE, SECOND_PHONE = 0.7, 5, 0.15, 0.05, 0.08


def write(path, n):
    """Write `n` contacts; the same file for the same number."""
    dice = random.Random(n)
    companies = Companies(dice, max(1, int(n * SHARE_AT_COMPANY / PEOPLE_A_COMPANY)))
    with path.open("w", encoding="utf-8", newline="") as stream:
        lines = csv.writer(stream)
        lines.writerow(HEADER)
        for at in range(1, n + 1):
            lines.writerow(_contact(dice, at, companies))


class Companies:
    """Companies of very different size: a few have hundreds of people in the file, most two or three."""

    def __init__(self, dice, n):
        self.dice, self.n = dice, n

    def one(self):
        """Choose a company, small numbers more often."""
        at = int(self.n * self.dice.random() ** 1.4)
        own = random.Random(at)
        name = f"{own.choice(TRADES)} {own.choice(GIVEN)} {own.choice(GIVEN)} {at}"
        return f"{own.choice(FORMS)} {name}", f"{fold(name).replace(' ', '')}.vn"


def _contact(dice, at, companies):
    name = f"{dice.choice(FAMILIES)} {dice.choice(MIDDLES)} {dice.choice(GIVEN)}"
    company, domain = companies.one() if dice.random() < SHARE_AT_COMPANY else ("", dice.choice(MAILS))
    words = fold(name).split()
    mail = f"{words[-1]}.{words[0]}{at}@{domain}" if dice.random() >= NO_MAIL else ""
    phone = _phone(dice, at) if dice.random() >= NO_PHONE else ""
    if phone and dice.random() < SECOND_PHONE:
        phone += f" / {_phone(dice, at)}"
    note = "Gặp ở hội chợ, hẹn gọi lại tuần sau" if dice.random() < 0.1 else ""
    return [f"KH{at:07d}", name, dice.choice(TITLES) if company else "", company, phone, mail, note]


def _phone(dice, at):
    digits = f"{dice.choice(PREFIXES)}{dice.randrange(10_000_000):07d}"
    written = dice.random()
    if written < 0.6:
        return digits
    if written < 0.85:
        return f"{digits[:4]} {digits[4:7]} {digits[7:]}"
    return f"+84 {digits[1:4]}.{digits[4:7]}.{digits[7:]}" if written < 0.95 else f"84{digits[1:]}"

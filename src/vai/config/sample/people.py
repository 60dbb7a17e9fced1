"""Who works in the demo company: one or more of every role, in a tree of teams."""

from __future__ import annotations

from dataclasses import dataclass

from vai.staff.enums import Title

COMPANY = "Sao Khuê Media & Software"
MAIL_DOMAIN = "saokhue.example"

# Key: name, parent, key of the lead.
TEAMS: dict[str, tuple[str, str, str]] = {
    "company": (COMPANY, "", "ceo"),
    "hanoi": ("Kinh doanh Hà Nội", "company", "lead_hanoi"),
    "saigon": ("Kinh doanh TP. Hồ Chí Minh", "company", "lead_saigon"),
    "clients": ("Khách hàng truyền thông", "company", "lead_clients"),
    "relations": ("Quan hệ khách hàng doanh nghiệp", "company", "lead_relations"),
}


@dataclass(frozen=True)
class Role:
    """A person to be: full name, form of address, title, team, whether a login is printed for trying out."""

    name: str
    honorific: str
    title: Title
    team: str
    is_shown: bool = False


PEOPLE: dict[str, Role] = {
    "admin": Role("Trịnh Hoài Nam", "anh", Title.ADMINISTRATOR, "company", True),
    "ceo": Role("Đặng Mỹ Dung", "chi", Title.EXECUTIVE, "company", True),
    "lead_hanoi": Role("Phan Quốc Khánh", "anh", Title.TEAM_LEAD, "hanoi", True),
    "hunter": Role("Nguyễn Thùy Linh", "chi", Title.HUNTER, "hanoi", True),
    "hunter_2": Role("Vũ Đức Thắng", "anh", Title.HUNTER, "hanoi"),
    "sale_account": Role("Lương Gia Bảo", "anh", Title.SALE_ACCOUNT, "hanoi", True),
    "lead_saigon": Role("Huỳnh Thanh Trúc", "chi", Title.TEAM_LEAD, "saigon"),
    "hunter_3": Role("Lê Hữu Phước", "anh", Title.HUNTER, "saigon"),
    "hunter_4": Role("Bùi Ngọc Ánh", "chi", Title.HUNTER, "saigon"),
    "assistant": Role("Tạ Minh Châu", "chi", Title.SALE_ASSISTANT, "clients", True),
    "lead_clients": Role("Đỗ Bích Ngọc", "chi", Title.TEAM_LEAD, "clients"),
    "farmer": Role("Trần Quang Huy", "anh", Title.ACCOUNT_MANAGER, "clients", True),
    "farmer_2": Role("Hoàng Yến Nhi", "chi", Title.ACCOUNT_MANAGER, "clients"),
    "farmer_3": Role("Phạm Tuấn Kiệt", "anh", Title.ACCOUNT_MANAGER, "clients"),
    "lead_relations": Role("Ngô Việt Cường", "anh", Title.TEAM_LEAD, "relations"),
    "advisor": Role("Mai Phương Thảo", "chi", Title.RELATIONSHIP_MANAGER, "relations", True),
    "advisor_2": Role("Đinh Công Sơn", "anh", Title.RELATIONSHIP_MANAGER, "relations"),
    "key": Role("Lý Thu Hằng", "chi", Title.KEY_ACCOUNT_MANAGER, "relations", True),
}

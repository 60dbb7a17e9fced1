"""What the demo company sells, and what it answers when clients ask."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Good:
    """A product: code, name, family, price in dong without VAT, unit; `months` for what is paid again and again."""

    code: str
    name: str
    family: str
    price: int
    unit: str
    months: int | None = None


GOODS = (
    Good("MED-BOOK", "Đặt chỗ quảng cáo báo điện tử", "Truyền thông", 45_000_000, "gói"),
    Good("MED-SOC", "Quản trị kênh mạng xã hội", "Truyền thông", 28_000_000, "tháng", 1),
    Good("MED-KOL", "Chiến dịch KOL", "Truyền thông", 160_000_000, "chiến dịch"),
    Good("MED-TVC", "Sản xuất phim quảng cáo", "Truyền thông", 380_000_000, "phim"),
    Good("MED-EVT", "Tổ chức sự kiện ra mắt", "Truyền thông", 250_000_000, "sự kiện"),
    Good("SW-WEB", "Thiết kế website doanh nghiệp", "Phần mềm", 95_000_000, "website"),
    Good("SW-APP", "Phát triển ứng dụng di động", "Phần mềm", 620_000_000, "ứng dụng"),
    Good("SW-CARE", "Bảo trì phần mềm", "Phần mềm", 18_000_000, "tháng", 1),
    Good("SW-ERP", "Triển khai phân hệ quản trị", "Phần mềm", 480_000_000, "phân hệ"),
    Good("SW-LIC", "Bản quyền phần mềm theo năm", "Phần mềm", 72_000_000, "năm", 12),
    Good("CON-DX", "Tư vấn chuyển đổi số", "Tư vấn", 210_000_000, "đợt"),
    Good("CON-BRAND", "Tư vấn chiến lược thương hiệu", "Tư vấn", 140_000_000, "đợt"),
)

ANSWERS = (
    (
        "Giá đã gồm VAT chưa?",
        "Giá trong bảng giá chưa gồm VAT. Thuế suất áp dụng theo ngày xuất hóa đơn.",
        "",
    ),
    (
        "Bao lâu thì xong một website doanh nghiệp?",
        "Thường 6–8 tuần: 1 tuần chốt yêu cầu, 2 tuần thiết kế, 3–4 tuần lập trình và nhập nội dung, 1 tuần nghiệm thu.",
        "SW-WEB",
    ),
    (
        "Bảo trì phần mềm gồm những gì?",
        "Sửa lỗi trong 8 giờ làm việc, sao lưu hằng ngày, cập nhật bảo mật hằng tháng và 6 giờ thay đổi nhỏ mỗi tháng.",
        "SW-CARE",
    ),
    (
        "Chiến dịch KOL đo kết quả thế nào?",
        "Cam kết số lượt tiếp cận và tương tác theo bảng chỉ số trong hợp đồng; số liệu lấy từ nền tảng, đối soát hằng tuần.",
        "MED-KOL",
    ),
    (
        "Có thể thanh toán theo đợt không?",
        "Có: 40% khi ký, 40% khi giao bản thử, 20% khi nghiệm thu. Hợp đồng theo tháng thanh toán đầu kỳ.",
        "",
    ),
    (
        "Ai giữ bản quyền mã nguồn?",
        "Khách hàng giữ toàn bộ mã nguồn viết riêng sau khi thanh toán đủ; thư viện mở giữ giấy phép của chúng.",
        "SW-APP",
    ),
)

NEEDS = (
    "cần làm website mới trước Tết",
    "muốn chạy chiến dịch KOL cho sản phẩm mới",
    "tìm đơn vị quản trị fanpage lâu dài",
    "hỏi giá làm ứng dụng đặt hàng",
    "muốn số hóa quy trình bán hàng",
    "cần tổ chức sự kiện ra mắt quý tới",
    "so sánh phí bảo trì phần mềm",
    "cần tư vấn lại thương hiệu",
)
TALKS = (
    ("Trao đổi nhu cầu và ngân sách", "Khách quan tâm tiến độ, ngân sách sẽ chốt trong tháng."),
    ("Làm rõ phạm vi công việc", "Khách muốn tách làm hai giai đoạn, giai đoạn đầu xong trước cuối quý."),
    ("Trình bày đề xuất", "Khách thích phương án hai, hỏi thêm về cách đo kết quả."),
    ("Rà soát tiến độ", "Đúng tiến độ; khách nhắc gửi biên bản nghiệm thu sớm."),
    ("Hỏi thăm định kỳ", "Mọi việc ổn, khách sắp mở thêm chi nhánh."),
    ("Góp ý chất lượng dịch vụ", "Khách chưa hài lòng thời gian phản hồi, đã hẹn phương án."),
    ("Bàn kế hoạch năm tới", "Khách dự kiến tăng ngân sách truyền thông."),
)
STEPS = (
    "Gửi báo giá",
    "Gọi lại sau khi khách họp nội bộ",
    "Gửi hợp đồng để khách xem",
    "Hẹn gặp trình bày đề xuất",
    "Gửi biên bản nghiệm thu",
    "Hỏi ý kiến sau khi giao",
    "Chuẩn bị báo cáo tháng",
)
JOB_TITLES = (
    ("Giám đốc", "executive"),
    ("Giám đốc marketing", "economic"),
    ("Trưởng phòng marketing", "champion"),
    ("Kế toán trưởng", "finance"),
    ("Trưởng phòng công nghệ", "technical"),
    ("Chuyên viên truyền thông", "user"),
    ("Trưởng phòng mua hàng", "economic"),
)

INDUSTRIES = {
    "retail": "Bán lẻ",
    "food": "Thực phẩm",
    "cosmetics": "Mỹ phẩm",
    "real_estate": "Bất động sản",
    "education": "Giáo dục",
    "logistics": "Vận tải",
    "manufacturing": "Sản xuất",
    "construction": "Xây dựng",
    "health": "Y tế",
    "technology": "Công nghệ",
    "tourism": "Du lịch",
    "fashion": "Thời trang",
    "finance": "Tài chính",
    "energy": "Năng lượng",
}

"""How the demo company sells: what its products do and for whom, what is said on calls, how leads are followed up."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from vai.catalog.actions import scripts
from vai.catalog.actions.scripts import ScriptData
from vai.catalog.models import Product
from vai.hunting.actions import cadence_settings, calls
from vai.hunting.actions.cadence_settings import CadenceData, StepData
from vai.staff.models import Person

# By code: words clients use, what it does, whom it suits, what it does not do.
FACTS = {
    "MED-BOOK": (
        "quảng cáo báo, đặt chỗ quảng cáo, booking báo, banner, pr báo chí, press ads",
        "Đặt chỗ trên 40 báo điện tử\nBáo cáo lượt xem hằng tuần",
        "Doanh nghiệp cần phủ thương hiệu nhanh",
        "Không viết bài thay khách",
    ),
    "MED-SOC": (
        "fanpage, facebook, tiktok, mạng xã hội, quản trị kênh, nội dung hằng ngày, social media",
        "Lên kế hoạch nội dung tháng\nTrực tin nhắn trong giờ hành chính\nBáo cáo tăng trưởng",
        "Doanh nghiệp cần kênh chạy lâu dài",
        "Chưa gồm ngân sách chạy quảng cáo",
    ),
    "MED-KOL": (
        "kol, koc, influencer, người nổi tiếng, chiến dịch kol, sản phẩm mới, review",
        "Chọn KOL theo tệp khách hàng\nCam kết lượt tiếp cận\nĐối soát số liệu hằng tuần",
        "Hàng tiêu dùng ra sản phẩm mới",
        "Không bảo đảm doanh số",
    ),
    "MED-TVC": (
        "phim quảng cáo, tvc, quay phim, video quảng cáo, commercial",
        "Kịch bản, quay, dựng trong 30 ngày\nBản 30 giây và 15 giây",
        "Thương hiệu chạy truyền hình và mạng",
        "Chưa gồm phí phát sóng",
    ),
    "MED-EVT": (
        "sự kiện, ra mắt, khai trương, hội nghị khách hàng, event, launch",
        "Trọn gói địa điểm, sân khấu, khách mời\nGhi hình và tường thuật",
        "Doanh nghiệp ra mắt sản phẩm từ 100 khách",
        "Đặt trước ít nhất 30 ngày",
    ),
    "SW-WEB": (
        "website, trang web, làm web, web bán hàng, landing page, site",
        "Thiết kế riêng, hai ngôn ngữ\nTự cập nhật nội dung\nXong trong 6–8 tuần",
        "Doanh nghiệp vừa và nhỏ cần trang giới thiệu hoặc bán hàng",
        "Không gồm viết nội dung và chụp ảnh",
    ),
    "SW-APP": (
        "ứng dụng, app, mobile app, ứng dụng đặt hàng, app đặt hàng, phần mềm điện thoại",
        "Chạy trên iOS và Android\nKết nối kho và thanh toán",
        "Chuỗi bán lẻ, nhà hàng có khách quen",
        "Ít nhất 4 tháng thực hiện",
    ),
    "SW-CARE": (
        "bảo trì, sửa lỗi, phí bảo trì, hỗ trợ phần mềm, maintenance, support",
        "Sửa lỗi trong 8 giờ làm việc\nSao lưu hằng ngày\n6 giờ thay đổi nhỏ mỗi tháng",
        "Khách đã có phần mềm đang chạy",
        "Không gồm tính năng mới",
    ),
    "SW-ERP": (
        "erp, quản trị, quản lý kho, số hóa quy trình, quy trình bán hàng, kế toán, inventory",
        "Kho, bán hàng, mua hàng, công nợ trong một hệ thống\nĐào tạo tại chỗ",
        "Công ty sản xuất, phân phối từ 30 người",
        "Cần một người phụ trách phía khách",
    ),
    "SW-LIC": (
        "bản quyền, license, gia hạn phần mềm, thuê bao",
        "Dùng cả năm, cập nhật miễn phí",
        "Công ty muốn trả theo năm",
        "Không chuyển nhượng",
    ),
    "CON-DX": (
        "chuyển đổi số, số hóa, số hóa quy trình, lộ trình số, digital transformation",
        "Khảo sát 3 tuần\nLộ trình 12 tháng có ưu tiên và ngân sách",
        "Ban giám đốc muốn biết bắt đầu từ đâu",
        "Không gồm phần mềm",
    ),
    "CON-BRAND": (
        "thương hiệu, tư vấn thương hiệu, định vị, logo, nhận diện, rebranding, brand",
        "Định vị, thông điệp, bộ nhận diện\nHội thảo với ban lãnh đạo",
        "Doanh nghiệp đổi hướng hoặc gọi vốn",
        "Không gồm sản xuất ấn phẩm",
    ),
}

OPENING = """Dạ em chào {{ greeting }}, em là {{ me }} bên {{ our_company }}.
Em gọi vì mình có để lại nhu cầu: {{ need }}. Em xin {{ greeting }} hai phút được không ạ?"""
QUESTIONS = """Mình cần xong vào khoảng khi nào ạ?
Hiện tại bên mình đang làm việc này thế nào?
Ngoài mình ra còn ai cùng quyết định ạ?
Ngân sách mình dự kiến khoảng bao nhiêu?
Nếu làm tốt thì điều gì sẽ khác đi sau ba tháng?"""
OBJECTIONS = """Giá cao quá
Dạ em hiểu. Em xin tách báo giá theo từng giai đoạn để mình bắt đầu từ phần có kết quả nhanh nhất. Mình thấy phần nào cần trước ạ?

Bên chị đang có đơn vị khác làm rồi
Dạ vậy thì tốt quá ạ. Có điều gì mình muốn họ làm tốt hơn không? Em xin gửi một ví dụ cùng ngành để mình so sánh.

Gửi mail cho anh xem trước
Dạ em gửi ngay. Để gửi đúng cái mình cần, em xin hỏi thêm một câu: việc này mình cần xong trước khi nào ạ?

Để anh hỏi lại sếp
Dạ, em chuẩn bị một trang tóm tắt để mình trình. Em gọi lại sáng thứ Năm mình tiện không ạ?"""

OPENING_EN = """Hello {{ greeting }}, this is {{ me }} from {{ our_company }}.
You told us what you are looking for: {{ need }}. Do you have two minutes?"""

MAIL = (
    "{{ our_company }} gửi {{ greeting }} thông tin theo yêu cầu",
    """Chào {{ greeting }},

Em là {{ me }}, {{ our_company }}. Em đã gọi nhưng chưa gặp được mình.
Về nhu cầu "{{ need }}", bên em từng làm cho nhiều doanh nghiệp tương tự {{ company }} và có thể bắt đầu ngay trong tháng.

Mình cho em xin 10 phút trao đổi qua điện thoại được không ạ? Số của em: {{ my_phone }}.

{{ me }}""",
    "What you asked {{ our_company }} for",
    """Dear {{ greeting }},

I am {{ me }} from {{ our_company }}. I called and did not reach you.
About what you need ({{ need }}): we have done this for companies like {{ company }} and could begin this month.

Could we talk for ten minutes? My number is {{ my_phone }}.

{{ me }}""",
)
ZALO = "Chào {{ greeting }}, em là {{ me }} bên {{ our_company }}. Em gửi mình ví dụ về {{ need }}, khi nào tiện em gọi lại ạ?"


def facts_of(code: str) -> dict[str, Any]:
    """Return what sells a product."""
    need_words, features, suits, limits = FACTS[code]
    return {
        "need_words": need_words,
        "features": features,
        "suits": suits,
        "limits": limits,
        "for_whom": "business",
    }


def settle(products: dict[str, Product], *, by: Person, at: datetime) -> None:
    """Write the scripts and the cadences."""
    for data in (
        ScriptData(name="Gọi lần đầu", opening=OPENING, questions=QUESTIONS, objections=OBJECTIONS),
        ScriptData(name="First call", language="en", opening=OPENING_EN, questions="When do you need it?"),
        ScriptData(
            name="Gọi về website",
            product=products["SW-WEB"],
            opening=OPENING,
            questions="Trang hiện tại của mình đang vướng gì ạ?\nMình cần mấy ngôn ngữ?\n" + QUESTIONS,
            objections=OBJECTIONS,
        ),
    ):
        scripts.add_script(data, by=by, at=at)


def follow_up(*, by: Person, at: datetime) -> None:
    """Build the cadence that new leads enter from now on; the company is looked at at any hour, so it calls at any."""
    calls.set_hours(time(0), time(23, 59), by=by, at=at)
    cadence = cadence_settings.add_cadence(
        CadenceData(name="Lead mới, 10 ngày", name_en="New lead, ten days", is_automatic=True), by=by, at=at
    )
    subject, body, subject_en, body_en = MAIL
    for data in (
        StepData(day=0, channel="call", name="Gọi lần đầu", name_en="First call"),
        StepData(day=1, channel="call", name="Gọi lần hai, giờ khác", name_en="Second call, another hour"),
        StepData(
            day=2,
            channel="mail",
            name="Gửi thư giới thiệu",
            name_en="Send the introduction",
            subject_vi=subject,
            body_vi=body,
            subject_en=subject_en,
            body_en=body_en,
        ),
        StepData(
            day=4, channel="zalo", name="Nhắn Zalo kèm ví dụ", name_en="Zalo with an example", body_vi=ZALO
        ),
        StepData(day=7, channel="call", name="Gọi lần ba", name_en="Third call"),
        StepData(day=10, channel="call", name="Gọi lần cuối", name_en="Last call"),
    ):
        cadence_settings.add_step(cadence, data, by=by, at=at)

"""The words that say what happened, whether it has, and what it is about: Vietnamese and English in one list.

A code may carry a detail after a colon ("message:zalo"). Codes in capitals do not make a part by themselves.
"""

from __future__ import annotations

from typing import Final

from vai.capture.grammar.phrases import Phrases, listed

WORDS: Final = Phrases[str](
    listed(
        """
call: gọi | gọi điện | gọi điện thoại | gọi lại | alo | a lô | đt | đthoại | gđt | điện thoại | phone | phoned | call | called | calling | call back | ring | rang | điện cho | gọi cho | nghe máy | spoke with | spoke to | talked to | talk to | talked with | nói chuyện với | trao đổi với | gọi video | callback
meeting: đi golf | đánh golf | chơi golf | golf | đánh tennis | gặp | gặp gỡ | gặp mặt | họp | cuộc họp | họp với | mtg | met | meet | meeting | meet with | met with | cafe | cà phê | cf | café | coffee | coffee with | uống nước | ăn trưa | ăn tối | ăn sáng | ăn cơm | đi ăn | nhậu | lunch | dinner | breakfast | lunch with | dinner with | thăm | đến thăm | ghé | ghé thăm | qua thăm | visit | visited | visit to | tiếp khách | tiếp | đi khảo sát | khảo sát | saw
message: nhắn | nhắn tin | ib | inbox | message | messaged | texted | text | sms | chat | nt | pm
message:zalo: zalo | nhắn zalo | nhắn tin zalo | zl | gửi zalo | chat zalo
message:messenger: messenger | nhắn messenger | nhắn facebook | nhắn fb | inbox fb | inbox facebook
message:viber: viber | nhắn viber
message:whatsapp: whatsapp | nhắn whatsapp
message:telegram: telegram | nhắn telegram
message:sms: nhắn sms | gửi sms
email: mail | email | e-mail | gửi mail | gửi email | gởi mail | emailed | mailed | mail cho | send email | send an email | sent email | sent an email | viết mail | trả lời mail | reply mail
demo: demo | demo sản phẩm | trình diễn | chạy thử | giới thiệu sản phẩm | present | presented | presentation | thuyết trình | pitch | pitched
advice: tư vấn | advise | advised | advice | consult | consulted
follow_up: try again | thử lại | follow | follow up | followup | follow-up | followed up | fl | f/u | theo dõi | bám | hẹn lại | hỏi lại | check lại | check in | check | kiểm tra lại | chăm sóc | liên hệ lại | liên hệ | liên lạc | liên lạc lại | touch base | get back to | circle back | nhắc | remind | cập nhật tình hình | hỏi thăm | contact lại
reschedule: chuyển lịch | chuyển hẹn | chuyển lịch họp | chuyển lịch demo | dời lịch demo | đổi lịch họp | đổi hẹn | dời lịch | dời hẹn | đổi lịch | lùi lịch | dời | hoãn | hoãn lịch | hoãn họp | reschedule | rescheduled | postpone | postponed | dời sang | dời họp | dời lịch họp | lùi họp
cancelled: hủy lịch hẹn | huỷ lịch hẹn | hủy cuộc hẹn | huỷ cuộc hẹn | hủy hẹn | huỷ hẹn | hủy lịch | huỷ lịch | hủy họp | huỷ họp | hủy cuộc họp | cancel meeting | cancelled meeting | cancel the meeting | cancelled the meeting | cancelled | bùng hẹn
task: làm việc với nội bộ | prep | chuẩn bị | prepare | sắp xếp | đặt lịch | đặt bàn | đặt vé | in | nộp | submit | mua | làm | xin duyệt | trình duyệt | trình | soạn | book | kiểm tra | xem lại
send: gửi | gởi | gửi lại | send | gửi cho | forward | chuyển cho | resend | share
sent: sent | đã gửi | gửi rồi | gửi xong
DOC:quote: báo giá | bảng báo giá | bảng giá | bg | quote | quotation | quoted | quoting | báo giá mới | price list | pricing | chào giá | price quote
DOC:contract: hợp đồng | hđ | hd | contract | bản hợp đồng | phụ lục | phụ lục hợp đồng | agreement | hợp đồng mẫu
DOC:proposal: proposal | đề xuất | đề án | phương án | giải pháp | proposals | hồ sơ thầu | đề xuất giải pháp | bản đề xuất
DOC:invoice: hóa đơn | hđơn | invoice | vat invoice | hóa đơn vat | hddt | hđđt
DOC:document: tài liệu | hồ sơ | profile | hồ sơ năng lực | catalogue | catalog | brochure | hàng mẫu | sample | samples | thông tin | slide | slides | biên bản | biên bản họp | minutes | bảng so sánh | case study | mẫu | nda | link | báo cáo | tài liệu kỹ thuật | datasheet | specs | documents | docs | deck
DOC:gift: quà | quà tết | giỏ quà tết | lịch tết | thiệp tết | quà tặng | giỏ quà | hoa | bánh | gift | gifts | lẵng hoa | bánh trung thu | thiệp | flowers | thiệp mừng
DOC:deal: deal | dự án | cơ hội | thương vụ | opportunity | opp | project | gói thầu | đơn hàng | đơn | order | kèo | po | pipeline
DOC:debt: nợ | công nợ | debt | overdue | quá hạn | tiền hàng | khoản nợ | past due
gift: tặng quà | tặng | biếu | gửi quà | gửi hoa | gửi quà tết | gửi bánh | mừng sinh nhật | send a gift | send gift | send flowers | biếu quà | tặng hoa | chúc tết
invoice: xuất | xuất hóa đơn | xuất hđ | xuất hđơn | gửi hóa đơn | issue invoice | issue an invoice | send invoice | send the invoice | send an invoice | xuất vat
agreed: chốt | chốt đơn | chốt deal | chốt giá | chốt được | closed | chốt hạ | agreed on | agreed at | agreed | agree | thỏa thuận | close deal | deal giá | close | thống nhất giá | thống nhất | closed deal
appoint: chốt lịch | chốt hẹn | chốt ngày | hẹn | hẹn gặp lại | lên lịch | schedule | scheduled | set up | appointment | lịch hẹn | có hẹn | hẹn ngày | arrange | arranged
accepted: duyệt | duyệt giá | đồng ý | ok | oke | okie | okê | okay | đồng ý rồi | chấp nhận | chịu | accept | accepted | said yes | duyệt rồi | đã duyệt | approved | gật đầu | chấp thuận | ưng
sign: ký | kí | ký kết | ký hợp đồng | ký hđ | sign | signing | ký phụ lục | kí hợp đồng | kí hđ
signed: signed | đã ký | đã kí | ký rồi | ký xong
pay: ck | chuyển khoản | tt | thanh toán | trả | trả tiền | chuyển tiền | paid | pay | pays | transferred | transfer | đặt cọc | cọc | deposit | deposited | trả trước | tạm ứng | trả nốt | tất toán | trả nợ | payment | bank transfer | thanh toán tiền | trả đủ | will pay | wire | wired | nộp tiền
collect: thu | thu tiền | thu được | thu nợ | thu hồi | thu hồi nợ | collect | collected | nhận tiền | nhận được tiền | received | received payment | tiền về | nhận thanh toán | nhận cọc | thu cọc | nhận được thanh toán
promise: hứa | cam kết | promise | promised | promises | hứa sẽ
defer: xin khất | khất | khất nợ | khất đến | hẹn trả | hẹn thanh toán | xin gia hạn nợ | promised to pay | promises to pay | hứa trả | hứa ck | hứa thanh toán | hứa chuyển khoản | xin trả chậm
dunning: nhắc nợ | đòi nợ | nhắc thanh toán | đòi tiền | nhắc tiền | dunning | chase payment | chased payment | nhắc công nợ | đốc nợ | gọi đòi nợ | gọi nhắc nợ | hối tiền | hối nợ | remind payment | payment reminder | chase | chased | nhắc trả tiền | đòi công nợ | giục nợ | giục thanh toán
refund: hoàn tiền | refund | refunded | trả lại tiền | hoàn cọc | hoàn lại
complaint: trả hàng | đổi trả | phàn nàn | khiếu nại | complain | complained | complains | complaint | than phiền | kêu ca | chê | bức xúc | phản ánh | complaining | kêu
incident: bị treo | bị đơ | bị gián đoạn | gián đoạn dịch vụ | crash | crashed | sự cố | lỗi | down | bị lỗi | bị sự cố | outage | hỏng | sập | bị sập | server down | incident | bug | không vào được | không truy cập được | bị hỏng | is down | went down | hư | bị hư | treo máy | broken
renewal: gia hạn | renew | renewal | renewed | tái ký | renews | gia hạn hợp đồng | gia hạn hđ | tái tục | renewing | gia hạn thêm | kí lại hợp đồng | ký lại hợp đồng
won: trúng thầu | thắng thầu | win | won | won deal | win deal | thắng | thắng deal | trúng | won the deal | ăn deal
lost: mất | mất deal | rớt | rớt deal | rớt thầu | trượt thầu | lost | lost deal | lost the deal | không mua | k mua | ko mua | không mua nữa | thua | thua thầu | hủy deal | huỷ deal | hủy hợp đồng | huỷ hợp đồng | từ chối | rejected | reject | declined | not interested | không quan tâm | không có nhu cầu | không còn nhu cầu | mất khách | mất hợp đồng | mất hđ | chọn bên khác | mua bên khác | không gia hạn | không ký nữa | không làm nữa | chấm dứt hợp đồng | cancel contract | cancelled contract | cancelled the contract | churned | bỏ | không lấy nữa | will not buy | won't buy | not buying | doesn't want to buy
referral: giới thiệu | refer | referred | introduced | introduce | refers | introduces | gt | giới thiệu cho | referral
expense: phí | chi phí | tốn | hết | tiền taxi | tiền xăng | chi | expense | spent | cost | costs | tiền ship | phí ship | tiền cafe | tiền ăn | tiền cơm | tiền nước | tiền phòng | tiền vé | tiền gửi xe | tiền khách sạn | tiền quà | tiền cafe | tiền cà phê | taxi | grab | chi tiền | tiếp khách hết | tiền tiếp khách | mất phí
survey: nps | csat | khảo sát hài lòng | đánh giá | survey | score | chấm
opportunity: cơ hội mới | deal mới | new deal | new opportunity | cơ hội | tạo deal | tạo cơ hội | thêm deal | thêm cơ hội | dự án mới | new project
lead: lead | lead mới | new lead | leads | khách mới | kh mới | khách hàng mới | khách hàng tiềm năng | khách tiềm năng | tạo lead | thêm lead | kh tiềm năng | new prospect | prospect | data mới | new inquiry | khách hỏi
contact: người thay là | người thay thế là | người thay | người thay thế | thay bằng | người mới là | đầu mối mới là | người phụ trách mới là | người phụ trách mới | replaced by | replacement is | new contact is | thêm liên hệ | liên hệ mới | thêm contact | new contact | contact mới | add contact | lưu số | lưu liên hệ | thêm người liên hệ | tạo liên hệ | lưu contact | đầu mối mới | thêm đầu mối
delivery: giao hàng | giao | bàn giao | deliver | delivered | delivery | ship | shipped | nghiệm thu | triển khai | golive | go-live | go live | lắp đặt | install | installed | cài đặt | kick-off | kickoff
training: đào tạo | training | train | trained | hướng dẫn sử dụng
negotiation: chê giá cao | bảo giá cao | nói giá cao | kêu giá cao | chê mắc | kêu đắt | kêu mắc | giá hơi cao | xin tăng | tăng | yêu cầu tăng | xin giảm | xin giảm giá | mặc cả | trả giá | đòi giảm | đòi giảm giá | muốn giảm | yêu cầu giảm | giảm | giảm giá | xin chiết khấu | chiết khấu | discount | wants discount | wants a discount | asks for discount | asked for discount | asks for a discount | asked for a discount | ask for discount | xin bớt | bớt | tăng giá | negotiate | negotiated | negotiating | đàm phán | thương lượng | xin thêm | chê đắt
WANT: cần | muốn | yêu cầu | xin | wants | want | need | needs | cần thêm | đòi | asks for | asked for | ask for | requests | requested | would like | hỏi xin | đang cần | nhờ | wants to | wants a | wants an | needs a | cần gửi
INTEREST:asks: hỏi về | hỏi | asking about | asked about | inquired about
INTEREST: quan tâm | interested in | interest in | nhu cầu | có nhu cầu | tìm hiểu | muốn mua | cần mua | đang tìm | looking for | quan tâm đến | quan tâm tới | muốn dùng
FUTURE: chờ | đợi | đang chờ | waiting for | waiting | sẽ | nhớ | sắp | định | dự kiến | will | to do | todo | phải | must | remember to | need to | needs to | have to | dự định | nhớ là | đừng quên | tính | plan to | going to | should | chuẩn bị sang | hứa sẽ | sẽ phải | còn phải | cần phải | expected
PAST: went | went well | r | rùi | roài | đã | rồi | xong | vừa | mới | done | just | already | đã xong | xong rồi | vừa mới | had | has | have | hôm bữa
NOT: chưa | không | k | ko | khong | hok | hông | kg | hem | không có | not | no | didn't | did not | don't | doesn't | hasn't | haven't | won't | isn't | never | chẳng | đừng | không muốn | k muốn | ko muốn | chưa muốn | not yet | khỏi | chả | k0
OUTCOME:no_answer: không ai nghe máy | không ai bắt máy | k ai nghe máy | ko ai nghe máy | nobody answered | không nghe máy | k nghe máy | ko nghe máy | không bắt máy | k bắt máy | ko bắt máy | không nghe | k nghe | ko nghe | không nhấc máy | no answer | didn't answer | did not answer | didn't pick up | did not pick up | not picking up | không liên lạc được | k liên lạc được | ko liên lạc được | thuê bao | không trả lời | k trả lời | ko trả lời | không rep | k rep | ko rep | chưa rep | chưa trả lời | chưa phản hồi | không phản hồi | k phản hồi | ko phản hồi | no reply | no response | unreachable | máy bận | không gọi được | k gọi được | ko gọi được | hok nghe máy | hông nghe máy | knm | tắt máy | didn't reply | did not reply | not answering | không bốc máy | không thấy trả lời
OUTCOME:busy: bận | đang bận | busy | bận họp | đang họp
OUTCOME:left_message: để lại tin nhắn | để lại lời nhắn | left voicemail | left a voicemail | left message | left a message | voicemail
MOOD:positive: thích | rất thích | hài lòng | khen | vui | happy | likes it | liked it | loves it | rất hài lòng | ưng ý | tích cực | quan tâm lắm | positive | satisfied | good feedback | hào hứng | thấy ổn | liked
MOOD:negative: muốn rút | rút sổ | rút tiền | muốn dừng | muốn ngưng | muốn hủy | muốn huỷ | dừng hợp tác | wants to leave | wants to withdraw | không hài lòng | k hài lòng | ko hài lòng | không thích | k thích | ko thích | khó chịu | chán | giận | unhappy | angry | upset | bực | bực mình | không vui | tiêu cực | not happy | chưa ưng | chưa hài lòng | didn't like
URGENT: gấp | khẩn | khẩn cấp | urgent | urgently | asap | gấp gấp | cần gấp | ngay lập tức | hỏa tốc | p1 | critical | càng sớm càng tốt
ABOUT: giải trình | về | về việc | vụ | re | about | regarding | v/v | việc | chuyện | liên quan | liên quan đến | bàn | bàn về | bàn chuyện | trao đổi về | nói về | discuss | discussed | trao đổi | review | subject | bàn việc | to discuss
WHY: vì | do | tại | bởi vì | bởi | because | because of | due to | lý do | lí do | tại vì | reason
PRICE: giá | price | giá trị | giá chốt | value | trị giá | worth | khoảng | tầm | ngân sách | budget | ngân sách khoảng | mức | tổng | total | with value
SOURCE: từ | nguồn | from | qua | via | source | biết qua | đến từ | nguồn từ | from source
CUSTOMER: kh | khách | khách hàng | customer | client | khách hàng là | bên khách | đối tác | partner
CC: cùng | cùng với | và | với | and | with | & | + | vs | together with | kèm
THING: kpi | okr | roi | sla | kol | tvc | đối thủ | server | web | website | app | hệ thống | phần mềm | máy chủ | mạng | module | dữ liệu | máy in | system | software | database | tài khoản | đăng nhập | login | api | tổng đài | đường truyền | thiết bị | hosting | domain | gói | package | dịch vụ
PLACE: nhà hàng | khách sạn | siêu thị | ngân hàng | trường | bệnh viện | cửa hàng | quán | tiệm | nhà máy | văn phòng | chi nhánh | nhà thuốc | phòng khám | factory | office | hotel | restaurant
TOPIC:internal: nội bộ | internal | nội bộ team
RIVAL: so sánh với | so với | đang so sánh với | đang dùng | đang xài | đang sử dụng | compared with | comparing with | compare with | currently using | đang so với
VERBLET: wa | wá | quá | hạn thanh toán | thời hạn thanh toán | payment terms | payment term | đang duyệt | đang xét duyệt | chờ duyệt | chờ sếp duyệt | đang trình | đang xem xét | đang cân nhắc | pending approval | under review | sales | sale | marketing | mkt | hr | telesales | telesale | cskh | bộ phận | note | ghi chú | lưu ý | memo | nb | fyi | vat | gtgt | thuế | yet | still | team | tết | tet | nói | bảo | báo | nói là | bảo là | said | says | báo là | cho biết | told | tôi | tui | em | anh | chị | họ | they | he | she | i | we | bạn | ông ấy | bà ấy | anh ấy | chị ấy | ảnh | chỉ | cô ấy | khách nói | is | was | are | be | been | được | bị | thì | là | mà | nhé | nha | ạ | luôn | nữa | lại | ngay | liền | để | đi | rất | quá | cũng | còn | đang | the | a | an | it | us | me | him | her | them | that | for | of | on | in | by | this | please | pls | cho | đến | tới | khi | lúc | vào | tại chỗ | online | offline | trực tiếp | vs | làm | có | thêm | cái | chiếc | con | những | các | này | kia | đó | hơn | rẻ hơn | đắt hơn | tiền | tiếp tục | sau | trước | trong | ngoài | trên | dưới | sau khi | với lại | nhưng | nên | nếu | but | so | if | then | as | soon | up | out | off | at | your | our | my | their | his
"""
    )
)
LEGAL_FORMS: Final = Phrases[str](
    listed(
        """
ORG: cty | công ty | công ty cổ phần | công ty tnhh | cty tnhh | cty cp | ctcp | tập đoàn | tổng công ty | tct | doanh nghiệp | dn | công ty tnhh mtv | cty tnhh mtv | công ty trách nhiệm hữu hạn | nhà hàng | khách sạn | siêu thị | ngân hàng | trường | bệnh viện | cửa hàng | quán | tiệm | chi nhánh | nhà thuốc | phòng khám | hkd | hộ kinh doanh | cty cổ phần | công ty cp | dntn | company | cty tnhh một thành viên | công ty tnhh một thành viên
FORM: tnhh | cp | cổ phần | mtv | một thành viên | tm | dv | tm dv | tmdv | thương mại | xnk | sx | đtxd
"""
    )
)
INTRODUCERS: Final = Phrases[str](
    listed(
        """
STRONG: bên | phía | kh | khách hàng | khách | cty | công ty | đối tác | đơn vị | client | customer | company | tập đoàn
WEAK: at | với | cho | from | của | with | for | to | ở | of | deal | dự án | tại | hđ | hợp đồng | vs
"""
    )
)
HONORIFICS: Final = {
    **dict.fromkeys(("anh", "a"), "anh"),
    **dict.fromkeys(("chị", "c", "chị gái"), "chi"),
    **dict.fromkeys(("em", "e"), "em"),
    "cô": "co",
    "dì": "co",
    "chú": "chu",
    "cậu": "chu",
    "bác": "bac",
    "ông": "ong",
    "bà": "ba",
    **dict.fromkeys(("thầy",), "thay"),
    **dict.fromkeys(("sếp", "boss"), "anh"),
    **dict.fromkeys(("mr", "mister"), "mr"),
    **dict.fromkeys(("ms", "miss", "madam"), "ms"),
    "mrs": "mrs",
    "dr": "dr",
    "bs": "dr",
    "ts": "dr",
    "gs": "prof",
}
"""Forms of address as written, each with its code in core.names. "sếp" has none of its own and says nothing of age."""

TITLES: Final = Phrases[str](
    listed(
        """
TITLE: giám đốc | gđ | phó giám đốc | pgđ | tổng giám đốc | tgđ | kế toán | kế toán trưởng | ktt | trưởng phòng | phó phòng | trưởng phòng mua hàng | mua hàng | thu mua | nhân sự | hr | ceo | cto | cfo | coo | cmo | chủ tịch | giám đốc kinh doanh | giám đốc kỹ thuật | giám đốc tài chính | giám đốc điều hành | it | quản lý | chủ cửa hàng | chủ quán | trợ lý | thư ký | marketing manager | manager | sales manager | director | accountant | chief accountant | procurement | purchasing | trưởng phòng it | trưởng phòng kinh doanh | trưởng phòng nhân sự | giám đốc marketing | kế toán viên | hành chính | admin | owner | founder | trưởng nhóm | pm | project manager | gđkd | tpkd | tp kinh doanh | giám đốc nhân sự | kỹ thuật
"""
    )
)
TOPICS: Final = {
    "demo": "demo", "qbr": "QBR", "ebr": "EBR", "mbr": "MBR", "uat": "UAT", "poc": "POC", "kickoff": "kickoff", "kick-off": "kickoff",
    "onboarding": "onboarding", "workshop": "workshop", "review": "review", "training": "training", "nghiệm thu": "acceptance",
}  # fmt: skip
REASONS: Final = Phrases[str](
    listed(
        """
price: giá | giá cao | giá quá cao | đắt | mắc | quá đắt | đắt quá | price | pricing | expensive | too expensive | giá đắt | chê đắt | giá mắc | high price | rẻ hơn | cost
competitor: đối thủ | competitor | competition | chọn bên khác | bên khác rẻ hơn | bên khác | mua bên khác | chose a competitor | went with a competitor | chose another vendor
budget: ngân sách | hết ngân sách | không có ngân sách | budget | no budget | hết tiền | cắt ngân sách | thiếu ngân sách | budget cut
timing: chậm | trễ | giao trễ | timing | chưa đúng lúc | chưa phù hợp | too late | giao chậm | trễ tiến độ | delay | too slow
product: thiếu tính năng | tính năng | không đáp ứng | không phù hợp | missing feature | missing features | chất lượng | quality | features | thiếu chức năng
service: dịch vụ kém | dịch vụ | hỗ trợ kém | service | poor support | support
no_response: không phản hồi | không liên lạc được | no response | im lặng | went silent
"""
    )
)
SPLITTERS: Final = Phrases[str](
    listed(
        "THEN: sau đó | rồi | rồi sau đó | xong rồi | then | and then | after that | xong thì | tiếp theo | đồng thời | xong"
    )
)

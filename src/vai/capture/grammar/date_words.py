"""The words of which days are told, in Vietnamese and English."""

from __future__ import annotations

from typing import Final

from vai.capture.grammar.phrases import Phrases

_VI_NUMBERS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_WEEKDAYS_EN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS_EN: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
Code = tuple[str, int]


def _weekdays() -> dict[str, Code]:
    rows: dict[str, Code] = {"chủ nhật": ("weekday", 6), "chúa nhật": ("weekday", 6), "cn": ("weekday", 6)}
    for number, words in {
        2: ("hai",),
        3: ("ba",),
        4: ("tư", "bốn"),
        5: ("năm",),
        6: ("sáu",),
        7: ("bảy", "bẩy"),
    }.items():
        rows |= {f"thứ {word}": ("weekday", number - 2) for word in (*words, str(number))}
        rows |= {f"thứ{number}": ("weekday", number - 2), f"t{number}": ("weekday", number - 2)}
    for index, name in enumerate(_WEEKDAYS_EN):
        rows[name] = ("weekday", index)
    return rows


def _months() -> dict[str, Code]:
    rows: dict[str, Code] = {}
    for number, word in enumerate(_VI_NUMBERS, start=1):
        rows |= {f"tháng {number}": ("month", number), f"tháng {word}": ("month", number)}
        rows[f"tháng 0{number}"] = ("month", number)
    rows |= {f"t{number}": ("month", number) for number in (1, *range(8, 13))}
    rows |= {"tháng giêng": ("lunar_month", 1), "tháng chạp": ("lunar_month", 12)}
    return rows


def _quarters() -> dict[str, Code]:
    rows: dict[str, Code] = {}
    for number, (word, roman, nth) in enumerate(
        zip(
            ("một", "hai", "ba", "tư"),
            ("i", "ii", "iii", "iv"),
            ("first", "second", "third", "fourth"),
            strict=True,
        ),
        start=1,
    ):
        names = (
            f"quý {number}",
            f"quý {word}",
            f"quý {roman}",
            f"q{number}",
            f"q {number}",
            f"{nth} quarter",
        )
        rows |= dict.fromkeys(names, ("quarter", number))
    return rows


_RELATIVE: dict[str, Code] = {
    **dict.fromkeys(("hôm nay", "nay", "bữa nay", "ngày hôm nay", "today", "hnay"), ("day", 0)),
    **dict.fromkeys(("tonight", "this morning", "this afternoon", "this evening"), ("day", 0)),
    **dict.fromkeys(("mai", "ngày mai", "hôm sau", "tomorrow", "tmr", "tmrw", "tomo", "sớm mai"), ("day", 1)),
    **dict.fromkeys(
        ("mốt", "ngày kia", "ngày mốt", "mai mốt", "day after tomorrow", "the day after tomorrow"), ("day", 2)
    ),
    **dict.fromkeys(
        (
            "hôm qua",
            "bữa qua",
            "ngày hôm qua",
            "yesterday",
            "sáng qua",
            "chiều qua",
            "tối qua",
            "trưa qua",
            "hqua",
            "last night",
        ),
        ("day", -1),
    ),
    **dict.fromkeys(
        ("hôm kia", "hôm trước nữa", "bữa kia", "day before yesterday", "the day before yesterday"),
        ("day", -2),
    ),
    **dict.fromkeys(("tuần sau", "tuần tới", "tuần kế", "next week", "coming week"), ("week", 1)),
    **dict.fromkeys(("tuần sau nữa", "week after next", "the week after next"), ("week", 2)),
    **dict.fromkeys(("tuần này", "trong tuần", "trong tuần này", "this week"), ("week", 0)),
    **dict.fromkeys(
        ("tuần trước", "tuần rồi", "tuần vừa rồi", "tuần qua", "tuần vừa qua", "last week"), ("week", -1)
    ),
    **dict.fromkeys(("tháng sau", "tháng tới", "sang tháng", "next month"), ("months", 1)),
    **dict.fromkeys(("tháng này", "trong tháng", "trong tháng này", "this month"), ("months", 0)),
    **dict.fromkeys(("tháng trước", "tháng rồi", "tháng vừa rồi", "tháng qua", "last month"), ("months", -1)),
    **dict.fromkeys(("quý sau", "quý tới", "next quarter"), ("quarters", 1)),
    **dict.fromkeys(("quý này", "trong quý", "this quarter"), ("quarters", 0)),
    **dict.fromkeys(("quý trước", "quý rồi", "last quarter"), ("quarters", -1)),
    **dict.fromkeys(("năm sau", "năm tới", "sang năm", "next year"), ("years", 1)),
    **dict.fromkeys(("năm nay", "trong năm", "trong năm nay", "this year"), ("years", 0)),
    **dict.fromkeys(("năm ngoái", "năm trước", "last year"), ("years", -1)),
    **dict.fromkeys(
        (
            "cuối tháng",
            "cuối tháng này",
            "hết tháng",
            "eom",
            "end of month",
            "end of the month",
            "end of this month",
            "month end",
        ),
        ("month_end", 0),
    ),
    **dict.fromkeys(("cuối tháng sau", "cuối tháng tới", "end of next month"), ("month_end", 1)),
    **dict.fromkeys(("cuối tháng trước", "cuối tháng rồi", "end of last month"), ("month_end", -1)),
    **dict.fromkeys(
        (
            "đầu tháng",
            "đầu tháng sau",
            "đầu tháng tới",
            "start of next month",
            "beginning of next month",
            "early next month",
        ),
        ("month_start", 1),
    ),
    **dict.fromkeys(("đầu tháng này", "start of this month"), ("month_start", 0)),
    **dict.fromkeys(
        ("giữa tháng", "giữa tháng này", "mid month", "middle of the month"), ("month_middle", 0)
    ),
    **dict.fromkeys(("giữa tháng sau", "giữa tháng tới", "mid next month"), ("month_middle", 1)),
    **dict.fromkeys(("cuối tuần", "cuối tuần này", "this weekend", "the weekend", "weekend"), ("weekend", 0)),
    **dict.fromkeys(("cuối tuần sau", "cuối tuần tới", "next weekend"), ("weekend", 1)),
    **dict.fromkeys(("cuối tuần trước", "cuối tuần rồi", "cuối tuần qua", "last weekend"), ("weekend", -1)),
    **dict.fromkeys(
        (
            "đầu tuần",
            "đầu tuần sau",
            "đầu tuần tới",
            "early next week",
            "start of next week",
            "beginning of next week",
        ),
        ("week_day", 0),
    ),
    **dict.fromkeys(("giữa tuần sau", "giữa tuần tới", "mid next week"), ("week_day", 2)),
    **dict.fromkeys(("eow", "end of week", "end of the week", "end of this week"), ("week_end", 0)),
    **dict.fromkeys(("end of next week",), ("week_end", 1)),
    **dict.fromkeys(
        ("cuối quý", "cuối quý này", "hết quý", "eoq", "end of quarter", "end of the quarter"),
        ("quarter_end", 0),
    ),
    **dict.fromkeys(
        ("cuối năm", "cuối năm nay", "hết năm", "eoy", "end of year", "end of the year", "year end"),
        ("year_end", 0),
    ),
    **dict.fromkeys(("cuối năm sau", "cuối năm tới"), ("year_end", 1)),
    **dict.fromkeys(
        ("đầu năm", "đầu năm sau", "đầu năm tới", "đầu năm mới", "early next year", "start of next year"),
        ("year_start", 1),
    ),
    **dict.fromkeys(
        ("eod", "cuối ngày", "hết ngày", "end of day", "end of the day", "cob", "close of business"),
        ("day", 0),
    ),
    **dict.fromkeys(("noel", "giáng sinh", "lễ giáng sinh", "lễ noel", "christmas", "xmas"), ("feast", 1225)),
    **dict.fromkeys(("rằm", "ngày rằm", "hôm rằm"), ("lunar_day", 15)),
    **dict.fromkeys(("trước tết", "before tet", "before tết", "giáp tết", "cận tết"), ("tet", -1)),
    **dict.fromkeys(("sau tết", "after tet", "after tết", "ra tết", "qua tết", "ăn tết xong"), ("tet", 1)),
    **dict.fromkeys(("dịp tết", "ngày tết", "at tet"), ("tet", 0)),
}


def _lunar() -> dict[str, Code]:
    rows: dict[str, Code] = {}
    for number in range(1, 11):
        for start in ("mùng", "mồng"):
            rows |= {
                f"{start} {number}": ("lunar_day", number),
                f"{start} {_VI_NUMBERS[number - 1]}": ("lunar_day", number),
            }
            rows[f"{start} {number} tết"] = ("tet_day", number)
            rows[f"{start} {_VI_NUMBERS[number - 1]} tết"] = ("tet_day", number)
    return rows


def _days_of_month() -> dict[str, Code]:
    rows: dict[str, Code] = {}
    for number in range(1, 32):
        rows |= {f"ngày {number}": ("month_day", number), f"hôm {number}": ("month_day", number)}
        rows[f"ngày 0{number}" if number < 10 else f"mùng {number}"] = ("month_day", number)
        ordinal = (
            f"{number}{'th' if 10 < number < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
        )
        rows |= {f"the {ordinal}": ("month_day", number), f"on {ordinal}": ("month_day", number)}
    return rows


DAYS: Final = Phrases[Code](
    {**_RELATIVE, **_days_of_month(), **_weekdays(), **_months(), **_quarters(), **_lunar()}
)
WEEKDAYS: Final = frozenset((*_WEEKDAYS_EN, "today", "tomorrow"))
SHORT_WEEKDAYS: Final = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
SHORT_MONTHS: Final = {
    **{name: number for number, name in enumerate(MONTHS_EN, start=1)},
    **{name[:3]: number for number, name in enumerate(MONTHS_EN, start=1)},
    "sept": 9,
}
AFTER_WEEKDAY: Final = Phrases[Code](
    {
        **dict.fromkeys(("tuần sau", "tuần tới", "next week", "tuần kế"), ("week", 1)),
        **dict.fromkeys(("tuần sau nữa",), ("week", 2)),
        **dict.fromkeys(("tuần này", "this week"), ("week", 0)),
        **dict.fromkeys(("tuần trước", "tuần rồi", "tuần vừa rồi", "last week", "tuần qua"), ("week", -1)),
        **dict.fromkeys(("tới", "sắp tới", "này", "tới đây"), ("coming", 0)),
        **dict.fromkeys(("vừa rồi", "vừa qua", "trước"), ("past", 0)),
        **dict.fromkeys(("sau",), ("coming", 1)),
    }
)
BEFORE_WEEKDAY: Final = Phrases[Code](
    {
        "next": ("next", 1),
        "this": ("coming", 0),
        "coming": ("coming", 0),
        "this coming": ("coming", 0),
        "last": ("past", 0),
        "sáng": ("part", 0),
        "chiều": ("part", 0),
        "tối": ("part", 0),
        "hôm": ("hom", 0),
        "bữa": ("hom", 0),
    }
)
UNITS: Final = Phrases[Code](
    {
        **dict.fromkeys(("ngày", "hôm", "bữa", "day", "days"), ("day", 1)),
        **dict.fromkeys(
            ("ngày làm việc", "working days", "business days", "working day", "business day"), ("workday", 1)
        ),
        **dict.fromkeys(("tuần", "week", "weeks", "wks"), ("day", 7)),
        **dict.fromkeys(("tháng", "month", "months"), ("month", 1)),
        **dict.fromkeys(("năm", "year", "years"), ("month", 12)),
        **dict.fromkeys(("quý", "quarter", "quarters"), ("month", 3)),
    }
)
AHEAD: Final = Phrases[int](
    {
        **dict.fromkeys(("nữa", "tới", "sau", "from now", "later", "from today"), 1),
        **dict.fromkeys(("trước", "ago", "rồi"), -1),
    }
)
IN: Final = Phrases[int](
    {**dict.fromkeys(("sau", "in", "within", "trong", "trong vòng", "khoảng", "tầm"), 1), "cách đây": -1}
)
COUNTS: Final = {
    "một": 1, "1": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10,
}  # fmt: skip
BOUNDS: Final = Phrases[str](
    {
        **dict.fromkeys(("trước", "trước ngày", "before", "chậm nhất", "muộn nhất", "không quá"), "before"),
        **dict.fromkeys(
            (
                "đến",
                "tới",
                "đến hết",
                "đến ngày",
                "tới ngày",
                "until",
                "till",
                "to",
                "through",
                "hết",
                "đến cuối",
            ),
            "until",
        ),
        **dict.fromkeys(("by", "hạn", "deadline", "due", "hạn chót", "no later than"), "by"),
        **dict.fromkeys(("từ", "from", "since", "kể từ", "starting", "bắt đầu từ"), "from"),
        **dict.fromkeys(("on", "vào", "vào ngày", "lúc", "hôm", "ngày", "in", "khoảng", "tầm"), "on"),
    }
)
ENGLISH: Final = frozenset(
    [
        "at",
        "by",
        "on",
        "the",
        "next",
        "this",
        "last",
        "wants",
        "want",
        "needs",
        "need",
        "call",
        "called",
        "met",
        "meet",
        "meeting",
        "sign",
        "signed",
        "with",
        "for",
        "from",
        "to",
        "tomorrow",
        "today",
        "yesterday",
        "renew",
        "send",
        "sent",
        "will",
        "about",
        "is",
        "was",
        "and",
        "follow",
        "mail",
        "email",
        "invoice",
        "quote",
        "lead",
        "new",
        "paid",
        "pays",
        "pay",
        "contract",
        "proposal",
        "visit",
        "lunch",
        "coffee",
        "dinner",
        "end",
        "of",
        "before",
        "after",
        "until",
        "said",
        "asked",
        "agreed",
        "follow-up",
        "complained",
        "complains",
    ]
)

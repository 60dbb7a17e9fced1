"""Files carry the name of their content, go packed, and bring what they need in few requests."""

import gzip
import re
from collections.abc import Iterator

import pytest
from django.test import Client

from vai.ui import assets


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    assets.asset.cache_clear()
    yield
    assets.asset.cache_clear()


def test_a_file_is_kept_for_ever_and_goes_packed() -> None:
    address = assets.NamedByContent().url("vendor/htmx.min.js")
    assert re.fullmatch(r"/static/vendor/htmx\.min\.[0-9a-f]{12}\.js", address)
    plain = Client().get(address)
    packed = Client().get(address, headers={"accept-encoding": "gzip, br"})
    assert plain.headers["Cache-Control"] == packed.headers["Cache-Control"] == assets.KEPT
    assert packed.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert int(packed.headers["Content-Length"]) == len(packed.content) < len(plain.content) / 2


def test_a_font_goes_as_it_is() -> None:
    address = assets.NamedByContent().url("vendor/fonts/be-vietnam-pro-latin-400-normal.woff2")
    answer = Client().get(address, headers={"accept-encoding": "gzip"})
    assert (answer.headers["Content-Type"], answer.headers.get("Content-Encoding")) == ("font/woff2", None)


def test_a_name_of_another_release_gets_todays_file_and_is_not_kept() -> None:
    answer = Client().get("/static/vendor/htmx.min.0123456789ab.js")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == assets.NOT_KEPT


@pytest.mark.parametrize(
    "path",
    [
        "/static/no/such.0123456789ab.js",
        "/static/../settings.0123456789ab.py",
        "/static/ui/./css/all.0123456789ab.css",
    ],
)
def test_there_is_nothing_but_what_the_rooms_keep(path: str) -> None:
    assert Client().get(path).status_code == 404


def test_a_file_that_no_room_has_is_a_fault_of_the_page() -> None:
    with pytest.raises(ValueError, match="no/such"):
        assets.NamedByContent().url("no/such.css")


def test_a_sheet_holds_what_it_imports_in_order_and_names_the_fonts_by_their_content() -> None:
    sheet = assets.asset("ui/css/all.css").body.decode()
    assert "@import" not in sheet
    assert "/*" not in sheet
    order = [
        sheet.index(mark)
        for mark in ("@layer reset, tokens", "@font-face", "@layer tokens {", ".button", "@media print")
    ]
    assert order == sorted(order)
    fonts = re.findall(r"url\(([^)]+)\)", sheet)
    assert len(fonts) == 4
    for font in fonts:
        assert Client().get(font.strip('"')).headers["Cache-Control"] == assets.KEPT


def test_the_script_of_every_page_holds_its_modules_and_asks_later_for_what_is_large() -> None:
    app = assets.asset("ui/js/app.js").body.decode()
    assert re.findall(r"^import .*", app, re.MULTILINE) == []
    assert app.count('customElements.define("vai-board"') == 1
    # A module stands after what it needs.
    assert app.index("const $ui_js_page = ") < app.index("} = $ui_js_page;")
    assert re.search(r'import\("/static/vendor/sortable\.min\.[0-9a-f]{12}\.js"\)', app)


def test_a_script_of_one_page_shares_the_modules_of_every_page(monkeypatch: pytest.MonkeyPatch) -> None:
    written = {
        "ui/js/app.js": 'import "./page.js";\n',
        "ui/js/page.js": "export const say = (text) => text;\n",
        "room/own.js": "export async function count() {}\nexport class Own {}\n",
        "room/first.js": 'import { say as tell } from "../ui/js/page.js";\nimport * as own from "./own.js";\ntell(own.Own);\n',
    }
    monkeypatch.setattr(assets, "_read", lambda name: written[name].encode())
    app = assets.asset("ui/js/app.js")
    assert app.body.decode() == (
        "const $ui_js_page = (() => {\nconst say = (text) => text;\nreturn { say };\n})();\nexport { $ui_js_page };\n"
    )
    assert assets.asset("room/first.js").body.decode() == (
        f'import {{ $ui_js_page }} from "{app.url}";\n'
        "const $room_own = (() => {\nasync function count() {}\nclass Own {}\nreturn { count, Own };\n})();\n"
        "const { say: tell } = $ui_js_page;\nconst own = $room_own;\ntell(own.Own);\n"
    )


def test_while_developing_files_keep_their_names(settings: object) -> None:
    settings.DEBUG = True  # type: ignore[attr-defined]
    assert assets.NamedByContent().url("ui/css/all.css") == "/static/ui/css/all.css"

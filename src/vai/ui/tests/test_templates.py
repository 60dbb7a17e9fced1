"""Rules that hold in every template, style sheet and script of the house."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

HOUSE = Path(__file__).resolve().parents[2]
ROOT = HOUSE.parents[1]
TEMPLATES = sorted(
    path for folder in ("templates", "django_templates") for path in HOUSE.glob(f"*/{folder}/**/*.html")
)
SCRIPTS = sorted(path for path in HOUSE.glob("*/static/**/*.js") if "vendor" not in path.parts)
SHEETS = sorted(path for path in HOUSE.glob("*/static/**/*.css") if "vendor" not in path.parts)

INLINE = re.compile(
    r"<style\b|<script(?![^>]*\bsrc=)[^>]*>|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|hx-on\b|javascript:|hx-vals=[\"']js:",
    re.IGNORECASE,
)
ICON = re.compile(r"""\bicon\(\s*["']([\w-]+)["']""")
# Where macros and rows of templates name an icon: icon_name="x", and the words of a table like ("light", …, "sun").
ICON_NAME = re.compile(r"""\bicon_name\s*=\s*["']([\w-]+)["']""")


def _names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(HOUSE)) for path in paths]


@pytest.mark.parametrize("path", TEMPLATES, ids=_names(TEMPLATES))
def test_no_template_holds_a_script_or_a_style(path: Path) -> None:
    assert INLINE.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text", ['<p style="x">', "<script>x</script>", '<a onclick="x">', "<style>", '<b hx-on:click="x">']
)
def test_the_rule_sees_what_it_forbids(text: str) -> None:
    assert INLINE.search(text)


@pytest.mark.parametrize(
    "text", ['<script src="/a.js" defer></script>', '<p data-on="x">', '<link rel="stylesheet">']
)
def test_the_rule_lets_the_rest_be(text: str) -> None:
    assert not INLINE.search(text)


def test_every_icon_that_is_named_is_in_the_list() -> None:
    known = set((ROOT / "frontend/icons.txt").read_text().split())
    named = {
        name
        for path in [*TEMPLATES, *HOUSE.glob("*/**/*.py")]
        for pattern in (ICON, ICON_NAME)
        for name in pattern.findall(path.read_text(encoding="utf-8"))
    }
    assert named - known == set()
    assert len(named) > 20


def test_the_list_of_icons_is_sorted_and_each_is_in_the_sprite() -> None:
    names = (ROOT / "frontend/icons.txt").read_text().split()
    assert names == sorted(set(names))
    sprite = finders.find("vendor/icons.svg")
    assert sprite is not None
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', Path(sprite).read_text()))
    assert set(names) - drawn == set()


def test_every_style_sheet_is_asked_for_and_stands_in_its_layer() -> None:
    asked = {HOUSE / room / "static" / name for room, name in _sheets_of_pages()}
    imported = {
        path.parent / name for path in SHEETS for name in re.findall(r'@import "([^"]+)";', _text(path))
    }
    own = {path.resolve() for path in asked | imported if "vendor" not in path.parts}
    assert own == set(SHEETS)
    for path in SHEETS:
        text = re.sub(r"/\*.*?\*/", "", _text(path), flags=re.DOTALL)
        rest = re.sub(r'@import "[^"]+";|@layer [\w, ]+;', "", text).strip()
        assert rest.startswith("@layer ") or ("@import" in text and not rest), path


@pytest.mark.parametrize("path", SHEETS, ids=_names(SHEETS))
def test_colours_are_written_in_oklch(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?!\s*\{|[\w\s.>:-]*[,{])", text) == []
    assert re.findall(r"\b(?:rgb|hsl)a?\(", text) == []


@pytest.mark.parametrize("path", SHEETS, ids=_names(SHEETS))
def test_letters_have_one_of_the_two_weights_that_a_page_loads(path: Path) -> None:
    assert set(re.findall(r"font(?:-weight)?:\s*(\d{3})\b", _text(path))) <= {"400", "600"}


@pytest.mark.parametrize("path", SCRIPTS, ids=_names(SCRIPTS))
def test_an_element_is_small_and_makes_no_markup(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 90
    assert re.findall(r"\beval\(|new Function|document\.write|insertAdjacentHTML", text) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=_names(SCRIPTS))
def test_modules_import_and_export_in_the_forms_that_packing_knows(path: Path) -> None:
    """`import … from "./x.js"`, `import "./x.js"`, and `export` before a named thing; see vai/ui/packing.py."""
    text = _text(path)
    known = r'(?:import (?:(?:\{[^}]*\}|\* as \w+) from )?"\.[^"]+\.js";\n|export (?:async )?(?:const|function\*?|class) \w+)'
    assert re.findall(r"^(?:import|export)\b(?!\().*", re.sub(known, "", text), re.MULTILINE) == []


def test_every_element_that_a_template_uses_is_defined_and_loaded() -> None:
    used = {tag for path in TEMPLATES for tag in re.findall(r"<(vai-[\w-]+)", _text(path))}
    defined = {tag: path for path in SCRIPTS for tag in re.findall(r'define\("([\w-]+)"', _text(path))}
    assert used - defined.keys() == set()
    loaded = set(re.findall(r"elements/([\w-]+)\.js", _text(HOUSE / "ui/static/ui/js/app.js")))
    assert {tag for tag, path in defined.items() if path.is_relative_to(HOUSE / "ui")} == loaded


def _sheets_of_pages() -> set[tuple[str, str]]:
    """Find the sheets that pages name, with the room whose they are."""
    names = {name for path in TEMPLATES for name in re.findall(r"static\('([^']+\.css)'\)", _text(path))}
    return {(name.split("/")[0], name) for name in names}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")

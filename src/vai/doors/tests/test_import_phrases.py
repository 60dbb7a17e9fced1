"""Every sentence and label of the import is there in Vietnamese."""

from pathlib import Path

from babel.messages.pofile import read_po

from vai.doors.importing import phrases, targets

CATALOGUE = Path(__file__).parents[1] / "locale/vi/LC_MESSAGES/django.po"


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
    assert phrases.sentence("not_a_date", {}) == "“…” is not a date."
    assert phrases.sentence("of_another_module", {}) == "of_another_module"

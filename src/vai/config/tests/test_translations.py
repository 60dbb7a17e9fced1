"""The checks of visible words find what they are there to find."""

from __future__ import annotations

from pathlib import Path

import pytest

from vai.config import bare_text, catalogues
from vai.config.catalogues import Words


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: object) -> Path:
    """Give a house with one room."""
    settings.ROOMS = ("kitchen",)  # type: ignore[attr-defined]
    monkeypatch.setattr(catalogues, "HOUSE", tmp_path)
    for folder in ("templates/kitchen", "django_templates", "tests"):
        (tmp_path / "kitchen" / folder).mkdir(parents=True)
    return tmp_path / "kitchen"


def test_words_are_read_from_every_kind_of_source(house: Path) -> None:
    (house / "views.py").write_text(
        'x = _("Bread")\ny = ngettext("%(n)d loaf", "%(n)d loaves", 2)\nz = pgettext("oven", "Hot")\n'
    )
    (house / "tests/test_x.py").write_text('_("Not this")\n')
    (house / "templates/kitchen/a.html").write_text(
        '<p>{{ _("Salt") }} {% trans name=x %}\n  Hello {{ name }},\n  come in\n{% endtrans %}</p>'
    )
    (house / "django_templates/b.html").write_text(
        '{% load i18n %}{% translate "Sugar" %}{% blocktranslate with a=b trimmed %}\n Milk\n {{ a }}{% endblocktranslate %}'
    )
    assert catalogues.words_of("kitchen") == {
        Words("", "Bread"), Words("", "%(n)d loaf", "%(n)d loaves"), Words("oven", "Hot"), Words("", "Salt"),
        Words("", "Hello %(name)s, come in"), Words("", "Sugar"), Words("", "Milk %(a)s"),
    }  # fmt: skip


def test_a_catalogue_is_written_the_same_way_each_time_and_keeps_what_was_translated(house: Path) -> None:
    (house / "views.py").write_text('_("Salt")\n_("Bread")\n')
    assert catalogues.update("kitchen") == (2, 0)
    path = catalogues.path_of("kitchen")
    path.write_text(path.read_text().replace('msgid "Bread"\nmsgstr ""', 'msgid "Bread"\nmsgstr "Bánh mì"'))
    (house / "views.py").write_text('\n\n_("Bread")\n_("Sugar")\n')
    assert catalogues.update("kitchen") == (1, 1)
    text = path.read_text()
    assert 'msgid "Bread"\nmsgstr "Bánh mì"' in text
    assert "Salt" not in text
    assert "Date" not in text
    assert str(house) not in text
    assert catalogues.update("kitchen") == (0, 0)
    assert path.read_text() == text


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("", "not in the catalogue"),
        ('msgid "%(n)s loaves"\nmsgstr ""\n', "not translated"),
        ('#, fuzzy\nmsgid "%(n)s loaves"\nmsgstr "%(n)s ổ"\n', "fuzzy"),
        ('msgid "%(n)s loaves"\nmsgstr "%(m)s ổ"\n', "other placeholders"),
        ('msgid "%(n)s loaves"\nmsgstr "%(n)s ổ"\n\nmsgid "Old"\nmsgstr "Cũ"\n', "no source says this"),
    ],
)
def test_every_hole_is_told(house: Path, entry: str, fault: str) -> None:
    (house / "views.py").write_text('_("%(n)s loaves")\n')
    path = catalogues.path_of("kitchen")
    path.parent.mkdir(parents=True)
    path.write_text(catalogues.HEADER + entry)
    told = list(catalogues.faults("kitchen"))
    assert [fault in one for one in told] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "<p>Hello there</p>",
        '<img alt="A loaf">',
        '<input placeholder="Tìm">',
        "{% if x %}<b>Yes</b>{% endif %}",
        '{{ ui.button("Save it") }}',
        '{{ ui.card(title="Bánh mì") }}',
    ],
)
def test_bare_words_in_a_template_are_found(tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.html"
    file.write_text(text)
    assert len(list(bare_text.in_jinja(file))) == 1


@pytest.mark.parametrize(
    "text",
    [
        '<p>{{ _("Hello") }}</p>',
        "<p>{% trans %}Hello{% endtrans %} · 5 / 7 &nbsp; Vai</p>",
        '<p class="card wide" data-kind="Primary">{{ name }}</p>',
        '<b translate="no">Tiếng Việt</b>',
        '{{ ui.button(_("Save"), "plus", kind="primary") }}',
        "<code>vai serve</code><!-- a comment -->",
    ],
)
def test_what_is_no_word_is_left_alone(tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.html"
    file.write_text(text)
    assert list(bare_text.in_jinja(file)) == []


def test_bare_words_in_clothes_for_a_library_are_found(tmp_path: Path) -> None:
    file = tmp_path / "x.html"
    file.write_text("{% load i18n %}<p>{% translate 'Bread' %}</p><p>{{ x }} and butter</p>")
    assert list(bare_text.in_django(file)) == ["and butter"]

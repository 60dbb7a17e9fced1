"""The texts by which a form is put into another page: a frame, or a plain form that posts to the same address."""

from __future__ import annotations

from html import escape

from django.utils.translation import gettext as _

from vai.doors.intake import fields
from vai.doors.models import WebForm

_TYPES = {"phone": "tel", "email": "email"}


def frame(web: WebForm, address: str) -> str:
    """Write the frame that shows the form inside another page."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(web.title_vi)}" width="100%" height="720" loading="lazy"'
        ' referrerpolicy="strict-origin-when-cross-origin"></iframe>'
    )


def plain(web: WebForm, address: str) -> str:
    """Write a form of the other page's own, with the names of fields by which it is understood here."""
    lines = [f'<form method="post" action="{escape(address)}" accept-charset="utf-8">']
    for asked in web.fields:
        code = asked["code"]
        known = fields.ASKED.get(code)
        label = asked.get("label_vi") or (str(known.label) if known else code)
        required = " required" if asked.get("is_required") else ""
        if code == "need":
            control = f'<textarea name="{escape(code)}"{required}></textarea>'
        else:
            control = f'<input type="{_TYPES.get(code, "text")}" name="{escape(code)}"{required}>'
        lines.append(f"  <label>{escape(label)} {control}</label>")
    if web.consent_vi:
        required = " required" if web.is_consent_required else ""
        consent = f'<input type="checkbox" name="{fields.CONSENT}"{required}>'
        lines.append(f"  <label>{consent} {escape(web.consent_vi)}</label>")
    lines.append(f'  <input name="{fields.TRAP}" hidden tabindex="-1" autocomplete="off">')
    lines += [f"  <button>{escape(_('Send'))}</button>", "</form>"]
    return "\n".join(lines)

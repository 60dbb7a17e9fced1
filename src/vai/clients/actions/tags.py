"""Tags: made by the way by anybody, put on accounts and contacts by who may change those."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from vai.clients import rules
from vai.clients.actions import fields
from vai.clients.models import Account, AccountTag, Contact, ContactTag, Tag
from vai.core.errors import Refused
from vai.core.text import fold
from vai.staff.models import Person

COLOURS = ("grey", "blue", "green", "amber", "red", "violet")
Owner = Account | Contact


class TagNameTaken(Refused):
    """Another tag has this name."""

    code = "tag_name_taken"


def named(name: str) -> Tag:
    """Find a tag by its name, whatever its case and accents, or make it."""
    written = fields.text(name, "tag", most=60)
    if not written:
        raise fields.ValueRefused(_("Give the tag a name."), field="tag")
    found = Tag.objects.filter(name_f=fold(written)).first()
    return found or Tag.objects.create(name=written)


def change_tag(tag: Tag, *, name: str, colour: str, by: Person, at: datetime) -> Tag:
    """Rename or recolour a tag, everywhere at once.

    :raises NotAllowed: the person administers nothing.
    :raises TagNameTaken: another tag is called so.
    """
    rules.require(rules.Act.SETTLE, rules.company_standing())
    written = fields.text(name, "name", most=60)
    if not written:
        raise fields.ValueRefused(_("Give the tag a name."), field="name")
    if colour not in COLOURS:
        raise fields.ValueRefused(_("Choose one of the list."), field="colour")
    if Tag.objects.filter(name_f=fold(written)).exclude(pk=tag.pk).exists():
        raise TagNameTaken(_("Another tag is called “%(name)s”.") % {"name": written}, field="name")
    fields.apply(tag, {"name": written, "colour": colour})
    return tag


def add_tags(owner: Owner, names: Iterable[str], *, by: Person, at: datetime) -> None:
    """Put tags on an account or a contact beside those it has.

    :raises NotAllowed: the person may not change the owner.
    """
    rules.require(rules.Act.TAG, _standing(owner))
    put(owner, names)


def remove_tags(owner: Owner, names: Iterable[str], *, by: Person, at: datetime) -> None:
    """Take tags off an account or a contact.

    :raises NotAllowed: the person may not change the owner.
    """
    rules.require(rules.Act.TAG, _standing(owner))
    folded = [fold(fields.text(name, "tag", most=60)) for name in names]
    for link in _links(owner).filter(tag__name_f__in=folded):
        link.delete()


def put(owner: Owner, names: Iterable[str]) -> None:
    """Do what `add_tags` does, for an action that has asked whether it may."""
    wanted = {tag.pk: tag for tag in (named(name) for name in names if name.strip())}
    if not wanted:
        return
    held = set(_links(owner).values_list("tag_id", flat=True))
    for tag in wanted.values():
        if tag.pk not in held:
            _links(owner).create(tag=tag, **_link(owner))


def _standing(owner: Owner) -> rules.Standing:
    return rules.standing(owner) if isinstance(owner, Account) else rules.contact_standing(owner)


def _link(owner: Owner) -> dict[str, Owner]:
    return {"account" if isinstance(owner, Account) else "contact": owner}


def _links(owner: Owner) -> QuerySet[Any]:
    links: Any = AccountTag.objects if isinstance(owner, Account) else ContactTag.objects
    found: QuerySet[Any] = links.filter(**_link(owner)).order_by("id")
    return found

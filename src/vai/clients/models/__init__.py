"""The tables of the room."""

from vai.clients.models.account import Account, AccountTag, Tier
from vai.clients.models.contact import Affiliation, Contact, ContactTag
from vai.clients.models.coverage import Coverage, CoverageOffer
from vai.clients.models.custom_field import CustomField
from vai.clients.models.duplicate import DuplicatePair, DuplicateSearch
from vai.clients.models.group import AccountGroup, AccountGroupMember
from vai.clients.models.merge import Merge
from vai.clients.models.point import ContactPoint
from vai.clients.models.tag import Tag

__all__ = [
    "Account",
    "AccountGroup",
    "AccountGroupMember",
    "AccountTag",
    "Affiliation",
    "Contact",
    "ContactPoint",
    "ContactTag",
    "Coverage",
    "CoverageOffer",
    "CustomField",
    "DuplicatePair",
    "DuplicateSearch",
    "Merge",
    "Tag",
    "Tier",
]

"""Forms of the room: they read and check, actions write."""

from vai.clients.forms.accounts import AccountForm, NewAccountForm, QuickAccountForm
from vai.clients.forms.contacts import ContactForm, NewContactForm, PlaceForm, QuickContactForm

__all__ = [
    "AccountForm",
    "ContactForm",
    "NewAccountForm",
    "NewContactForm",
    "PlaceForm",
    "QuickAccountForm",
    "QuickContactForm",
]

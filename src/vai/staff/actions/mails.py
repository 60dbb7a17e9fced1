"""Mail about signing in, in the language and the zone of who gets it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import translation

from vai.core import formats
from vai.staff import phrases
from vai.staff.models import Person


def password_link(person: Person) -> str:
    """Make the address at which a person sets a new password; it works once."""
    key = default_token_generator.make_token(person)
    path = reverse(
        "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(person), "key": key}
    )
    return f"{settings.BASE_URL}{path}"


def send_password_link(person: Person, *, by: Person, at: datetime) -> None:
    """Send the address at which a person sets a new password."""
    with translation.override(person.language):
        text = phrases.PASSWORD_LINK % {"name": person.given_name, "url": password_link(person)}
        send_mail(str(phrases.PASSWORD_LINK_SUBJECT), text, None, [person.email])


def tell_of_sign_in_change(person: Person, change: str, *, by: Person, at: datetime) -> None:
    """Tell a person what happened to their sign-in."""
    with translation.override(person.language):
        text = phrases.SIGN_IN_CHANGED % {
            "name": person.given_name,
            "time": formats.moment(at, ZoneInfo(person.timezone)),
            "change": phrases.SIGN_IN_CHANGES[change],
            "url": f"{settings.BASE_URL}{reverse('staff:profile')}",
        }
        send_mail(str(phrases.SIGN_IN_CHANGED_SUBJECT), text, None, [person.email])

"""Groups of accounts that belong together: companies of one owner, members of one household."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vai.clients.enums import GroupKind
from vai.core.models import Folded, Record


class AccountGroup(Record):
    """A group of companies, or a household."""

    kind = models.CharField(max_length=10, choices=GroupKind.choices, default=GroupKind.GROUP)
    name = models.CharField(max_length=200)
    name_f = Folded("name")
    note = models.CharField(max_length=300, blank=True)
    created_by = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "account_group"
        verbose_name = _("group")

    def __str__(self) -> str:
        return self.name


class AccountGroupMember(Record):
    """An account in a group, and what it is there (parent company, spouse, child)."""

    group = models.ForeignKey(AccountGroup, on_delete=models.CASCADE, related_name="members")
    account = models.ForeignKey("clients.Account", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=60, blank=True)

    class Meta:
        db_table = "account_group_member"
        constraints = [models.UniqueConstraint(fields=["group", "account"], name="account_group_member_once")]

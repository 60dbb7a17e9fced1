"""An address by the Vietnamese units in force since 2025-07-01, with the text as it was given."""

from django.db import models


class Address(models.Model):
    """`ward_code` and `province_code` are those of core.addresses; `address_text` keeps what was written."""

    street = models.CharField(max_length=200, blank=True)
    ward_code = models.CharField(max_length=10, blank=True)
    province_code = models.CharField(max_length=10, blank=True)
    country = models.CharField(max_length=2, default="VN", blank=True)
    address_text = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True

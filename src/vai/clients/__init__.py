"""Who is served, and by whom: accounts, contacts, affiliations, groups, tags, custom fields, coverage.

Owns the words account, contact, affiliation, household, group, tier, coverage, offer, merge.
May import journal, staff, ui and core.
"""

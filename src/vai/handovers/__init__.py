"""From one role to the next: a thing with a checklist, an acceptance and a clock.

Owns the words handover, checklist, template, sent back, escalation.
May import contracts, hunting, catalog, clients, journal, staff, ui and core.
"""

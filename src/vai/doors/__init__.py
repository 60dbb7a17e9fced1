"""Doors: how data comes in and goes out: import, export, REST, mail, calendar, webhooks.

Owns the words: door, import, batch, profile, draft. May import every context below it; only config and workspace import it.
"""
